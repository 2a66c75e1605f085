import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useHost } from '../../app/session';
import type { AccountView } from '../../bindings';
import { cancelSync, startSync, useActiveOperation, useEndedOperation, type Days } from './syncStore';

export function useSyncState(accountId: string) {
  const host = useHost();
  return useQuery({
    queryKey: ['sync', accountId],
    queryFn: () => host.call('sync_state', { accountId }),
    // Another program on the same data (the command line, for one) may be syncing.
    refetchInterval: (query) => (query.state.data?.running ? 2_000 : 60_000),
  });
}

export function useSync(account: AccountView) {
  const host = useHost();
  const client = useQueryClient();
  const own = useActiveOperation(account.id);
  const { data: state } = useSyncState(account.id);
  const ended = useEndedOperation();
  const elsewhere = state?.running && state.running !== ended ? state.running : null;
  const operation = own ?? elsewhere;
  return {
    state,
    /** Running, but not started by this window: for example before a reload. */
    foreign: own === null && operation !== null,
    active: operation !== null,
    start: (days?: Days) => void startSync(host, client, account.id, days),
    cancel: () => {
      if (operation) void cancelSync(host, operation);
    },
  };
}
