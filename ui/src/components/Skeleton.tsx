import { useEffect, useState } from 'react';
import { common } from '../i18n/en/common';
import styles from './Skeleton.module.css';

/** True only after a wait long enough to be noticed. */
export function useSlow(waiting: boolean, afterMs = 400): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), afterMs);
    return () => clearTimeout(timer);
  }, [waiting, afterMs]);
  return waiting && slow;
}

export function Skeleton({ rows = 8, rowHeight = 36 }: { rows?: number; rowHeight?: number }) {
  const slow = useSlow(true);
  if (!slow) return null;
  return (
    <div role="status" data-testid="skeleton">
      <span className="visually-hidden">{common.loading}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} style={{ height: rowHeight }} aria-hidden="true">
          <span className={styles.bar} style={{ width: `${68 - ((index * 17) % 40)}%` }} />
        </div>
      ))}
    </div>
  );
}
