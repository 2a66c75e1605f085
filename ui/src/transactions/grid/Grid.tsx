import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type Ref } from 'react';
import { hasMod } from '../../app/platform';
import { announce } from '../../app/session';
import type { SortColumn, TerminalKind, TxnFilter, TxnRow, TxnSort } from '../../bindings';
import { transactions } from '../../i18n/en/transactions';
import { columns, templateOf, useColumnWidths, clampWidth, widthStep } from './columns';
import { GridHeader } from './GridHeader';
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
}

export interface GridProps {
  filter: TxnFilter;
  sort: TxnSort;
  total: number;
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
  const { filter, sort, total, rowHeight, selection, openId } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRowWindow(scroller, total, rowHeight, headerHeight);
  const rows = useRows(filter, sort, total, view.first, view.last);
  const marks = useGridSelection(rows, total, selection, props.onSelection);
  const { widthOf, setWidth } = useColumnWidths();
  const { template, least } = templateOf(widthOf);
  const [focus, setFocus] = useState<CellFocus>({ row: 0, column: 0 });
  const [wanted, setWanted] = useState(0);
  const focusedId = useRef<string | null>(null);
  const at: CellFocus = { row: Math.min(focus.row, total - 1), column: focus.column };
  const focusedRow = at.row >= 0 ? rows.rowAt(at.row) : undefined;

  const focusCell = (next: CellFocus) => {
    if (next.row >= 0) view.reveal(next.row);
    setFocus(next);
    focusedId.current = (next.row >= 0 ? rows.rowAt(next.row)?.id : null) ?? null;
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
    const here = rows.rowAt(at.row)?.id;
    if (!focusedId.current || !here) {
      focusedId.current = here ?? focusedId.current;
      return;
    }
    if (here === focusedId.current) return;
    const moved = rows.find(focusedId.current);
    if (moved < 0) {
      focusedId.current = here;
      return;
    }
    const hadFocus = scroller.current?.contains(document.activeElement) ?? false;
    if (view.offset() > 0) view.place(view.offset() + (moved - at.row) * rowHeight);
    setFocus({ row: moved, column: at.column });
    if (hadFocus) setWanted((turn) => turn + 1);
  }, [rows.version]);

  // Another question or order: back to the top, nothing remembered.
  const question = JSON.stringify([filter, sort]);
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
    if (!openId || !focusedRow || focusedRow.id === openId) return;
    if (!scroller.current?.contains(document.activeElement)) return;
    const timer = setTimeout(() => props.onPeek(focusedRow), 150);
    return () => clearTimeout(timer);
  }, [focusedRow?.id, openId]);

  useImperativeHandle(props.ref, () => ({
    focusRow(id) {
      const row = rows.find(id);
      focusCell({ row: row >= 0 ? row : at.row, column: at.column });
    },
  }));

  const resize = (by: number) => {
    const column = columns[at.column];
    if (!column) return;
    const width = clampWidth(widthOf(column) + by);
    setWidth(column.id, width);
    announce(transactions.columnWidth(column.title, width));
  };

  const onHeaderKey = (event: KeyboardEvent): boolean => {
    const column = columns[at.column];
    if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      resize(event.key === 'ArrowLeft' ? -widthStep : widthStep);
      return true;
    }
    if ((event.key === 'Enter' || event.key === ' ') && column) {
      props.onSort(column.id);
      return true;
    }
    return false;
  };

  const onRowKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'Enter' && focusedRow) props.onOpen(focusedRow, true);
    else if (event.key === ' ' && focusedRow) marks.toggle(focusedRow, at.row);
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
    const next = handled ? null : moveFor(event, at, { rows: total, columns: columns.length, page: view.rowsPerPage() });
    if (!handled && !next) return;
    event.preventDefault();
    if (!next) return;
    if (event.shiftKey && next.row >= 0 && at.row >= 0 && next.row !== at.row) void marks.extendTo(next.row, at.row);
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
    const row = rows.rowAt(cell.row);
    if (event.shiftKey) void marks.extendTo(cell.row, Math.max(0, at.row));
    else if (event.ctrlKey || event.metaKey) {
      if (row) marks.toggle(row, cell.row);
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

  return (
    <div
      ref={scroller}
      role="grid"
      className={styles.grid}
      aria-label={transactions.gridLabel}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-busy={props.busy}
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
            sort={sort}
            tabColumn={at.row < 0 ? at.column : -1}
            widthOf={widthOf}
            onWidth={setWidth}
            onSort={props.onSort}
          />
        </div>
        <div role="rowgroup" className={styles.spacer} style={{ height: view.spacer }}>
          {indices.map((index) => {
            const row = rows.rowAt(index);
            return (
              <GridRow
                key={index}
                index={index}
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
