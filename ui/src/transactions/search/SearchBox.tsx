import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useCommand } from '../../app/commands';
import { modName } from '../../app/platform';
import { announce } from '../../app/session';
import type { SearchChip } from '../../bindings';
import { Button } from '../../components';
import { CloseIcon, SearchIcon } from '../../components/icons';
import { transactions } from '../../i18n/en/transactions';
import { formatCount } from '../../format/ids';
import { changeLedger, ledgerState, search, useLedgerState } from '../state/ledgerState';
import { coverCards } from './cards';
import { cutPieces, joined, oneLine, piecesOf, takeComplete } from './pieces';
import { focusLastChip, SearchChips } from './SearchChips';
import { SearchProblems } from './SearchProblems';
import { optionId, SuggestionList } from './SuggestionList';
import { useSuggestions } from './useSearch';
import styles from './Search.module.css';

const debounceMs = 120;
const words = transactions.search;

/** What is typed, and the pause after which it takes part in the search; the box alone shows it with its card numbers. */
function useTyped() {
  const { draft } = useLedgerState();
  const [typed, setTyped] = useState(draft);
  const sent = useRef(draft);

  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = coverCards(typed);
      changeLedger({ draft: typed });
    }, debounceMs);
    return () => clearTimeout(timer);
  }, [typed]);

  useEffect(() => {
    // Changed elsewhere: by a chip, a view or "clear all".
    if (draft === sent.current) return;
    sent.current = draft;
    setTyped(draft);
  }, [draft]);

  /** At once, with more pieces for the chips. */
  const settle = (text: string, rest: string) => {
    sent.current = coverCards(rest);
    setTyped(rest);
    changeLedger({ text, draft: rest });
  };
  return { typed, setTyped, settle };
}

/** The piece at the end of what is typed: suggestions stand instead of it. */
function lastPiece(typed: string): string {
  const last = cutPieces(typed).at(-1);
  return last && last.to === typed.length ? last.text : '';
}

export interface SearchBoxProps {
  accountId: string;
  chips: readonly SearchChip[];
}

export function SearchBox({ accountId, chips }: SearchBoxProps) {
  const { typed, setTyped, settle } = useTyped();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const piece = lastPiece(typed);
  const suggestions = useSuggestions(accountId, piece, open);
  const shown = open && suggestions.length > 0;

  useEffect(() => {
    if (shown) announce(words.suggested(formatCount(suggestions.length)));
  }, [shown, suggestions.length]);

  useCommand('find', () => {
    input.current?.focus();
    input.current?.select();
  });

  const focusInput = () => input.current?.focus();
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const type = (value: string) => {
    setActive(-1);
    const { pieces, rest } = takeComplete(value);
    setOpen(rest.trim() !== '');
    if (pieces.length > 0) settle(joined(piecesOf(ledgerState().text), pieces), rest);
    else setTyped(rest);
  };
  const take = (at: number) => {
    const one = suggestions[at];
    if (!one) return;
    const before = typed.slice(0, typed.length - piece.length);
    if (one.whole) settle(joined(piecesOf(ledgerState().text), one.piece), before.trimEnd());
    else setTyped(before + one.piece);
    setActive(-1);
    setOpen(!one.whole);
    focusInput();
  };
  /** What was pressed goes away, and the focus must not go with it. */
  const clear = () => {
    settle(ledgerState().text, '');
    focusInput();
  };
  const replace = (at: number, next: string) => {
    settle(joined(pieces.map((one, index) => (index === at ? next : one))), typed);
    focusInput();
  };
  const commit = () => {
    close();
    if (typed.trim() !== '') settle(joined(piecesOf(ledgerState().text), piecesOf(typed)), '');
  };

  const pieces = chips.map((chip) => chip.piece);
  const without = (at: number) => joined(pieces.filter((_, index) => index !== at));
  const edit = (at: number) => {
    const chosen = pieces[at] ?? '';
    settle(joined(without(at), piecesOf(typed)), chosen);
    requestAnimationFrame(() => {
      focusInput();
      input.current?.setSelectionRange(chosen.length, chosen.length);
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const step = (by: number) => setActive((at) => (at + by + suggestions.length + (at < 0 && by < 0 ? 1 : 0)) % suggestions.length);
    if (event.key === 'ArrowDown') shown ? step(1) : setOpen(true);
    else if (event.key === 'ArrowUp' && shown) step(-1);
    else if (event.key === 'Enter') shown && active >= 0 ? take(active) : commit();
    else if (event.key === 'Escape' && shown) close();
    else if (event.key === 'Escape' && typed !== '') settle(ledgerState().text, '');
    else if ((event.key === 'ArrowLeft' || event.key === 'Backspace') && atStart && !event.shiftKey && focusLastChip(box.current)) close();
    else return;
    event.preventDefault();
  };

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    // The field would glue pasted lines together; between words belongs a blank.
    const pasted = event.clipboardData.getData('text');
    if (!/[\r\n]/.test(pasted)) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    type(value.slice(0, selectionStart ?? 0) + oneLine(pasted).trim() + value.slice(selectionEnd ?? value.length));
  };

  return (
    <div className={styles.search} role="search" aria-label={words.region} data-region="search">
      <div ref={box} className={styles.box} onPointerDown={(event) => event.target === event.currentTarget && setTimeout(focusInput, 0)}>
        <SearchIcon className={styles.icon} />
        <SearchChips id={listId} chips={chips} onEdit={edit} onRemove={(at) => settle(without(at), typed)} onLeave={focusInput} />
        <input
          ref={input}
          type="text"
          role="combobox"
          className={styles.input}
          aria-label={words.label}
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={shown ? listId : undefined}
          aria-activedescendant={shown && active >= 0 ? optionId(listId, active) : undefined}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          dir="auto"
          placeholder={chips.length > 0 ? words.more : words.placeholder}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={close}
          data-testid="search"
        />
        {typed !== '' && (
          <AriaButton className={styles.clear} aria-label={words.clear} onPress={clear} data-testid="search-clear">
            <CloseIcon size={14} />
          </AriaButton>
        )}
        {typed === '' && chips.length === 0 && (
          <kbd className={styles.key} aria-hidden="true">
            {words.key(modName)}
          </kbd>
        )}
        {chips.length > 0 && (
          <Button
            variant="quiet"
            size="small"
            data-testid="clear-filters"
            onPress={() => {
              search('');
              announce(words.cleared);
              focusInput();
            }}
          >
            {words.clearAll}
          </Button>
        )}
        {shown && <SuggestionList id={listId} suggestions={suggestions} active={active} onActive={setActive} onTake={take} />}
      </div>
      <SearchProblems id={listId} chips={chips} onReplace={replace} />
    </div>
  );
}
