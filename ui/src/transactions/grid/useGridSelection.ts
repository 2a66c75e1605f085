import { useRef } from 'react';
import { announce } from '../../app/session';
import type { TxnRow } from '../../bindings';
import { copyText, toast } from '../../components';
import { formatCount } from '../../format/ids';
import { toHostError } from '../../host';
import { common } from '../../i18n/en/common';
import { wordsForError } from '../../i18n/en/errors';
import { transactions } from '../../i18n/en/transactions';
import type { Column } from '../columns/columnModel';
import { rowAsText } from './rowText';
import { countSelected, everything, isEmpty, isSelected, nothing, only, toggled, type Selection } from './selection';
import type { Rows } from './useLedger';

/** Ranges and copies read real rows; beyond this a filter or an export is the right tool. */
export const rangeLimit = 5_000;
const words = transactions.selection;

function tell(reason: unknown): void {
  const error = wordsForError(toHostError(reason));
  toast({ title: error.title, body: error.todo, tone: 'danger' });
}

export function useGridSelection(
  rows: Rows,
  total: number,
  columns: readonly Column[],
  selection: Selection,
  onSelection: (next: Selection) => void,
) {
  const anchor = useRef<number | null>(null);
  const seen = useRef(new Map<string, { row: TxnRow; index: number }>());
  const see = (chosen: readonly TxnRow[], from: number) => chosen.forEach((row, at) => seen.current.set(row.id, { row, index: from + at }));

  const select = (next: Selection) => {
    onSelection(next);
    const count = countSelected(next, total);
    if (next.all && next.except.size === 0) announce(words.all(formatCount(total)));
    else announce(count === 0 ? words.none : words.some(formatCount(count)));
  };

  const tooMany = (count: number): boolean => {
    if (count <= rangeLimit) return false;
    announce(words.tooMany(formatCount(rangeLimit)));
    toast({ title: words.tooMany(formatCount(rangeLimit)) });
    return true;
  };

  const extendTo = async (row: number, from: number) => {
    anchor.current ??= from;
    const low = Math.min(anchor.current, row);
    const high = Math.max(anchor.current, row);
    if (tooMany(high - low + 1)) return;
    try {
      const chosen = await rows.between(low, high);
      see(chosen, low);
      select(only(chosen.map((one) => one.id)));
    } catch (reason) {
      tell(reason);
    }
  };

  const selectedRows = async (): Promise<TxnRow[]> => {
    if (!selection.all) {
      // Only rows that were on screen or read for a range can be selected one by one.
      const chosen = [...selection.except].flatMap((id) => seen.current.get(id) ?? []);
      return chosen.sort((a, b) => a.index - b.index).map((one) => one.row);
    }
    const all = await rows.between(0, total - 1);
    return all.filter((row) => isSelected(selection, row.id));
  };

  const chosenRows = async (focused: TxnRow | undefined): Promise<TxnRow[]> => {
    if (isEmpty(selection)) return focused ? [focused] : [];
    return selectedRows();
  };

  const say = (done: boolean, text: string) => {
    if (done) announce(text);
    else toast({ title: common.copyFailed, tone: 'danger' });
  };

  return {
    toggle(row: TxnRow, index: number) {
      anchor.current = index;
      see([row], index);
      select(toggled(selection, row.id));
    },
    all: () => select(everything),
    clear: () => {
      anchor.current = null;
      if (!isEmpty(selection)) select(nothing);
    },
    forgetAnchor: () => {
      anchor.current = null;
    },
    extendTo,
    selectedRows,
    async copy(focused: TxnRow | undefined) {
      if (tooMany(selection.all ? total : selection.except.size)) return;
      try {
        const chosen = await chosenRows(focused);
        if (chosen.length === 0) return;
        say(await copyText(chosen.map((row) => rowAsText(row, columns.map((one) => one.key))).join('\n')), words.copied(formatCount(chosen.length)));
      } catch (reason) {
        tell(reason);
      }
    },
    async copyId(focused: TxnRow | undefined) {
      if (focused) say(await copyText(focused.id), words.copiedId);
    },
  };
}
