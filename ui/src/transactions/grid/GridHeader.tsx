import { useRef, type PointerEvent } from 'react';
import type { SortColumn, TxnSort } from '../../bindings';
import { ArrowDownIcon, ArrowUpIcon } from '../../components/icons';
import { transactions } from '../../i18n/en/transactions';
import type { Column } from '../columns/columnModel';
import { useHeaderDrag } from './useHeaderDrag';
import styles from './Grid.module.css';

/** Pointer only; keys use Shift and the arrows on the header itself. */
function WidthHandle({ width, onWidth }: { width: number; onWidth: (width: number | null) => void }) {
  const drag = useRef<{ x: number; width: number } | null>(null);
  const move = (event: PointerEvent) => {
    if (drag.current) onWidth(drag.current.width + event.clientX - drag.current.x);
  };
  const end = () => {
    drag.current = null;
  };
  return (
    <span
      className={styles.handle}
      aria-hidden="true"
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={() => onWidth(null)}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        event.stopPropagation();
        move(event);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

export interface GridHeaderProps {
  columns: readonly Column[];
  sort: TxnSort;
  tabColumn: number;
  onWidth: (key: string, width: number | null) => void;
  onMove: (key: string, to: number) => void;
  onSort: (column: SortColumn) => void;
}

export function GridHeader({ columns, sort, tabColumn, onWidth, onMove, onSort }: GridHeaderProps) {
  const { target, handlersOf } = useHeaderDrag(onMove);
  return (
    <div role="row" className={styles.head} aria-rowindex={1}>
      {columns.map((column, at) => {
        const sorted = column.sort === null ? undefined : sort.column === column.sort ? sort.direction : 'none';
        return (
          <div
            key={column.key}
            role="columnheader"
            className={styles.headCell}
            aria-colindex={at + 1}
            aria-sort={sorted}
            aria-describedby="grid-header-help"
            tabIndex={at === tabColumn ? 0 : -1}
            data-cell={`-1:${at}`}
            data-end={column.end || undefined}
            data-dragged={target?.key === column.key || undefined}
            data-drop={target?.at === at && target.key !== column.key ? true : undefined}
            data-testid={`header-${column.key}`}
            onClick={() => column.sort && onSort(column.sort)}
            {...handlersOf(column.key)}
          >
            <span className={styles.clip}>{column.title}</span>
            {sorted === 'ascending' && <ArrowUpIcon size={12} />}
            {sorted === 'descending' && <ArrowDownIcon size={12} />}
            <WidthHandle width={column.width} onWidth={(width) => onWidth(column.key, width)} />
          </div>
        );
      })}
    </div>
  );
}

export const HeaderHelp = () => (
  <span hidden id="grid-header-help">
    {transactions.headerHelp}
  </span>
);
