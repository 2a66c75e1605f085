import { useEffect, useState } from 'react';
import type { AccountView } from '../bindings';
import { formatAge } from '../format/time';
import { transactions } from '../i18n/en/transactions';
import { isActive, percentOf, useSyncRun } from './sync/syncStore';
import { useSyncState } from './sync/useSync';
import styles from './SyncedLine.module.css';

const words = transactions.sync;

function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** How old the data is, on every page. */
export function SyncedLine({ account }: { account: AccountView }) {
  const now = useNow(30_000);
  const run = useSyncRun(account.id);
  const { data } = useSyncState(account.id);
  if (!data) return null;
  let text: string = words.never;
  if (run && isActive(run)) text = words.running(percentOf(run));
  else if (data.last) text = words.synced(formatAge(data.last.finishedAt, now));
  return (
    <span className={styles.line} data-testid="sync-age">
      {text}
    </span>
  );
}
