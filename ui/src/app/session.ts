import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { AccountView, AppStatus, Environment } from '../bindings';
import type { Host } from '../host';
import { announce } from './announcer';
import { navigate, usePath, useRoute, type Route } from './router';
import { useChosenAccount } from './chosenAccount';

export { announce, navigate, usePath, useRoute };
export type { Route };

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('useHost needs <HostContext>');
  return host;
}

export const statusKey = ['app', 'status'] as const;

export function useAppStatus(): UseQueryResult<AppStatus> {
  const host = useHost();
  return useQuery({ queryKey: statusKey, queryFn: () => host.call('app_status', {}) });
}

/** The account the person is looking at; null while none exists. */
export function useAccount(): AccountView | null {
  const { data } = useAppStatus();
  const chosen = useChosenAccount();
  if (!data) return null;
  return data.accounts.find((account) => account.id === chosen) ?? data.accounts[0] ?? null;
}

/** The mode shown everywhere; "none" until an account says which one. */
export type Mode = Environment | 'none';

export function modeOf(status: AppStatus | undefined, account: AccountView | null): Mode {
  if (status?.practice) return 'practice';
  return account?.environment ?? status?.draft?.environment ?? 'none';
}

export function useMode(): Mode {
  const { data } = useAppStatus();
  return modeOf(data, useAccount());
}

const isWorking = (account: AccountView) =>
  account.terminals.some((terminal) => terminal.credentials.some((one) => one.state === 'verified'));

/** A draft points at the account being built, or at a working one that is being changed. */
export function finishedAccounts(status: AppStatus): AccountView[] {
  return status.accounts.filter((account) => account.id !== status.draft?.accountId || isWorking(account));
}
