import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { runCommand } from './commands';
import { statusKey, useHost } from './session';

const restMs = 700;

/** Screens are refreshed from the notices of the databases, never by guessing. */
export function useHostEvents(): void {
  const host = useHost();
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    // A sync commits many windows a second; one refresh per rest is enough for the eye.
    const refreshRows = () => {
      timer ??= setTimeout(() => {
        timer = null;
        void client.invalidateQueries({ queryKey: ['transactions'] });
        void client.invalidateQueries({ queryKey: ['sync'] });
      }, restMs);
    };
    const stopChanges = host.onChange((notice) => {
      if (notice.what === 'plans' || notice.what === 'money') {
        void client.invalidateQueries({ queryKey: ['plans'] });
        void client.invalidateQueries({ queryKey: ['transactions', 'home'] });
      }
      if (notice.what === 'transactions') refreshRows();
      else if (notice.what === 'money') void client.invalidateQueries({ queryKey: ['money'] });
      else void client.invalidateQueries({ queryKey: statusKey });
      void client.invalidateQueries({ queryKey: ['approvals'] });
      if (notice.what !== 'setup') return;
      for (const key of ['session', 'people', 'activity']) void client.invalidateQueries({ queryKey: [key] });
      void client.invalidateQueries({ queryKey: ['setup'] });
      refreshRows();
    });
    const stopMenu = host.onMenu(runCommand);
    return () => {
      if (timer) clearTimeout(timer);
      stopChanges();
      stopMenu();
    };
  }, [host, client]);
}
