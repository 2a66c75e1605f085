import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { announce, useHost } from '../../app/session';
import type { CompareReport } from '../../bindings';
import { toHostError, type HostError } from '../../host';
import { plans } from '../../i18n/en/plans';
import { plansKey } from '../usePlans';

export interface Comparing {
  phase: 'start' | 'asking' | 'done';
  done: number;
  plans: number;
  stopping: boolean;
  report: CompareReport | null;
  failure: HostError | null;
  start(): Promise<void>;
  stop(): void;
}

/** One comparison of the whole book, from its start to its report. */
export function useCompare(accountId: string): Comparing {
  const host = useHost();
  const client = useQueryClient();
  const operation = useRef<string | null>(null);
  const [state, setState] = useState<Omit<Comparing, 'start' | 'stop'>>({ phase: 'start', done: 0, plans: 0, stopping: false, report: null, failure: null });
  const change = (part: Partial<Comparing>) => setState((known) => ({ ...known, ...part }));
  const start = async () => {
    if (operation.current) return;
    const operationId = crypto.randomUUID();
    operation.current = operationId;
    change({ phase: 'asking', done: 0, plans: 0, stopping: false, report: null, failure: null });
    try {
      const report = await host.stream('plan_compare', { operationId, accountId, planIds: null }, (event) =>
        change(event.kind === 'started' ? { plans: event.plans } : { done: event.done, plans: event.plans }),
      );
      change({ phase: 'done', report });
      announce(report.sentence);
    } catch (reason) {
      change({ phase: 'start', failure: toHostError(reason) });
      announce(plans.comparing.ended);
    }
    operation.current = null;
    void client.invalidateQueries({ queryKey: [plansKey] });
  };
  const stop = () => {
    const operationId = operation.current;
    if (!operationId) return;
    change({ stopping: true });
    host.call('operation_cancel', { operationId }).catch((reason: unknown) => change({ stopping: false, failure: toHostError(reason) }));
  };
  return { ...state, start, stop };
}
