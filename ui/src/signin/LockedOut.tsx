import { useEffect, useState } from 'react';
import { announce } from '../app/session';
import { Banner } from '../components/Banner';
import { formatLocalClock } from '../format/time';
import type { HostError } from '../host';
import { signIn as words } from '../i18n/en/signIn';
import styles from './SignIn.module.css';

/** When a locked sign-in opens again; null for any other failure. */
export function lockedUntil(failure: HostError | null): number | null {
  if (failure?.code !== 'locked_out') return null;
  const until = Date.parse(String(failure.details['until']));
  return Number.isFinite(until) ? until : null;
}

const secondsTo = (until: number) => Math.max(0, Math.ceil((until - Date.now()) / 1000));

/** The sentence is read out once; the seconds are for the eye. */
export function LockedOut({ until, onOver }: { until: number; onOver: () => void }) {
  const [left, setLeft] = useState(() => secondsTo(until));
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = secondsTo(until);
      setLeft(seconds);
      if (seconds > 0) return;
      clearInterval(timer);
      announce(words.wait.over);
      onOver();
    }, 500);
    return () => clearInterval(timer);
  }, [until, onOver]);
  return (
    <Banner tone="warning" title={words.wait.title} role="alert" data-testid="locked-out">
      <p>{words.wait.body(formatLocalClock(new Date(until)))}</p>
      <p className={styles.count} aria-hidden="true" data-testid="locked-out-left">
        {words.wait.left(Math.floor(left / 60), String(left % 60).padStart(2, '0'))}
      </p>
    </Banner>
  );
}
