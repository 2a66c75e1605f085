import { useEffect, useRef } from 'react';
import { inGroups } from './groups';
import { reveal as words } from '../../i18n/en/reveal';
import styles from './Reveal.module.css';
import { useHiding, type HiddenWhy } from './useReveal';

interface ShownPinProps {
  pin: string;
  until: number;
  name: string;
  hide: (why: HiddenWhy) => void;
}

/** Read from the screen only: not selectable, so that nobody copies it past the clearing clipboard. */
export function ShownPin({ pin, until, name, hide }: ShownPinProps) {
  const seconds = useHiding(until, hide);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className={styles.shown}>
      <div ref={box} className={styles.pin} role="group" aria-label={words.pin(name)} tabIndex={-1} data-testid="revealed-pin">
        {inGroups(pin).map((group, index) => (
          <code key={index}>{group}</code>
        ))}
      </div>
      <p className={styles.countdown} data-testid="reveal-countdown">
        {words.hides(seconds)}
      </p>
      <p className={styles.lead}>{words.noted}</p>
    </div>
  );
}
