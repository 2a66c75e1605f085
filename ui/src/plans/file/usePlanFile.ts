import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce, useHost } from '../../app/session';
import type { PlanFileDone, PlanFilePreview } from '../../bindings';
import { toHostError, type HostError } from '../../host';
import { plans } from '../../i18n/en/plans';
import { plansKey } from '../usePlans';

interface State {
  working: 'looking' | 'saving' | null;
  preview: PlanFilePreview | null;
  /** Agreed to for the rows shown, not for those of another file. */
  leaveOut: boolean;
  notChosen: boolean;
  done: PlanFileDone | null;
  failure: HostError | null;
}

export interface PlanFile extends State {
  choose(): Promise<void>;
  save(): Promise<void>;
  agree(leaveOut: boolean): void;
}

const fresh: State = { working: null, preview: null, leaveOut: false, notChosen: false, done: null, failure: null };

/** One file of plans, looked at before anything is saved. */
export function usePlanFile(accountId: string): PlanFile {
  const host = useHost();
  const client = useQueryClient();
  const [state, setState] = useState<State>(fresh);
  const change = (part: Partial<State>) => setState((known) => ({ ...known, ...part }));
  const choose = async () => {
    if (state.working) return;
    change({ working: 'looking', notChosen: false, failure: null });
    try {
      const preview = await host.call('plan_file_preview', { accountId });
      if (preview.file === '') change({ working: null, notChosen: true });
      else setState({ ...fresh, preview });
    } catch (reason) {
      // The rows of an earlier file must not stand, ready to import, under the refusal of another.
      setState({ ...fresh, failure: toHostError(reason) });
    }
  };
  const save = async () => {
    const token = state.preview?.token;
    if (!token || state.working) return;
    change({ working: 'saving', failure: null });
    try {
      const done = await host.call('plan_file_apply', { token, leaveOutBad: state.leaveOut });
      change({ working: null, done });
      announce(`${plans.file.done}. ${done.sentence}`);
      void client.invalidateQueries({ queryKey: [plansKey] });
    } catch (reason) {
      change({ working: null, failure: toHostError(reason) });
    }
  };
  return { ...state, choose, save, agree: (leaveOut) => change({ leaveOut }) };
}
