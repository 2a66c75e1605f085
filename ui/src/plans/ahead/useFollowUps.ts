import { useQuery } from '@tanstack/react-query';
import { useHost } from '../../app/session';
import { plansKey } from '../usePlans';

export function useFollowUps(accountId: string) {
  const host = useHost();
  return useQuery({ queryKey: [plansKey, 'follow-up', accountId], queryFn: () => host.call('plan_follow_up', { accountId }) });
}
