import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { SearchChip } from '../../bindings';
import { CloseIcon, WarningIcon } from '../../components/icons';
import { transactions } from '../../i18n/en/transactions';
import styles from './Search.module.css';

const words = transactions.search;

/** `status:settled` becomes `status-settled`: how tests name a chip. */
const testName = (piece: string) => piece.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40);

export const problemId = (id: string, at: number) => `${id}-problem-${at}`;

export interface SearchChipsProps {
  /** Of the box; descriptions hang on it. */
  id: string;
  chips: readonly SearchChip[];
  onEdit: (at: number) => void;
  onRemove: (at: number) => void;
  /** The arrow leads out of the last chip, into the box. */
  onLeave: () => void;
}

/** The chip buttons of a group, in order. */
const buttonsOf = (group: Element | null): HTMLElement[] => [...(group?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])];

export function focusLastChip(box: Element | null): boolean {
  const last = buttonsOf(box).at(-1);
  last?.focus();
  return last !== undefined;
}

/** One stop in the tab order; the arrows move among the chips and into the box. */
export function SearchChips({ id, chips, onEdit, onRemove, onLeave }: SearchChipsProps) {
  const group = useRef<HTMLUListElement>(null);
  const removed = useRef<number | null>(null);

  // The next chip takes the place of a removed one, else the one before, else the box.
  useLayoutEffect(() => {
    const at = removed.current;
    if (at === null) return;
    removed.current = null;
    const left = buttonsOf(group.current);
    const next = left[Math.min(at, left.length - 1)];
    if (next) next.focus();
    else onLeave();
  }, [chips]);

  if (chips.length === 0) return null;

  const remove = (at: number) => {
    removed.current = at;
    onRemove(at);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = buttonsOf(group.current);
    const at = buttons.findIndex((one) => one === document.activeElement);
    if (at < 0) return;
    const to = { ArrowLeft: Math.max(0, at - 1), ArrowRight: at + 1, Home: 0, End: buttons.length }[event.key];
    if (to !== undefined) {
      const next = buttons[to];
      if (next) next.focus();
      else onLeave();
    } else if (event.key === 'Delete' || event.key === 'Backspace') remove(at);
    else if (event.key === 'F2') onEdit(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <ul ref={group} className={styles.chips} aria-label={words.chips} onKeyDown={onKeyDown}>
      {chips.map((chip, at) => (
        <li key={`${at}-${chip.piece}`} className={styles.chip} data-problem={chip.problem !== null || undefined} data-testid={`chip-${testName(chip.piece)}`}>
          <AriaButton
            className={styles.edit}
            data-chip
            excludeFromTabOrder={at !== chips.length - 1}
            aria-label={words.edit(chip.problem ? `${chip.label}, ${words.notApplied}` : chip.label)}
            aria-describedby={chip.problem ? problemId(id, at) : `${id}-help`}
            onPress={() => onEdit(at)}
          >
            {chip.problem && <WarningIcon size={14} />}
            <bdi className={styles.label}>{chip.label}</bdi>
          </AriaButton>
          <AriaButton
            className={styles.remove}
            excludeFromTabOrder
            aria-label={words.remove(chip.label)}
            onPress={() => remove(at)}
          >
            <CloseIcon size={12} />
          </AriaButton>
        </li>
      ))}
      <li hidden id={`${id}-help`}>
        {words.chipHelp}
      </li>
    </ul>
  );
}
