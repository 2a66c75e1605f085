import { useCallback, useEffect, useRef, useState } from 'react';
import type { BrakeView } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { verify as words } from '../../i18n/en/verify';

export interface Brake {
  refusals: number;
  /** The brake has answered, or could not. */
  known: boolean;
  /** Whole seconds until the next check is allowed; 0 = allowed. */
  secondsLeft: number;
  set(view: BrakeView): void;
  reload(): Promise<void>;
}

const leftAt = (until: string | null) =>
  until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000));

export function useBrake(accountId: string): Brake {
  const host = useHost();
  const [view, setView] = useState<BrakeView>({ refusals: 0, blockedUntil: null });
  const [secondsLeft, setSecondsLeft] = useState(0);
  const [known, setKnown] = useState(false);
  const { blockedUntil } = view;

  const set = useCallback((next: BrakeView) => {
    setView(next);
    setSecondsLeft(leftAt(next.blockedUntil));
  }, []);
  const reload = useCallback(async () => {
    try {
      set(await host.call('verify_brake', { accountId }));
    } catch {
      // Verifying itself asks the brake again and says what is wrong.
    } finally {
      setKnown(true);
    }
  }, [host, accountId, set]);
  useEffect(() => void reload(), [reload]);

  useEffect(() => {
    if (leftAt(blockedUntil) === 0) return;
    const timer = setInterval(() => {
      const left = leftAt(blockedUntil);
      setSecondsLeft(left);
      if (left === 0) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [blockedUntil]);

  useSpokenCountdown(secondsLeft);
  return { refusals: view.refusals, known, secondsLeft, set, reload };
}

/** The clock moves every second for the eye, once a minute for the ear. */
function useSpokenCountdown(secondsLeft: number): void {
  const minutes = Math.ceil(secondsLeft / 60);
  const spoken = useRef(0);
  useEffect(() => {
    if (minutes === spoken.current) return;
    announce(minutes === 0 ? words.brakeOver : words.brakeMinutes(minutes));
    spoken.current = minutes;
  }, [minutes]);
}
