import { useEffect } from 'react';
import { common } from '../i18n/en/common';
import { announce } from './announcer';
import { createStore, useStore } from './store';

/** One moment for all pages: each may come and go while the network is away. */
const away = createStore<Date | null>(null);

function look(): void {
  if (navigator.onLine) away.set(null);
  else if (away.get() === null) away.set(new Date());
}

/** When the network went away, or null. Loopback gateways do not need one. */
export function useOfflineSince(watch: boolean): Date | null {
  const since = useStore(away);
  useEffect(() => {
    look();
    const off = () => look();
    const on = () => {
      const wasAway = away.get() !== null;
      look();
      if (watch && wasAway && away.get() === null) announce(common.online);
    };
    window.addEventListener('offline', off);
    window.addEventListener('online', on);
    return () => {
      window.removeEventListener('offline', off);
      window.removeEventListener('online', on);
    };
  }, [watch]);
  return watch ? since : null;
}

export function isLoopback(host: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)(:\d+)?$/.test(host);
}

/** Whether this account's gateway is reached through the network. */
export function needsNetwork(account: { environment: string; host: string }): boolean {
  return account.environment !== 'practice' && !isLoopback(account.host);
}
