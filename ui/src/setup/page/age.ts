import { useEffect, useState } from 'react';
import type { CredentialView } from '../../bindings';
import { formatAge, formatMoment } from '../../format/time';
import { ages, shortOutcomes } from '../../i18n/en/records';

/** This PC's time, moving once a minute, so that "just now" does not stay for hours. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export interface Checked {
  /** "Verified 3 days ago by clerk1" */
  text: string;
  /** "3 days ago by clerk1", where the state stands beside it; null while never checked. */
  short: string | null;
  /** The exact time, for whoever wants it; null while never checked. */
  exact: string | null;
  /** What went wrong then, in few words. */
  trouble: string | null;
}

export function lastChecked(credential: CredentialView | null, now: number, zone: string): Checked {
  const at = credential?.checkedAt ?? null;
  if (!credential || !at) return { text: ages.never, short: null, exact: null, trouble: null };
  const good = credential.outcome === 'verified';
  const say = good ? ages.verified : ages.checked;
  const age = formatAge(at, now);
  return {
    text: say(age, credential.checkedBy),
    short: ages.short(age, credential.checkedBy),
    exact: formatMoment(at, zone),
    trouble: good || !credential.outcome ? null : shortOutcomes[credential.outcome],
  };
}
