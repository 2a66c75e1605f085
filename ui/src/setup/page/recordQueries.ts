import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Photo, RightsView, TerminalRecord } from '../../bindings';
import { useHost } from '../../app/session';

/** Everything below this key is read again when the setup changed. */
export const setupKey = ['setup'] as const;
export const recordKey = (terminalId: string) => [...setupKey, 'terminal', terminalId] as const;
export const rightsKey = (userId: string) => [...setupKey, 'rights', userId] as const;
export const photoKey = (terminalId: string) => [...setupKey, 'photo', terminalId] as const;

export function useTerminalRecord(id: string): UseQueryResult<TerminalRecord> {
  const host = useHost();
  return useQuery({ queryKey: recordKey(id), queryFn: () => host.call('terminal_record', { id }) });
}

/** The records of many terminals, by id; a record still on its way is missing. */
export function useTerminalRecords(ids: string[]): ReadonlyMap<string, TerminalRecord> {
  const host = useHost();
  return useQueries({
    queries: ids.map((id) => ({ queryKey: recordKey(id), queryFn: () => host.call('terminal_record', { id }) })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
  });
}

export function useRights(userId: string): UseQueryResult<RightsView> {
  const host = useHost();
  return useQuery({ queryKey: rightsKey(userId), queryFn: () => host.call('user_rights', { id: userId }) });
}

/** The rights of many users, by id; those still on their way are missing. */
export function useManyRights(userIds: string[]): ReadonlyMap<string, RightsView> {
  const host = useHost();
  return useQueries({
    queries: userIds.map((id) => ({ queryKey: rightsKey(id), queryFn: () => host.call('user_rights', { id }) })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [[data.userId, data] as const] : []))),
  });
}

export function usePhoto(id: string, wanted: boolean): UseQueryResult<Photo> {
  const host = useHost();
  return useQuery({ queryKey: photoKey(id), queryFn: () => host.call('terminal_photo', { id }), enabled: wanted, gcTime: 30_000 });
}
