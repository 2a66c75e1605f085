import { useEffect, useRef, type MouseEvent } from 'react';
import { focusField } from './focusField';
import styles from './ErrorSummary.module.css';
import { CheckIcon, ErrorIcon } from './icons';

export interface SummaryItem {
  /** The id of the field the link moves to; null when the problem has no field. */
  fieldId: string | null;
  label: string;
  message: string;
  /** Put right since; stays in the list so that nothing jumps. */
  done?: boolean;
}

export interface ErrorSummaryProps {
  title: string;
  items: SummaryItem[];
  /** Grows with every failed attempt; each growth moves focus here. 0 = do not take focus. */
  attempt: number;
  doneLabel: string;
}

/** A question is answered by the message alone; any other label says which field is meant. */
const leadOf = (label: string) => (label.endsWith('?') ? '' : `${label}: `);

export function ErrorSummary({ title, items, attempt, doneLabel }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = items.some((item) => !item.done);
  useEffect(() => {
    if (attempt > 0 && shown) box.current?.focus();
  }, [attempt, shown]);
  if (!shown) return null;

  const follow = (event: MouseEvent, fieldId: string) => {
    event.preventDefault();
    focusField(fieldId);
  };
  return (
    <div ref={box} className={styles.box} role="group" aria-labelledby="error-summary-title" tabIndex={-1} data-testid="error-summary">
      <ErrorIcon size={20} />
      <div>
        <h2 id="error-summary-title" className={styles.title}>
          {title}
        </h2>
        <ul className={styles.list}>
          {items.map(({ fieldId, label, message, done }) => (
            <li key={`${fieldId ?? ''}${message}`} data-done={done || undefined}>
              {fieldId ? (
                <a href={`#${fieldId}`} onClick={(event) => follow(event, fieldId)}>
                  {leadOf(label)}
                  <span>{message}</span>
                </a>
              ) : (
                <>
                  <strong>{leadOf(label)}</strong>
                  <span>{message}</span>
                </>
              )}
              {done ? <CheckIcon size={14} label={doneLabel} /> : null}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
