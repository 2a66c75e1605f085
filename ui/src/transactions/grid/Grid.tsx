import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type Ref } from 'react';
import { hasMod } from '../../app/platform';
import { announce } from '../../app/session';
import type { SortColumn, TerminalKind, TxnFilter, TxnRow, TxnSort, ViewColumn } from '../../bindings';
import { transactions } from '../../i18n/en/transactions';
import { clampWidth, moved, shownColumns, templateOf, widthStep, withWidth } from '../columns/columnModel';
import { GridHeader, HeaderHelp } from './GridHeader';
import { GridRow } from './GridRow';
import { moveFor, type CellFocus } from './keys';
import { isSelected, type Selection } from './selection';
import { useGridSelection } from './useGridSelection';
import { useRows } from './useLedger';
import { useRowWindow } from './useRowWindow';
import styles from './Grid.module.css';

export interface GridHandle {
  /** Back to the row a panel was opened from. */
  focusRow(id: string): void;
  /** The rows behind the selection, in the order of the list. */
  selectedRows(): Promise<TxnRow[]>;
}

export interface GridProps {
  filter: TxnFilter;
  sort: TxnSort;
  /** Rows of the whole list. */
  total: number;
  /** The total is final, not what was found so far. */
  counted: boolean;
  /** The rows of the list that are in this grid: all of them, or one page. */
  first: number;
  count: number;
  layout: readonly ViewColumn[];
  onLayout: (layout: ViewColumn[]) => void;
  /** The first column stays when the others are scrolled sideways. */
  pinned: boolean;
  /** A row of the list to go to; a new object is a new wish. */
  goal: { row: number } | null;
  rowHeight: number;
  kinds: ReadonlyMap<string, TerminalKind>;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  openId: string | null;
  onOpen: (row: TxnRow, byKey: boolean) => void;
  /** The focus moved while a panel is open. */
  onPeek: (row: TxnRow) => void;
  onClose: () => void;
  onSort: (column: SortColumn) => void;
  busy: boolean;
  ref?: Ref<GridHandle>;
}

const headerHeight = 34;

function cellOf(target: EventTarget): CellFocus | null {
  const text = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null;
  const [row, column] = (text ?? '').split(':').map(Number);
  return text && row !== undefined && column !== undefined ? { row, column } : null;
}

