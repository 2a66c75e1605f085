import { useQuery } from '@tanstack/react-query';
import { navigate, useAppStatus, useHost, usePath } from '../app/session';
import type { AccountView, IntentState, IntentView } from '../bindings';

/** All below this key is read again when the money journal says that something changed. */
export const moneyKey = 'money';

const onItsWay: readonly IntentState[] = ['armed', 'dispatching'];

export const isOnItsWay = ({ state }: IntentView): boolean => onItsWay.includes(state);

/** Neither known nor on its way: somebody has to know of it. */
export const isUnclear = ({ state }: IntentView): boolean => state === 'unknown' || state === 'needs_person';

/** `refund of $45.00` as the beginning of a line. */
export const titleOf = ({ summary }: IntentView): string => summary.charAt(0).toUpperCase() + summary.slice(1);

/** How often an open act is read again: looks-up that prove nothing are not told by notices. */
const everyMs = (act: IntentView | undefined): number | false => {
  if (!act || act.ended) return false;
  return isOnItsWay(act) ? 2_000 : 5_000;
};

export const actKey = (id: string) => [moneyKey, 'act', id] as const;

/** One act with everything that is known of it. Reading never sends anything. */
export function useAct(id: string) {
  const host = useHost();
  return useQuery({
    queryKey: actKey(id),
    queryFn: () => host.call('intent', { intent_id: id }),
    refetchInterval: (query) => everyMs(query.state.data),
  });
}

export interface ActsQuestion {
  accountId: string;
  target?: string;
  open: boolean;
}

export function useActs({ accountId, target, open }: ActsQuestion) {
  const host = useHost();
  return useQuery({
    queryKey: [moneyKey, 'acts', accountId, target ?? null, open],
    queryFn: async () => (await host.call('intents', { account_id: accountId, target: target ?? null, open })).intents,
    refetchInterval: (query) => (query.state.data?.some((act) => !act.ended) ? 10_000 : false),
  });
}

/** `#/acts/<id>` is one act as a page. */
export function useOpenAct(): string | null {
  const part = /^acts\/([^/]+)$/.exec(usePath())?.[1];
  if (part === undefined) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const actHref = (id: string): string => `#/acts/${encodeURIComponent(id)}`;

export function openAct(id: string): void {
  navigate(`acts/${encodeURIComponent(id)}`);
}

/** The account an act belongs to, whichever one is being looked at. */
export function useAccountOf(id: string): AccountView | null {
  const { data } = useAppStatus();
  return data?.accounts.find((account) => account.id === id) ?? null;
}
