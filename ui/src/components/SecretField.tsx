import { useImperativeHandle, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import styles from './Field.module.css';

export interface SecretHandle {
  /** What stands in the input now; ask for it only to hand it to the host. */
  value(): string;
  clear(): void;
  focus(): void;
  hasFocus(): boolean;
}

export interface SecretFieldProps {
  id: string;
  label: string;
  /** Called after a paste and on leaving, when the text changed since the last call. */
  onSecret: (value: string) => void;
  help?: ReactNode;
  invalid?: boolean;
  describedBy?: string;
  /** The first field of a dialog. */
  autoFocus?: boolean;
  testId?: string;
  handle?: Ref<SecretHandle>;
}

/**
 * The secret lives in the input element alone: no React state, no `value` prop. A paste is read
 * from the clipboard event, because the input itself drops line breaks before anyone can count them.
 */
export function SecretField({ id, label, onSecret, help, invalid, describedBy, autoFocus, testId, handle }: SecretFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const changed = useRef(false);

  useImperativeHandle(handle, () => ({
    value: () => input.current?.value ?? '',
    clear: () => {
      if (input.current) input.current.value = '';
      changed.current = false;
    },
    focus: () => input.current?.focus(),
    hasFocus: () => document.activeElement === input.current,
  }));

  const settle = () => {
    const text = input.current?.value ?? '';
    if (!changed.current || text === '') return;
    changed.current = false;
    onSecret(text);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const raw = event.clipboardData.getData('text/plain');
    if (raw === '') return;
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const whole = value.slice(0, selectionStart ?? value.length) + raw + value.slice(selectionEnd ?? value.length);
    // Only after the browser put the text in, so that emptying the input comes last.
    setTimeout(() => {
      changed.current = false;
      onSecret(whole);
    }, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') settle();
  };
  const helpId = `${id}-help`;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {help ? (
        <span id={helpId} className={styles.help}>
          {help}
        </span>
      ) : null}
      <input
        ref={input}
        id={id}
        type="password"
        autoComplete="off"
        autoFocus={autoFocus}
        spellCheck={false}
        className={`${styles.input} ${styles.mono}`}
        aria-invalid={invalid || undefined}
        aria-describedby={[help ? helpId : '', describedBy ?? ''].filter(Boolean).join(' ') || undefined}
        onInput={() => {
          changed.current = true;
        }}
        onPaste={onPaste}
        onBlur={settle}
        onKeyDown={onKeyDown}
        data-testid={testId}
      />
    </div>
  );
}
