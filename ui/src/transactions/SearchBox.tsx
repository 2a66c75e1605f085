import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton, Input, SearchField } from 'react-aria-components';
import { useCommand } from '../app/commands';
import { modName } from '../app/platform';
import { CloseIcon, SearchIcon } from '../components/icons';
import { transactions } from '../i18n/en/transactions';
import { changeFilters, useFilters } from './filters/filterState';
import styles from './SearchBox.module.css';

const debounceMs = 150;
const words = transactions.search;

export function SearchBox() {
  const { text } = useFilters();
  const [typed, setTyped] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(text);

  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      changeFilters({ text: typed });
    }, debounceMs);
    return () => clearTimeout(timer);
  }, [typed]);

  useEffect(() => {
    // Removed elsewhere, by a chip or "clear all".
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);

  useCommand('find', () => {
    input.current?.focus();
    input.current?.select();
  });

  return (
    <SearchField aria-label={words.label} className={styles.field} value={typed} onChange={setTyped}>
      <SearchIcon className={styles.icon} />
      <Input
        ref={input}
        onPaste={(event) => {
          // The field would glue pasted lines together; between words belongs a space.
          const pasted = event.clipboardData.getData('text');
          if (!/[\r\n]/.test(pasted)) return;
          event.preventDefault();
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          const line = pasted.replace(/\s+/g, ' ').trim();
          setTyped(value.slice(0, selectionStart ?? 0) + line + value.slice(selectionEnd ?? value.length));
        }}
        className={styles.input}
        placeholder={words.placeholder}
        data-testid="search"
      />
      {typed ? (
        <AriaButton className={styles.clear} aria-label={words.clear} data-testid="search-clear">
          <CloseIcon size={14} />
        </AriaButton>
      ) : (
        <kbd className={styles.key} aria-hidden="true">
          {words.key(modName)}
        </kbd>
      )}
    </SearchField>
  );
}
