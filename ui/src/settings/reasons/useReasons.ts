import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useHost } from '../../app/session';
import type { SaveReason } from '../../bindings';
import { useStepUp } from '../../signin/stepUp';

const reasonsKey = ['people', 'reasons'] as const;

export function useReasons() {
  const host = useHost();
  return useQuery({ queryKey: reasonsKey, queryFn: () => host.call('reasons', {}) });
}

export function useSaveReason(): (reason: SaveReason) => Promise<void> {
  const host = useHost();
  const client = useQueryClient();
  const { run } = useStepUp();
  return async (reason) => {
    client.setQueryData(reasonsKey, await run(() => host.call('reason_save', reason)));
    // Requests show the words, too.
    await client.invalidateQueries({ queryKey: ['approvals'] });
  };
}
