import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { toHostError, type HostError } from '../host';

export interface ActGuard {
  busy: boolean;
  failure: HostError | null;
  /** Does one thing at a time: a second press meanwhile does nothing. Null where it failed. */
  run<T>(work: () => Promise<T>): Promise<T | null>;
  forget(): void;
  /** Stands inside the dialog: the place for a question to the person who acts. */
  prompt: ReactNode;
}

/**
 * Stands before every command that moves money. `sign_in_needed`, `step_up_needed`, `not_allowed`
 * and `people_needed` arrive here like any other failure; a question for the password belongs
 * between the failure and a second `work()`.
 */
export function useActGuard(): ActGuard {
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
  const run = useCallback(async <T,>(work: () => Promise<T>): Promise<T | null> => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setFailure(null);
    try {
      return await work();
    } catch (reason) {
      if (alive.current) setFailure(toHostError(reason));
      return null;
    } finally {
      running.current = false;
      if (alive.current) setBusy(false);
    }
  }, []);
  return { busy, failure, run, forget: useCallback(() => setFailure(null), []), prompt: null };
}

/** What a refusal says about one field; null when it names another or none. */
export function saidOf(failure: HostError | null, field: string): string | null {
  return failure?.code === 'invalid_input' && failure.details['field'] === field ? failure.message : null;
}

/**
 * After a failure the focus goes to the field to blame, else to the way out: the button that was
 * pressed could not keep it while it was spent.
 */
export function useFocusOnFailure({ failure, busy }: Pick<ActGuard, 'failure' | 'busy'>, fields: Readonly<Record<string, string>>, otherwise: string): void {
  useEffect(() => {
    if (!failure || busy) return;
    const field = failure.code === 'invalid_input' ? failure.details['field'] : null;
    const named = typeof field === 'string' ? fields[field] : undefined;
    const target = (named !== undefined && document.getElementById(named)) || document.getElementById(otherwise);
    target?.focus();
  }, [failure, busy]);
}
