import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { navigate, statusKey, useAppStatus, useHost } from '../../app/session';
import { toHostError, type HostError } from '../../host';
import { emptyDraft } from '../model';

export interface AddDepartment {
  /** A set-up begun before, whose unsaved words would be forgotten; null when nothing is asked. */
  unfinished: string | null;
  failure: HostError | null;
  ask(): void;
  goOn(): void;
  startNew(): void;
  close(): void;
}

/** The wizard resumes from the draft, so a new department begins with an empty one. */
export function useAddDepartment(): AddDepartment {
  const host = useHost();
  const client = useQueryClient();
  const { data: status } = useAppStatus();
  const [unfinished, setUnfinished] = useState<string | null>(null);
  const [failure, setFailure] = useState<HostError | null>(null);
  const draft = status?.draft ?? null;

  const startNew = async () => {
    try {
      await host.call('setup_draft_save', emptyDraft);
      await client.invalidateQueries({ queryKey: statusKey });
      setUnfinished(null);
      navigate('wizard');
    } catch (reason) {
      setFailure(toHostError(reason));
      setUnfinished((open) => open ?? '');
    }
  };
  const close = () => {
    setUnfinished(null);
    setFailure(null);
  };
  return {
    unfinished,
    failure,
    ask: () => {
      const saved = status?.accounts.find((account) => account.id === draft?.accountId);
      if (draft) setUnfinished(saved?.name || draft.accountName);
      else void startNew();
    },
    goOn: () => {
      close();
      navigate('wizard');
    },
    startNew: () => void startNew(),
    close,
  };
}
