import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useHost } from '../app/session';
import type { ActivityRequest, AuditResult } from '../bindings';
import type { DayRange } from '../components';

/** What the person narrowed the list to; null narrows nothing. */
export interface ActivityFilter {
  text: string;
  person: string | null;
  action: string | null;
  result: AuditResult | null;
  days: DayRange | null;
  /** Only entries up to this number, to show one that lies far back. */
  upTo: number | null;
}

export const everything: ActivityFilter = { text: '', person: null, action: null, result: null, days: null, upTo: null };

export const isNarrowed = (filter: ActivityFilter): boolean => JSON.stringify({ ...filter, text: filter.text.trim() }) !== JSON.stringify(everything);

export function requestOf(accountId: string | null, filter: ActivityFilter, beforeNo: number | null, limit: number | null): ActivityRequest {
  const { text, person, action, result, days } = filter;
  return { accountId, text: text.trim() || null, person, action, result, from: days?.from ?? null, to: days?.to ?? null, beforeNo, limit };
}

const pageSize = 50;

export function useActivity(accountId: string | null, filter: ActivityFilter) {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: ['activity', accountId, filter],
    initialPageParam: filter.upTo === null ? null : filter.upTo + 1,
    queryFn: ({ pageParam }: { pageParam: number | null }) => host.call('activity', requestOf(accountId, filter, pageParam, pageSize)),
    getNextPageParam: (last) => (last.more ? (last.entries.at(-1)?.no ?? null) : null),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}