export function Grid(props: GridProps) {
  const { filter, sort, total, first, count, layout, rowHeight, selection, openId, goal } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRowWindow(scroller, count, rowHeight, headerHeight);
  const rows = useRows(filter, sort, total, first + view.first, first + view.last);
  const rowAt = (index: number) => rows.rowAt(first + index);
  const find = (id: string): number => {
    const place = rows.find(id) - first;
    return place >= 0 && place < count ? place : -1;
  };
  const columns = useMemo(() => shownColumns(layout), [layout]);
  const shown = useMemo(() => new Set<string>(columns.map((one) => one.key)), [columns]);
  const { template, least } = templateOf(columns);
  const marks = useGridSelection(rows, total, columns, selection, props.onSelection);
  const [focus, setFocus] = useState<CellFocus>({ row: 0, column: 0 });
  const [wanted, setWanted] = useState(0);
  const focusedId = useRef<string | null>(null);
  const at: CellFocus = { row: Math.min(focus.row, count - 1), column: Math.min(focus.column, columns.length - 1) };
  const focusedRow = at.row >= 0 ? rowAt(at.row) : undefined;

  const focusCell = (next: CellFocus) => {
    if (next.row >= 0) view.reveal(next.row);
    setFocus(next);
    focusedId.current = (next.row >= 0 ? rowAt(next.row)?.id : null) ?? null;
    setWanted((turn) => turn + 1);
  };

  useLayoutEffect(() => {
    if (wanted === 0) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${at.row}:${at.column}"]`);
    cell?.focus({ preventScroll: true });
    // Sideways the browser may help; up and down only `reveal` may scroll.
    if (cell && scroller.current) revealColumn(scroller.current, cell);
    // Only an explicit request moves the focus.
  }, [wanted]);

  // New rows push others down: the focus stays on its record, not on its number.
  useLayoutEffect(() => {
    if (at.row < 0) return;
    const here = rowAt(at.row)?.id;
    if (!focusedId.current || !here) {
      focusedId.current = here ?? focusedId.current;
      return;
    }
    if (here === focusedId.current) return;
    const now = find(focusedId.current);
    if (now < 0) {
      focusedId.current = here;
      return;
    }
    const hadFocus = scroller.current?.contains(document.activeElement) ?? false;
    if (view.offset() > 0) view.place(view.offset() + (now - at.row) * rowHeight);
    setFocus({ row: now, column: at.column });
    if (hadFocus) setWanted((turn) => turn + 1);
  }, [rows.version]);

  // Another question or order: back to the top, nothing remembered.
  const question = JSON.stringify([filter, sort, first]);
  const asked = useRef(question);
  useEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    focusedId.current = null;
    marks.forgetAnchor();
    view.place(0);
    setFocus((known) => ({ row: Math.min(known.row, 0), column: known.column }));
  }, [question]);

  useEffect(() => {
    if (goal) focusCell({ row: Math.max(0, Math.min(count - 1, goal.row - first)), column: at.column });
  }, [goal]);

  useEffect(() => {
    if (!openId || !focusedRow || focusedRow.id === openId) return;
    if (!scroller.current?.contains(document.activeElement)) return;
    const timer = setTimeout(() => props.onPeek(focusedRow), 150);
    return () => clearTimeout(timer);
  }, [focusedRow?.id, openId]);

  useImperativeHandle(props.ref, () => ({
    focusRow(id) {
      const row = find(id);
      focusCell({ row: row >= 0 ? row : at.row, column: at.column });
    },
    selectedRows: marks.selectedRows,
  }));

  const resize = (by: number) => {
    const column = columns[at.column];
    if (!column) return;
    const width = clampWidth(column.width + by);
    props.onLayout(withWidth(layout, column.key, width));
    announce(transactions.columnWidth(column.title, width));
  };

  /** The focus goes along with the column. */
  const moveColumn = (by: number) => {
    const column = columns[at.column];
    const to = at.column + by;
    if (!column || to < 0 || to >= columns.length) return;
    props.onLayout(moved(layout, column.key, to));
    announce(transactions.columnMoved(column.title, to + 1, columns.length));
    focusCell({ row: -1, column: to });
  };

  const onHeaderKey = (event: KeyboardEvent): boolean => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const column = columns[at.column];
    if (by !== 0 && event.altKey) moveColumn(by);
    else if (by !== 0 && event.shiftKey) resize(by * widthStep);
    else if ((event.key === 'Enter' || event.key === ' ') && column) {
      if (column.sort) props.onSort(column.sort);
      else announce(transactions.notSorted(column.title));
    } else return false;
    return true;
  };

  const onRowKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'Enter' && focusedRow) props.onOpen(focusedRow, true);
    else if (event.key === ' ' && focusedRow) marks.toggle(focusedRow, first + at.row);
    else return false;
    return true;
  };

  const onAnyKey = (event: KeyboardEvent): boolean => {
    const letter = event.key.toLowerCase();
    if (hasMod(event) && letter === 'a') marks.all();
    else if (hasMod(event) && letter === 'c' && event.shiftKey) void marks.copyId(focusedRow);
    else if (hasMod(event) && letter === 'c' && !hasTextSelection()) void marks.copy(focusedRow);
    else if (event.key === 'Escape') {
      if (openId) props.onClose();
      else marks.clear();
    } else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const handled = (at.row < 0 ? onHeaderKey(event) : onRowKey(event)) || onAnyKey(event);
    const next = handled ? null : moveFor(event, at, { rows: count, columns: columns.length, page: view.rowsPerPage() });
    if (!handled && !next) return;
    event.preventDefault();
    if (!next) return;
    if (event.shiftKey && next.row >= 0 && at.row >= 0 && next.row !== at.row) void marks.extendTo(first + next.row, first + at.row);
    else if (!event.shiftKey) marks.forgetAnchor();
    focusCell(next);
  };

  const onClick = (event: MouseEvent) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    if (cell.row < 0) {
      focusCell(cell);
      return;
    }
    const row = rowAt(cell.row);
    if (event.shiftKey) void marks.extendTo(first + cell.row, first + Math.max(0, at.row));
    else if (event.ctrlKey || event.metaKey) {
      if (row) marks.toggle(row, first + cell.row);
    } else if (row) props.onOpen(row, false);
    focusCell(cell);
  };

  // "Copy" of the native Edit menu; WebKit enables it only when `beforecopy` is taken.
  useEffect(() => {
    const element = scroller.current;
    const take = (event: Event) => event.preventDefault();
    element?.addEventListener('beforecopy', take);
    return () => element?.removeEventListener('beforecopy', take);
  }, []);

  const indices: number[] = [];
  for (let index = view.first; index <= view.last; index += 1) indices.push(index);
  const parked = at.row >= 0 && (at.row < view.first || at.row > view.last) ? at.row : -1;
  if (parked >= 0) indices.push(parked);
  // Elements are used again for other rows; the one with the focus keeps its row, even parked.
  const slotOf = (index: number): string | number => {
    const slot = index % view.slots;
    return parked >= 0 && index !== parked && slot === parked % view.slots ? 'spare' : slot;
  };

  return (
    <div
      ref={scroller}
      role="grid"
      className={styles.grid}
      aria-label={transactions.gridLabel}
      aria-rowcount={props.counted ? total + 1 : -1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-busy={props.busy}
      data-pinned={props.pinned || undefined}
      data-region="grid"
      data-testid="grid"
      onKeyDown={onKeyDown}
      onClick={onClick}
      onCopy={(event) => {
        if (hasTextSelection()) return;
        event.preventDefault();
        void marks.copy(focusedRow);
      }}
      onMouseDown={(event) => {
        // Shift+click selects rows here, not text.
        if (event.shiftKey) event.preventDefault();
      }}
    >
      <div className={styles.inner} style={{ minWidth: least, ['--columns' as string]: template, ['--row' as string]: `${rowHeight}px` }} role="presentation">
        <div role="rowgroup" className={styles.headGroup}>
          <GridHeader
            columns={columns}
            sort={sort}
            tabColumn={at.row < 0 ? at.column : -1}
            onWidth={(key, width) => props.onLayout(withWidth(layout, key, width))}
            onMove={(key, to) => props.onLayout(moved(layout, key, to))}
            onSort={props.onSort}
          />
        </div>
        <div role="rowgroup" className={styles.spacer} style={{ height: view.spacer }}>
          {indices.map((index) => {
            const row = rowAt(index);
            return (
              <GridRow
                key={slotOf(index)}
                index={index}
                place={first + index}
                columns={columns}
                shown={shown}
                top={view.topOf(index)}
                row={row}
                kind={row && props.kinds.get(row.terminalId)}
                selected={row ? isSelected(selection, row.id) : selection.all}
                opened={row !== undefined && row.id === openId}
                tabColumn={index === at.row ? at.column : -1}
                parked={index === parked}
              />
            );
          })}
        </div>
      </div>
      <HeaderHelp />
    </div>
  );
}

const hasTextSelection = (): boolean => (window.getSelection()?.toString() ?? '') !== '';

function revealColumn(scroller: HTMLElement, cell: HTMLElement): void {
  const outer = scroller.getBoundingClientRect();
  const inner = cell.getBoundingClientRect();
  if (inner.left < outer.left) scroller.scrollLeft -= outer.left - inner.left;
  else if (inner.right > outer.right) scroller.scrollLeft += inner.right - outer.right;
}
