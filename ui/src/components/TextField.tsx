import type { ClipboardEvent, ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import styles from './Field.module.css';
import { FieldLine } from './FieldLine';

export interface TextFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The person leaves the field, or pasted into it: the moments to check. */
  onSettled?: (value: string) => void;
  help?: ReactNode;
  error?: string | null;
  warning?: string | null;
  /** What was changed for the person. */
  note?: ReactNode;
  mono?: boolean;
  inputMode?: 'text' | 'numeric' | 'url';
  /** The first field of a dialog. */
  autoFocus?: boolean;
  /** For a password manager: what the field holds. */
  autoComplete?: 'off' | 'username';
  testId?: string;
}

export function TextField(props: TextFieldProps) {
  const { id, label, value, onChange, onSettled, help, error, warning, note, mono, inputMode, autoFocus, autoComplete = 'off', testId } = props;
  const settleAfterPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    // The pasted text reaches the input after this event.
    setTimeout(() => onSettled?.(input.value), 0);
  };
  return (
    <AriaTextField
      className={styles.field}
      value={value}
      onChange={onChange}
      onBlur={() => onSettled?.(value)}
      isInvalid={Boolean(error)}
      autoFocus={autoFocus}
      autoComplete={autoComplete}
      validationBehavior="aria"
    >
      <Label className={styles.label}>{label}</Label>
      {help || warning || note ? (
        <Text slot="description" className={styles.notes}>
          {help ? <span className={styles.help}>{help}</span> : null}
          {note ? <FieldLine tone="note">{note}</FieldLine> : null}
          {warning ? <FieldLine tone="warning">{warning}</FieldLine> : null}
        </Text>
      ) : null}
      <Input
        id={id}
        className={mono ? `${styles.input} ${styles.mono}` : styles.input}
        inputMode={inputMode ?? 'text'}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        onPaste={settleAfterPaste}
        data-testid={testId}
      />
      <FieldError>
        <FieldLine tone="error" testId={testId ? `${testId}-error` : undefined}>
          {error}
        </FieldLine>
      </FieldError>
    </AriaTextField>
  );
}
