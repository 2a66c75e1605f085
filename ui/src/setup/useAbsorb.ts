import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AccountView, AppStatus } from '../bindings';
import { statusKey } from '../app/session';

/** Puts an answered account into the status at once, then asks for the whole truth. */
export function useAbsorb(): (account: AccountView) => void {
  const client = useQueryClient();
  return useCallback(
    (account) => {
      client.setQueryData<AppStatus>(statusKey, (status) => {
        if (!status) return status;
        const known = status.accounts.some((one) => one.id === account.id);
        const accounts = known
          ? status.accounts.map((one) => (one.id === account.id ? account : one))
          : [...status.accounts, account];
        return { ...status, accounts };
      });
      void client.invalidateQueries({ queryKey: statusKey });
    },
    [client],
  );
}
