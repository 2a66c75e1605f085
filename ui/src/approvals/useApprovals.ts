import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAccount, useHost } from '../app/session';
import { isShut, usePersonId, useSession } from '../signin/useSession';

/** The inbox as the signed-in person sees it. Requests expire without a notice, so it is asked again now and then. */
export function useApprovals(accountId: string | null) {
  const host = useHost();
  const person = usePersonId();
  const { data: session } = useSession();
  return useQuery({
    queryKey: ['approvals', person, accountId],
    queryFn: () => host.call('approvals', { accountId: accountId ?? '' }),
    enabled: accountId !== null && session !== undefined && session.people && !isShut(session),
    refetchInterval: 60_000,
  });
}

/** How many wait for the decision of whoever is signed in. */
export function useApprovalsCount(): number {
  const { data } = useApprovals(useAccount()?.id ?? null);
  return data?.waiting.filter(({ mayDecide }) => mayDecide).length ?? 0;
}

/** The list, and what a decision has set going, are asked for again. */
export function useRefreshApprovals(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    for (const key of ['money', 'transactions']) void client.invalidateQueries({ queryKey: [key] });
    await client.invalidateQueries({ queryKey: ['approvals'] });
  };
}

/** The page of what was carried out. */
export const actHref = (id: string): string => `#/acts/${encodeURIComponent(id)}`;
