import { useRef, useState, type MouseEvent, type PointerEvent } from 'react';

const threshold = 6;

function columnAt(event: PointerEvent): number | null {
  const below = document.elementFromPoint(event.clientX, event.clientY)?.closest('[role="columnheader"]');
  const at = below?.getAttribute('aria-colindex');
  return at ? Number(at) - 1 : null;
}

/** A header dragged onto another takes its place. Keys and the dialog do the same. */
export function useHeaderDrag(onMove: (key: string, to: number) => void) {
  const start = useRef<{ key: string; x: number } | null>(null);
  const dragged = useRef(false);
  const [target, setTarget] = useState<{ key: string; at: number } | null>(null);

  const stop = () => {
    start.current = null;
    setTarget(null);
  };
  return {
    target,
    handlersOf: (key: string) => ({
      onPointerDown: (event: PointerEvent) => {
        dragged.current = false;
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { key, x: event.clientX };
      },
      onPointerMove: (event: PointerEvent) => {
        const from = start.current;
        if (!from || (!dragged.current && Math.abs(event.clientX - from.x) < threshold)) return;
        dragged.current = true;
        const at = columnAt(event);
        if (at !== null && at !== target?.at) setTarget({ key: from.key, at });
      },
      onPointerUp: () => {
        if (dragged.current && target) onMove(target.key, target.at);
        stop();
      },
      onPointerCancel: stop,
      // The click that ends a drag must not sort.
      onClickCapture: (event: MouseEvent) => {
        if (!dragged.current) return;
        dragged.current = false;
        event.preventDefault();
        event.stopPropagation();
      },
    }),
  };
}
