import { useEffect, useState } from 'react';
import { common } from '../i18n/en/common';
import { announce } from './announcer';

/** When the network went away, or null. Loopback gateways do not need one. */
export function useOfflineSince(watch: boolean): Date | null {
  const [since, setSince] = useState<Date | null>(() => (navigator.onLine ? null : new Date()));
  useEffect(() => {
    const off = () => setSince((known) => known ?? new Date());
    const on = () => {
      setSince(null);
      if (watch) announce(common.online);
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
