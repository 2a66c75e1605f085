/**
 * Engines cut tall elements at 2^25 px divided by the page zoom, so the scrolled element is capped
 * and positions are mapped. "Logical" is where a row would be without the cap.
 */
export const spacerCap = 1_000_000;
const wheelWindowMs = 500;

export interface Geometry {
  /** Logical height of all rows. */
  total: number;
  /** Real height of the scrolled element. */
  physical: number;
  /** Height of the visible part. */
  view: number;
}

export interface Position {
  /** Logical offset of the first visible pixel. */
  y: number;
  /** What to subtract from a logical offset to get a place inside the spacer. */
  base: number;
  /** The scrollTop this position was read at or written to. */
  scrollTop: number;
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), Math.max(low, high));

export function geometryOf(rows: number, rowHeight: number, view: number): Geometry {
  const total = rows * rowHeight;
  return { total, physical: Math.min(total, spacerCap), view: Math.max(view, 0) };
}

const isPlain = (geometry: Geometry) => geometry.total <= geometry.physical;

export function clampOffset(y: number, geometry: Geometry): number {
  return clamp(y, 0, geometry.total - geometry.view);
}

/** Where to put the scroll bar for a logical offset. */
export function scrollTopFor(y: number, geometry: Geometry): number {
  const offset = clampOffset(y, geometry);
  if (isPlain(geometry)) return offset;
  return Math.round((offset / (geometry.total - geometry.view)) * (geometry.physical - geometry.view));
}

/** A position placed on purpose; `scrollTop` is read back, because engines round. */
export function placed(y: number, scrollTop: number, geometry: Geometry): Position {
  const offset = clampOffset(y, geometry);
  return { y: offset, scrollTop, base: isPlain(geometry) ? 0 : offset - scrollTop };
}

export interface Scrolled {
  position: Position;
  /** The physical edge was met before the logical one, or the other way round: place again. */
  replace: boolean;
}

/** A scroll event: wheel and touch move one to one, everything else is proportional. */
export function scrolledTo(scrollTop: number, last: Position, geometry: Geometry, msSinceWheel: number): Scrolled {
  const { total, physical, view } = geometry;
  if (isPlain(geometry)) return { position: { y: scrollTop, base: 0, scrollTop }, replace: false };
  const step = Math.abs(scrollTop - last.scrollTop);
  if (msSinceWheel < wheelWindowMs && step <= 3 * view) {
    const y = clampOffset(scrollTop + last.base, geometry);
    const atEdge = scrollTop <= 0 || scrollTop >= physical - view - 1 || y <= 0 || y >= total - view;
    return { position: { y, base: last.base, scrollTop }, replace: atEdge };
  }
  const y = (scrollTop / (physical - view)) * (total - view);
  return { position: { y, base: y - scrollTop, scrollTop }, replace: false };
}

export interface RowWindow {
  first: number;
  /** Inclusive; smaller than `first` when there are no rows. */
  last: number;
}

export function rowWindow(y: number, geometry: Geometry, rowHeight: number, rows: number, overscan: number): RowWindow {
  const first = clamp(Math.floor(y / rowHeight) - overscan, 0, rows - 1);
  const last = Math.min(rows - 1, Math.ceil((y + geometry.view) / rowHeight) - 1 + overscan);
  return { first, last };
}

/** The offset that brings a row into view with the smallest move. */
export function revealOffset(row: number, y: number, geometry: Geometry, rowHeight: number): number {
  const top = row * rowHeight;
  if (top < y) return top;
  if (top + rowHeight > y + geometry.view) return clampOffset(top + rowHeight - geometry.view, geometry);
  return y;
}
