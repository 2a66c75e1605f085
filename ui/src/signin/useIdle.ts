import { useCallback, useEffect, useRef, useState } from 'react';

/** Seconds before the lock in which it can be put off. */
export const warnSeconds = 60;

const signs = ['keydown', 'pointerdown', 'wheel'] as const;

export interface Idle {
  /** Whole seconds to the lock once the warning is due; null before. */
  left: number | null;
  stay(): void;
}

/**
 * Measures how long no key was pressed and nothing was clicked. While the warning stands, only an
 * answer to it counts. A computer that slept is past the end at once.
 */
export function useIdle(minutes: number, onEnd: () => void): Idle {
  const since = useRef(Date.now());
  const [left, setLeft] = useState<number | null>(null);
  const warned = useRef(false);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  const stay = useCallback(() => {
    since.current = Date.now();
    warned.current = false;
    setLeft(null);
  }, []);
  useEffect(() => {
    const note = () => {
      if (!warned.current) since.current = Date.now();
    };
    for (const sign of signs) window.addEventListener(sign, note, { capture: true, passive: true });
    const whole = minutes * 60;
    // With a single minute there is no minute left to warn in.
    const warnAt = whole - Math.min(warnSeconds, whole / 2);
    let over = false;
    const timer = setInterval(() => {
      const idle = (Date.now() - since.current) / 1000;
      warned.current = idle >= warnAt;
      setLeft(warned.current ? Math.max(0, Math.ceil(whole - idle)) : null);
      if (idle < whole || over) return;
      over = true;
      end.current();
    }, 1000);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, note, { capture: true });
    };
  }, [minutes]);
  return { left, stay };
}
