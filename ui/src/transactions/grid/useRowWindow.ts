import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import {
  geometryOf,
  placed,
  revealOffset,
  rowWindow,
  scrolledTo,
  scrollTopFor,
  type Geometry,
  type Position,
  type RowWindow,
} from './windowMath';

const restMs = 250;
const overscan = 6;
const start: Position = { y: 0, base: 0, scrollTop: 0 };

export interface RowWindowView extends RowWindow {
  spacer: number;
  /** How many rows the window can hold at most. */
  slots: number;
  topOf(row: number): number;
  reveal(row: number): void;
  /** Logical offset of the first visible pixel, and a way to go there. */
  offset(): number;
  place(y: number): void;
  rowsPerPage(): number;
}

/** Fixed rows of any number in one scroller; keys call `reveal`, never native scrolling. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  rows: number,
  rowHeight: number,
  headerHeight: number,
): RowWindowView {
  const [view, setView] = useState(0);
  const [position, setPosition] = useState<Position>(start);
  const now = useRef({ position: start, geometry: geometryOf(rows, rowHeight, 0), wheelAt: -Infinity, rest: 0 });

  const publish = useCallback((next: Position) => {
    now.current.position = next;
    setPosition(next);
  }, []);

  const place = useCallback(
    (y: number) => {
      const element = scroller.current;
      const { geometry } = now.current;
      if (!element) return;
      element.scrollTop = scrollTopFor(y, geometry);
      publish(placed(y, element.scrollTop, geometry));
    },
    [scroller, publish],
  );

  // Sizes come first: the mapping depends on the visible height (resize, zoom, density).
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setView(Math.max(0, element.clientHeight - headerHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, headerHeight]);

  const geometry: Geometry = geometryOf(rows, rowHeight, view);
  const oldHeight = useRef(rowHeight);
  useLayoutEffect(() => {
    const state = now.current;
    const y = (state.position.y / oldHeight.current) * rowHeight;
    oldHeight.current = rowHeight;
    state.geometry = geometryOf(rows, rowHeight, view);
    place(y);
  }, [rows, rowHeight, view, place]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const state = now.current;
    const onWheel = () => {
      state.wheelAt = performance.now();
    };
    const onScroll = () => {
      const { scrollTop } = element;
      if (scrollTop === state.position.scrollTop) return; // our own write
      const result = scrolledTo(scrollTop, state.position, state.geometry, performance.now() - state.wheelAt);
      window.clearTimeout(state.rest);
      flushSync(() => (result.replace ? place(result.position.y) : publish(result.position)));
      if (result.replace) return;
      state.rest = window.setTimeout(() => {
        // Somebody scrolled on and the browser has not told yet: their place stands.
        if (element.scrollTop === state.position.scrollTop) place(state.position.y);
      }, restMs);
    };
    element.addEventListener('wheel', onWheel, { passive: true });
    element.addEventListener('touchmove', onWheel, { passive: true });
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      window.clearTimeout(state.rest);
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('touchmove', onWheel);
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, place, publish]);

  const reveal = useCallback(
    (row: number) => {
      const state = now.current;
      const y = revealOffset(row, state.position.y, state.geometry, rowHeight);
      if (y !== state.position.y) place(y);
    },
    [place, rowHeight],
  );

  return {
    ...rowWindow(position.y, geometry, rowHeight, rows, overscan),
    spacer: geometry.physical,
    slots: Math.ceil(geometry.view / rowHeight) + 2 * overscan + 2,
    // A focused row far away stays mounted; clamped, so that it cannot stretch the scroller.
    topOf: (row) => Math.min(Math.max(row * rowHeight - position.base, 0), Math.max(0, geometry.physical - rowHeight)),
    reveal,
    offset: useCallback(() => now.current.position.y, []),
    place,
    rowsPerPage: () => Math.max(1, Math.floor(geometry.view / rowHeight) - 1),
  };
}
