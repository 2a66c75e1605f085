import { hasMod } from '../../app/platform';

/** `row` -1 is the header. */
export interface CellFocus {
  row: number;
  column: number;
}

export interface Limits {
  rows: number;
  columns: number;
  page: number;
}

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** Where a key leads, or null when it is not a movement. */
export function moveFor(press: KeyPress, at: CellFocus, { rows, columns, page }: Limits): CellFocus | null {
  if (press.altKey) return null;
  const mod = hasMod(press);
  const lastRow = rows - 1;
  const lastColumn = columns - 1;
  const toRow = (row: number): CellFocus => ({ row: Math.max(-1, Math.min(lastRow, row)), column: at.column });
  switch (press.key) {
    case 'ArrowUp':
      return mod ? toRow(Math.min(0, lastRow)) : toRow(at.row - 1);
    case 'ArrowDown':
      return mod ? toRow(lastRow) : toRow(at.row + 1);
    case 'ArrowLeft':
      return { row: at.row, column: mod ? 0 : Math.max(0, at.column - 1) };
    case 'ArrowRight':
      return { row: at.row, column: mod ? lastColumn : Math.min(lastColumn, at.column + 1) };
    case 'PageUp':
      return toRow(at.row <= 0 ? at.row : Math.max(0, at.row - page));
    case 'PageDown':
      return toRow(at.row + page);
    case 'Home':
      return mod ? { row: Math.min(0, lastRow), column: 0 } : { row: at.row, column: 0 };
    case 'End':
      return mod ? { row: lastRow, column: lastColumn } : { row: at.row, column: lastColumn };
    default:
      return null;
  }
}
