import { newlyDecided } from '../approvals/seen';
import { useApprovals } from '../approvals/useApprovals';
import { useAccount } from '../app/session';
import type { Attention, ApprovalView } from '../bindings';
import { approvalAttention as words, approvals } from '../i18n/en/approvals';
import { useOpenSession } from '../signin/useSession';

const page = { kind: 'page', path: 'approvals' } as const;

function forDecision(waiting: readonly ApprovalView[]): Attention[] {
  const count = waiting.filter(({ mayDecide }) => mayDecide).length;
  if (count === 0) return [];
  return [{ kind: 'approvals_waiting', weight: 'medium', title: words.waiting(count), means: words.waitingMeans, action: words.decide, target: page }];
}

function decidedOwn(own: readonly ApprovalView[]): Attention[] {
  if (own.length === 0) return [];
  const line = own.map(({ number, state, decidedBy }) => `${number}: ${approvals.inSentence[state]}${decidedBy ? ` by ${decidedBy}` : ''}`).join('; ');
  return [{ kind: 'approvals_decided', weight: 'low', title: words.own(own.length), means: `${line}.`, action: words.look, target: page }];
}

/**
 * The program counts what waits for anybody. Whoever cannot decide it is not asked to; their own
 * requests that were decided are told quietly, last, until they have looked.
 */
export function useWhatConcernsYou(items: readonly Attention[]): readonly Attention[] {
  const { data } = useApprovals(useAccount()?.id ?? null);
  const session = useOpenSession();
  if (!data || !session?.person) return items;
  const at = items.findIndex(({ weight }) => weight !== 'high');
  const others = items.filter(({ kind }) => kind !== 'approvals_waiting');
  const place = at < 0 ? others.length : at;
  return [...others.slice(0, place), ...forDecision(data.waiting), ...others.slice(place), ...decidedOwn(newlyDecided(data.decided, session.person.name))];
}
