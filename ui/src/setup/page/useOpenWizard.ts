import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountView, SetupStep } from '../../bindings';
import { navigate, statusKey, useHost } from '../../app/session';
import { toHostError, type HostError } from '../../host';
import { draftFromAccount, emptyTerminal } from '../model';

/** The wizard resumes from the draft, so opening it somewhere means saving a draft there. */
export function useOpenWizard(account: AccountView) {
  const host = useHost();
  const client = useQueryClient();
  const [failure, setFailure] = useState<HostError | null>(null);
  const openWizard = async (step: SetupStep) => {
    const draft = draftFromAccount(account, step);
    if (step === 'terminals' && account.terminals.length > 0) draft.terminals = [...draft.terminals, emptyTerminal];
    try {
      await host.call('setup_draft_save', draft);
      await client.invalidateQueries({ queryKey: statusKey });
      navigate('wizard');
    } catch (reason) {
      setFailure(toHostError(reason));
    }
  };
  return { openWizard, failure };
}
