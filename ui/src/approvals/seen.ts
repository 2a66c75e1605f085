import { recall, remember } from '../app/remembered';
import type { ApprovalView } from '../bindings';

const keyOf = (you: string) => `approvals-seen:${you}`;

const decidedAt = (request: ApprovalView): string => request.decidedAt ?? (request.state === 'expired' ? request.expiresAt : '');

const isAfter = (one: string, other: string) => Date.parse(one) > Date.parse(other);

/** A person's own requests that others decided, or nobody in time, since they last looked. */
export function newlyDecided(decided: readonly ApprovalView[], you: string): ApprovalView[] {
  const seen = recall(keyOf(you));
  return decided.filter((one) => one.requestedBy === you && one.state !== 'withdrawn' && (seen === null || isAfter(decidedAt(one), seen)));
}

/** The person has the list before their eyes. */
export function markSeen(you: string, decided: readonly ApprovalView[]): void {
  const newest = decided.map(decidedAt).filter(Boolean).reduce((last, one) => (last === '' || isAfter(one, last) ? one : last), '');
  if (newest !== '') remember(keyOf(you), newest);
}
