import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CommandMap } from '../bindings';
import { useHost } from '../app/session';

/** Answers about the set-up that hold no secret; a revealed PIN never goes through here. */
type SetupQuery = 'checklist' | 'setup_findings' | 'call_sheet' | 'handoff_view' | 'configuration_days';

const setupKey = ['setup'] as const;

export const setupQueryKey = <N extends SetupQuery>(name: N, request: CommandMap[N]['request']) =>
  [...setupKey, name, request] as const;

/** Asks again whenever the set-up changed, whoever changed it. */
export function useSetupQuery<N extends SetupQuery>(
  name: N,
  request: CommandMap[N]['request'],
): UseQueryResult<CommandMap[N]['response']> {
  const host = useHost();
  const client = useQueryClient();
  useEffect(
    () =>
      host.onChange(({ what }) => {
        if (what === 'setup') void client.invalidateQueries({ queryKey: setupKey });
      }),
    [host, client],
  );
  return useQuery<CommandMap[N]['response']>({
    queryKey: setupQueryKey(name, request),
    queryFn: () => host.call(name, request),
    // Nobody listened while the page was closed.
    refetchOnMount: 'always',
  });
}
