import { useEffect, useRef } from 'react';
import type { Suggestion } from '../../bindings';
import { transactions } from '../../i18n/en/transactions';
import styles from './Search.module.css';

export interface SuggestionListProps {
  id: string;
  suggestions: readonly Suggestion[];
  active: number;
  onActive: (at: number) => void;
  onTake: (at: number) => void;
}

export const optionId = (list: string, at: number): string => `${list}-${at}`;

/**
 * The list below the box. It stands for one piece of a longer text, and the live region must go on
 * speaking while it is open: both are beyond a combobox that holds one value and hides the rest.
 */
export function SuggestionList({ id, suggestions, active, onActive, onTake }: SuggestionListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul ref={list} id={id} role="listbox" className={styles.suggestions} aria-label={transactions.search.suggestions} data-testid="suggestions">
      {suggestions.map((one, at) => (
        <li
          key={one.piece}
          id={optionId(id, at)}
          role="option"
          className={styles.suggestion}
          aria-selected={at === active}
          data-testid="suggestion"
          onPointerMove={() => active !== at && onActive(at)}
          // The box keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(at)}
        >
          <bdi className={styles.piece}>{one.piece}</bdi>
          {one.about && <span className={styles.about}>{one.about}</span>}
        </li>
      ))}
    </ul>
  );
}
