import type { SavedView, TxnSort, ViewColumn } from '../../bindings';
import { knownColumns } from '../columns/columnModel';
import { joined, piecesOf, piecesOfField } from '../search/pieces';

interface Shown {
  text: string;
  columns: readonly ViewColumn[];
  sort: TxnSort;
}

const withoutDates = (text: string): string => joined(piecesOf(text).filter((piece) => !/^date:/i.test(piece)));
const plain = (text: string): string => joined(piecesOf(text)).toLowerCase();
const layoutOf = (columns: readonly ViewColumn[]): string => columns.map(({ key, width }) => `${key}:${width ?? ''}`).join(' ');

/** What a view leaves open (dates, columns, order) is nobody's change. */
export function isChanged(view: SavedView, { text, columns, sort }: Shown): boolean {
  const dated = piecesOfField(view.text, 'date').length > 0;
  if (plain(dated ? view.text : withoutDates(view.text)) !== plain(dated ? text : withoutDates(text))) return true;
  const own = knownColumns(view.columns);
  if (own.length > 0 && layoutOf(own) !== layoutOf(columns)) return true;
  return view.sort !== null && (view.sort.column !== sort.column || view.sort.direction !== sort.direction);
}
