import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useHost } from '../app/session';
import type { ChartSplit, ChartStep } from '../bindings';
import type { Period } from '../i18n/en/home';

/** Below `transactions`, so that every notice of new rows refreshes it. */
export function useHome(accountId: string) {
  const host = useHost();
  return useQuery({
    queryKey: ['transactions', 'home', accountId],
    queryFn: () => host.call('home', { accountId }),
    // The day, and how fresh the data is, change without a notice.
    refetchInterval: 60_000,
  });
}

export interface ChartQuestion {
  accountId: string;
  period: Period;
  step: ChartStep;
  split: ChartSplit;
}

export const periodText = (period: Period): string => `date:${period}`;

/** The period goes the way of every search, so that its days are those of the list. */
export function useChart({ accountId, period, step, split }: ChartQuestion) {
  const host = useHost();
  return useQuery({
    queryKey: ['transactions', 'chart', accountId, period, step, split],
    queryFn: async () => {
      const { filter } = await host.call('search_read', { accountId, text: periodText(period) });
      return host.call('chart', { filter, step, split });
    },
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}
