import type { ReactNode } from 'react';
import styles from './Money.module.css';

export interface FactLine {
  id: string;
  name: string;
  /** Null or empty: the line is left out. */
  value: ReactNode;
  strong?: boolean;
}

/** Only what is known; an empty line tells nobody anything. */
export function Facts({ lines, prefix }: { lines: readonly FactLine[]; prefix: string }) {
  return (
    <dl className={styles.facts}>
      {lines
        .filter(({ value }) => value !== null && value !== '')
        .map(({ id, name, value, strong }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd className={strong ? styles.strong : undefined} data-testid={`${prefix}-${id}`}>
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}
