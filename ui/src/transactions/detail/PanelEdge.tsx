import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { recall, remember } from '../../app/remembered';
import { detail } from '../../i18n/en/detail';
import styles from './Detail.module.css';

const narrowest = 320;
const widest = 800;
const usual = 480;
const step = 16;

const clamp = (width: number) => Math.round(Math.min(widest, Math.max(narrowest, width)));

export function usePanelWidth() {
  const [width, show] = useState(() => clamp(Number(recall('panel') ?? usual) || usual));
  const setWidth = (next: number) => {
    show(clamp(next));
    remember('panel', String(clamp(next)));
  };
  return { width, setWidth };
}

/** Drag it, or focus it and use the arrows. */
export function PanelEdge({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const drag = useRef<{ x: number; width: number } | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: width + step, ArrowRight: width - step, Home: widest, End: narrowest }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onWidth(next);
  };
  const end = () => {
    drag.current = null;
  };
  return (
    <div
      role="separator"
      className={styles.edge}
      aria-label={detail.resize}
      aria-orientation="vertical"
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={width}
      tabIndex={0}
      data-testid="detail-resize"
      onKeyDown={onKeyDown}
      onPointerDown={(event: PointerEvent) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width };
      }}
      onPointerMove={(event: PointerEvent) => {
        if (drag.current) onWidth(drag.current.width + drag.current.x - event.clientX);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
