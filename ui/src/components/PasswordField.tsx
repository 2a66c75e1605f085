import { useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import { password as words } from '../i18n/en/signIn';
import styles from './Field.module.css';
import { FieldLine } from './FieldLine';
import own from './PasswordField.module.css';
import { ToggleButton } from './ToggleButton';

export interface PasswordHandle {
  /** What stands in the input now; ask for it only to hand it to the host. */
  value(): string;
  clear(): void;
  focus(): void;
}

export interface PasswordFieldProps {
  id: string;
  label: string;
  /** For password managers: one that is known, or one that is being chosen. */
  kind: 'current-password' | 'new-password';
  help?: ReactNode;
  error?: string | null;
  autoFocus?: boolean;
  testId?: string;
  handle: Ref<PasswordHandle>;
}

/**
 * The password lives in the input element alone: no React state, no `value` prop. Paste and
 * password managers work; what was typed can be looked at.
 */
export function PasswordField({ id, label, kind, help, error, autoFocus, testId, handle }: PasswordFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  useImperativeHandle(handle, () => ({
    value: () => input.current?.value ?? '',
    clear: () => {
      if (input.current) input.current.value = '';
      setShown(false);
    },
    focus: () => input.current?.focus(),
  }));
  const helpId = `${id}-help`;
  const errorId = `${id}-problem`;
  const described = [help ? helpId : '', error ? errorId : ''].filter(Boolean).join(' ');
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
      <div className={own.line}>
        <input
          ref={input}
          id={id}
          name={id}
          type={shown ? 'text' : 'password'}
          autoComplete={kind}
          autoFocus={autoFocus}
          autoCapitalize="off"
          spellCheck={false}
          className={styles.input}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          data-testid={testId}
        />
        <ToggleButton isSelected={shown} onChange={setShown} aria-label={words.showOf(label)} data-testid={testId ? `${testId}-show` : undefined}>
          {words.show}
        </ToggleButton>
      </div>
      <span id={errorId}>
        {error ? (
          <FieldLine tone="error" testId={testId ? `${testId}-error` : undefined}>
            {error}
          </FieldLine>
        ) : null}
      </span>
    </div>
  );
}
