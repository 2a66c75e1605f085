import type { ClipboardEvent, ReactNode } from 'react';
import { FieldError, Label, Text, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import styles from './Field.module.css';
import { FieldLine } from './FieldLine';

export interface TextAreaProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The person leaves the field, or pasted into it: the moments to check. */
  onSettled?: (value: string) => void;
  rows?: number;
  help?: ReactNode;
  error?: string | null;
  mono?: boolean;
  testId?: string;
}

/** A text of several lines; checked like every other field. */
export function TextArea({ id, label, value, onChange, onSettled, rows = 3, help, error, mono, testId }: TextAreaProps) {
  const settleAfterPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const area = event.currentTarget;
    setTimeout(() => onSettled?.(area.value), 0);
  };
  return (
    <AriaTextField
      className={styles.field}
      value={value}
      onChange={onChange}
      onBlur={() => onSettled?.(value)}
      isInvalid={Boolean(error)}
      autoComplete="off"
      validationBehavior="aria"
    >
      <Label className={styles.label}>{label}</Label>
      {help ? (
        <Text slot="description" className={styles.help}>
          {help}
        </Text>
      ) : null}
      <AriaTextArea
        id={id}
        rows={rows}
        className={mono ? `${styles.input} ${styles.mono}` : styles.input}
        spellCheck={!mono}
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
