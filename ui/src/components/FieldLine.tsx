import type { ReactNode } from 'react';
import type { Severity } from '../bindings';
import styles from './Field.module.css';
import { ErrorIcon, InfoIcon, SuccessIcon, WarningIcon } from './icons';

const icons = { ok: SuccessIcon, warning: WarningIcon, error: ErrorIcon, note: InfoIcon } as const;

export interface FieldLineProps {
  tone: Severity | 'note';
  children: ReactNode;
  testId?: string;
}

/** One line below a field: the tone is told by the outline of the icon too. */
export function FieldLine({ tone, children, testId }: FieldLineProps) {
  const Mark = icons[tone];
  const tint = tone === 'note' ? undefined : styles[tone];
  return (
    <span className={`${styles.line} ${tint ?? ''}`} data-tone={tone} data-testid={testId}>
      <Mark size={16} />
      <span>{children}</span>
    </span>
  );
}
