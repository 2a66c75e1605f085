import { useState } from 'react';
import type { Picked, TxnFilter, TxnRow } from '../../bindings';
import { Button, toast } from '../../components';
import { formatCount } from '../../format/ids';
import { toHostError } from '../../host';
import { wordsForError } from '../../i18n/en/errors';
import { transactions } from '../../i18n/en/transactions';
import { rangeLimit } from '../grid/useGridSelection';
import { Sums, useTotals } from '../Totals';
import { NoteDialog } from './NoteDialog';
import { TagsDialog } from './TagsDialog';
import styles from './Bulk.module.css';

const words = transactions.bulk;

export interface BulkBarProps {
  accountId: string;
  filter: TxnFilter;
  picked: Picked | null;
  selected: number;
  /** Reads the rows behind the selection. */
  rowsOf: () => Promise<TxnRow[]>;
  onExport: () => void;
  onClear: () => void;
}

type Open = { what: 'note' | 'tags'; ids: string[]; tags: string[] };

/** What can be done with many payments. Refunds are never among it: each is looked at by itself. */
export function BulkBar({ accountId, filter, picked, selected, rowsOf, onExport, onClear }: BulkBarProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const totals = useTotals(filter, picked);
  const tooMany = selected > rangeLimit;

  const start = async (what: Open['what']) => {
    try {
      const rows = await rowsOf();
      const tags = [...new Set(rows.flatMap((row) => row.tags))].sort((a, b) => a.localeCompare(b));
      setOpen({ what, ids: rows.map((row) => row.id), tags });
    } catch (reason) {
      const error = wordsForError(toHostError(reason));
      toast({ title: error.title, body: error.todo, tone: 'danger' });
    }
  };

  return (
    <div role="group" className={styles.bar} aria-label={words.label} data-region="bulk" data-testid="bulk-bar">
      <div className={styles.sums} aria-busy={totals.isPlaceholderData} data-testid="totals-selection">
        <span className={styles.count} data-testid="totals-selected" data-count={selected}>
          {transactions.totals.selected(formatCount(selected))}
        </span>
        {totals.data && <Sums totals={totals.data} prefix="selected" />}
      </div>
      <div className={styles.actions}>
        {tooMany && <span className={styles.why}>{words.tooMany(formatCount(rangeLimit))}</span>}
        <Button size="small" isDisabled={tooMany} onPress={() => void start('note')} data-testid="bulk-note">
          {words.note}
        </Button>
        <Button size="small" isDisabled={tooMany} onPress={() => void start('tags')} data-testid="bulk-tags">
          {words.tags}
        </Button>
        <Button size="small" onPress={onExport} data-testid="bulk-export">
          {words.export}
        </Button>
        <Button variant="quiet" size="small" onPress={onClear} data-testid="clear-selection">
          {transactions.totals.clearSelection}
        </Button>
      </div>
      {open?.what === 'note' && <NoteDialog accountId={accountId} ids={open.ids} onClose={() => setOpen(null)} />}
      {open?.what === 'tags' && <TagsDialog accountId={accountId} ids={open.ids} tags={open.tags} onClose={() => setOpen(null)} />}
    </div>
  );
}
