import { describe, expect, it } from 'vitest';
import { geometryOf, placed, revealOffset, rowWindow, scrolledTo, scrollTopFor, spacerCap, type Position } from './windowMath';

const rowHeight = 36;
const million = 1_000_000;
/** Engines store scrollTop in device pixels. */
const rounded = (value: number, zoom: number) => Math.round(value * zoom) / zoom;

describe.each([1, 1.5, 2, 3])('a ledger of 1,000,000 rows at page zoom %s', (zoom) => {
  const view = rounded(700 / zoom, zoom);
  const geometry = geometryOf(million, rowHeight, view);
  const place = (y: number): Position => placed(y, rounded(scrollTopFor(y, geometry), zoom), geometry);

  it('stays far below the height at which engines cut elements', () => {
    expect(geometry.physical).toBe(spacerCap);
    expect(geometry.physical).toBeLessThan(2 ** 25 / zoom);
  });

  it('shows the last row flush with the bottom edge', () => {
    const end = place(geometry.total);
    expect(rowWindow(end.y, geometry, rowHeight, million, 0).last).toBe(million - 1);
    const bottom = million * rowHeight - end.base - end.scrollTop;
    expect(Math.abs(bottom - view)).toBeLessThan(1e-6);
  });

  it('shows the first row at the top edge', () => {
    const start = place(0);
    expect(start).toEqual({ y: 0, scrollTop: 0, base: 0 });
    expect(rowWindow(0, geometry, rowHeight, million, 0).first).toBe(0);
  });

  it('maps every place there and back without losing a row', () => {
    for (const row of [1, 12_345, 499_999, 777_777, 999_000]) {
      const at = place(row * rowHeight);
      expect(at.base + at.scrollTop).toBeCloseTo(row * rowHeight, 6);
      expect(rowWindow(at.y, geometry, rowHeight, million, 0).first).toBe(row);
    }
  });

  it('reaches the last row when the thumb is dragged to the bottom', () => {
    const { position } = scrolledTo(geometry.physical - view, place(0), geometry, Infinity);
    expect(position.y).toBeCloseTo(geometry.total - view, 3);
  });

  it('moves the wheel one to one, so 60 notches of 120 px land on row 200', () => {
    let at = place(0);
    for (let notch = 0; notch < 60; notch += 1) {
      const moved = scrolledTo(at.scrollTop + 120, at, geometry, 5);
      at = moved.replace ? place(moved.position.y) : moved.position;
    }
    expect(at.y).toBe(200 * rowHeight);
  });

  it('asks to be placed again when the wheel meets a physical edge too early', () => {
    const near = placed(500_000 * rowHeight, 1, geometry);
    expect(scrolledTo(0, near, geometry, 5).replace).toBe(true);
  });
});

describe('a short ledger', () => {
  const geometry = geometryOf(100, rowHeight, 700);

  it('scrolls natively', () => {
    expect(scrollTopFor(360, geometry)).toBe(360);
    expect(scrolledTo(360, { y: 0, base: 0, scrollTop: 0 }, geometry, Infinity).position).toEqual({ y: 360, base: 0, scrollTop: 360 });
  });

  it('has no rows outside the ledger in its window', () => {
    expect(rowWindow(0, geometry, rowHeight, 100, 6)).toEqual({ first: 0, last: 25 });
    expect(rowWindow(2900, geometry, rowHeight, 100, 6).last).toBe(99);
  });

  it('has an empty window when there are no rows', () => {
    const { first, last } = rowWindow(0, geometryOf(0, rowHeight, 700), rowHeight, 0, 6);
    expect(last).toBeLessThan(first);
  });

  it('reveals a row with the smallest move', () => {
    expect(revealOffset(5, 0, geometry, rowHeight)).toBe(0);
    expect(revealOffset(20, 0, geometry, rowHeight)).toBe(21 * rowHeight - 700);
    expect(revealOffset(2, 400, geometry, rowHeight)).toBe(2 * rowHeight);
  });
});
