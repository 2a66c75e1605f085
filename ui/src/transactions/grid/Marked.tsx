import type { MatchedIn, SearchedColumn, TxnRow } from '../../bindings';
import styles from './Grid.module.css';

/** The matched parts of one column, in order and without overlaps, within the text. */
export function spansOf(matched: readonly MatchedIn[], column: SearchedColumn, length: number): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  const own = matched.filter((one) => one.column === column).sort((a, b) => a.from - b.from || b.to - a.to);
  for (const one of own) {
    const from = Math.max(0, one.from, spans.at(-1)?.to ?? 0);
    const to = Math.min(length, one.to);
    if (from < to) spans.push({ from, to });
  }
  return spans;
}

/** A text with what the search found in it; a name in another direction stays within its bounds. */
export function Marked({ row, column, text }: { row: TxnRow; column: SearchedColumn; text: string }) {
  const spans = row.matched.length === 0 ? [] : spansOf(row.matched, column, text.length);
  if (spans.length === 0) return <bdi>{text}</bdi>;
  const parts = spans.map(({ from, to }, at) => (
    <span key={from}>
      {text.slice(spans[at - 1]?.to ?? 0, from)}
      <mark className={styles.mark}>{text.slice(from, to)}</mark>
    </span>
  ));
  return (
    <bdi>
      {parts}
      {text.slice(spans.at(-1)?.to ?? 0)}
    </bdi>
  );
}
