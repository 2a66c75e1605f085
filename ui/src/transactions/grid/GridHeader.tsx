import { useRef, type PointerEvent } from 'react';
import type { SortColumn, TxnSort } from '../../bindings';
import { ArrowDownIcon, ArrowUpIcon } from '../../components/icons';
import { columns, type GridColumn } from './columns';
import styles from './Grid.module.css';

/** Pointer only; keys use Alt and the arrows on the header itself. */
function WidthHandle({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
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
      onPointerDown={(event) => {
        event.stopPropagation();
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width };
      }}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

export interface GridHeaderProps {
  sort: TxnSort;
  tabColumn: number;
  widthOf: (column: GridColumn) => number;
  onWidth: (id: SortColumn, width: number) => void;
  onSort: (id: SortColumn) => void;
}

export function GridHeader({ sort, tabColumn, widthOf, onWidth, onSort }: GridHeaderProps) {
  return (
    <div role="row" className={styles.head} aria-rowindex={1}>
      {columns.map((column, at) => {
        const sorted = sort.column === column.id ? sort.direction : 'none';
        return (
          <div
            key={column.id}
            role="columnheader"
            className={styles.headCell}
            aria-colindex={at + 1}
            aria-sort={sorted}
            tabIndex={at === tabColumn ? 0 : -1}
            data-cell={`-1:${at}`}
            data-end={column.end || undefined}
            data-testid={`header-${column.id}`}
            onClick={() => onSort(column.id)}
          >
            <span className={styles.clip}>{column.title}</span>
            {sorted === 'ascending' && <ArrowUpIcon size={12} />}
            {sorted === 'descending' && <ArrowDownIcon size={12} />}
            <WidthHandle width={widthOf(column)} onWidth={(width) => onWidth(column.id, width)} />
          </div>
        );
      })}
    </div>
  );
}
