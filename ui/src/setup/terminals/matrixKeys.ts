import { hasMod } from '../../app/platform';

/** `row` -1 is the header, `column` -1 the users' names; the corner between them is empty. */
export interface MatrixPlace {
  row: number;
  column: number;
}

export interface MatrixSize {
  /** Rows below the header, the rules included. */
  rows: number;
  columns: number;
}

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const pageRows = 5;
const between = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** A place that exists; never the corner. */
export function clampPlace({ row, column }: MatrixPlace, { rows, columns }: MatrixSize): MatrixPlace {
  const place = { row: between(row, -1, rows - 1), column: between(column, -1, columns - 1) };
  if (place.row >= 0 || place.column >= 0) return place;
  return columns > 0 ? { row: -1, column: 0 } : { row: 0, column: -1 };
}

/** Where a key leads, or null when it is not a movement. */
export function movePlace(press: KeyPress, at: MatrixPlace, size: MatrixSize): MatrixPlace | null {
  if (press.altKey || press.shiftKey) return null;
  const mod = hasMod(press);
  const { rows, columns } = size;
  const to = (row: number, column: number) => {
    const next = clampPlace({ row, column }, size);
    // From the corner there is no way on in that direction.
    return row < 0 && column < 0 ? at : next;
  };
  switch (press.key) {
    case 'ArrowUp':
      return mod ? to(at.column < 0 ? 0 : -1, at.column) : to(at.row - 1, at.column);
    case 'ArrowDown':
      return mod ? to(rows - 1, at.column) : to(at.row + 1, at.column);
    case 'ArrowLeft':
      return mod ? to(at.row, at.row < 0 ? 0 : -1) : to(at.row, at.column - 1);
    case 'ArrowRight':
      return mod ? to(at.row, columns - 1) : to(at.row, at.column + 1);
    case 'PageUp':
      return to(Math.max(at.column < 0 ? 0 : -1, at.row - pageRows), at.column);
    case 'PageDown':
      return to(at.row + pageRows, at.column);
    case 'Home':
      return mod ? to(-1, 0) : to(at.row, at.row < 0 ? 0 : -1);
    case 'End':
      return mod ? to(rows - 1, columns - 1) : to(at.row, columns - 1);
    default:
      return null;
  }
}
