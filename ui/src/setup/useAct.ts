import { useCallback, useEffect, useRef, useState } from 'react';
import { isStepUpCancelled } from '../signin/stepUp';
import { toHostError, type HostError } from '../host';

export interface Act {
  busy: boolean;
  failure: HostError | null;
  /** Does one thing at a time; true when it was done. A second press meanwhile does nothing. */
  run(work: () => Promise<void>): Promise<boolean>;
  forget(): void;
}

/** Something a person asked for: running, done or failed with words. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<HostError | null>(null);
  const running = useRef(false);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const run = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (reason) {
      // Whoever closed the question for the password knows that nothing was done.
      if (alive.current && !isStepUpCancelled(reason)) setFailure(toHostError(reason));
      return false;
    } finally {
      running.current = false;
      if (alive.current) setBusy(false);
    }
  }, []);
  return { busy, failure, run, forget: useCallback(() => setFailure(null), []) };
}
