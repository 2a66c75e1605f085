import { useEffect, useState } from 'react';

/** This PC's time, moving once a second while `active`. */
export function useSeconds(active: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!active) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [active]);
  return now;
}

/** Whole seconds until an instant; 0 where it has passed or cannot be read. */
export function secondsUntil(instant: string, now: number): number {
  const left = Math.ceil((Date.parse(instant) - now) / 1000);
  return Number.isFinite(left) ? Math.max(0, left) : 0;
}

/** Whole seconds since an instant; 0 where it is ahead or cannot be read. */
export function secondsSince(instant: string, now: number): number {
  const ago = Math.floor((now - Date.parse(instant)) / 1000);
  return Number.isFinite(ago) ? Math.max(0, ago) : 0;
}

/** `1:05` */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
