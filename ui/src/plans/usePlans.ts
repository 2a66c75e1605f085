import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce, useHost } from '../app/session';
import type { AtConverge, PlanPage, PlanStanding } from '../bindings';
import { toHostError, type HostError } from '../host';

/** All below this key is read again when the book of plans says that something changed. */
export const plansKey = 'plans';

export interface PlansQuestion {
  accountId: string;
  text: string;
  standings: PlanStanding[];
  atConverge: AtConverge[];
  limit: number;
}

export function usePlanList(question: PlansQuestion) {
  const host = useHost();
  return useQuery({
    queryKey: [plansKey, 'list', question],
    queryFn: () => host.call('plans', { ...question, offset: 0 }),
    placeholderData: keepPreviousData,
  });
}

export const planKey = (id: string) => [plansKey, 'page', id] as const;

export function usePlan(id: string) {
  const host = useHost();
  return useQuery({ queryKey: planKey(id), queryFn: () => host.call('plan_page', { id }) });
}

/** What is under way or not known about a plan: nobody should act on it a second time. */
export function useOpenActs(accountId: string, planId: string) {
  const host = useHost();
  const { data } = useQuery({
    queryKey: ['money', 'acts', accountId, planId, true],
    queryFn: async () => (await host.call('intents', { account_id: accountId, target: planId, open: true })).intents,
    refetchInterval: (query) => (query.state.data?.length ? 5_000 : false),
  });
  return data?.find((act) => !act.ended) ?? null;
}

export interface BookChange {
  busy: boolean;
  failure: HostError | null;
  /** True when it was done; the sentence is spoken then. */
  run(work: () => Promise<PlanPage | object>, told: string): Promise<boolean>;
}

/** Changes of our own book. They send nothing. */
export function useBookChange(): BookChange {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<HostError | null>(null);
  const run = async (work: () => Promise<PlanPage | object>, told: string) => {
    setBusy(true);
    setFailure(null);
    try {
      const done = await work();
      if ('row' in done) client.setQueryData(planKey(done.row.id), done);
      void client.invalidateQueries({ queryKey: [plansKey] });
      announce(told);
      return true;
    } catch (reason) {
      setFailure(toHostError(reason));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, run };
}
