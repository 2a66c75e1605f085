// Acts on the plans of the invented town: what Converge would make of them shows in the book.
import type { ActStarted, IntentView, PlanRow } from '../../bindings';
import { formatMoney } from '../../format/money';
import type { Handlers } from '../fake';
import { fakeError } from './findings';
import type { FakePlans } from './plans';

export type PlanActCalls = Pick<Handlers, 'plan_take' | 'plan_send' | 'plan_change' | 'plan_end'>;

/** Writes an act down, as the money journal does; its id is that of the act's page. */
export type PutAct = (part: Partial<IntentView> & Pick<IntentView, 'kind' | 'state' | 'target'>) => { id: string };

const nextMonth = (day: string | null): string | null => {
  if (day === null) return null;
  const [year = 0, month = 1] = day.split('-').map(Number);
  const at = year * 12 + month;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-${day.slice(8)}`;
};

/** One payment more; the schedule goes on as it was. */
function taken(row: PlanRow): Partial<PlanRow> {
  const made = (row.made ?? 0) + 1;
  const over = row.total !== null && made >= row.total;
  const left = row.total === null ? null : { ...row.amount, minor: String(BigInt(row.amount.minor) * BigInt(row.total - made)) };
  return {
    made,
    progress: row.total === null ? `${made} so far` : `${made} of ${row.total}`,
    remaining: left,
    standing: over ? 'finished' : row.standing,
    next: over ? null : row.next,
    lastResult: 'approved',
    lastMessage: 'APPROVAL',
    lastAt: '2026-10-06T20:14:00Z',
  };
}

export function planActHandlers(plans: FakePlans, put: PutAct): PlanActCalls {
  const act = (kind: IntentView['kind'], row: PlanRow, summary: string): ActStarted => ({
    is: 'under_way',
    intent_id: put({ kind, state: 'approved', target: row.id, amount: row.amount, summary }).id,
  });
  return {
    plan_take: ({ plan_id, made }) => {
      const row = plans.row(plan_id);
      if (row.standing !== 'running') throw fakeError('money_refused', 'No payment of this plan can be taken.');
      if (row.made !== made) throw fakeError('money_changed', 'The plan has moved on since it was shown.');
      plans.change(plan_id, taken(row));
      return act(row.kind === 'installment' ? 'take_installment' : 'take_recurring', row, `take one payment of ${formatMoney(row.amount)} of ${row.customer}`);
    },
    plan_send: ({ plan_id }) => {
      const row = plans.row(plan_id);
      const gatewayId = row.gatewayId ?? '280222A41-C50F9757-C7F9-4684-9B7F-77393F69E780';
      plans.change(plan_id, { state: 'active', standing: 'running', gatewayId, atConverge: 'confirmed', atConvergeWords: 'The same at Converge on Oct 6.' });
      return act('add_plan', row, `add the plan of ${row.customer}`);
    },
    plan_change: ({ plan_id, change }) => {
      const row = plans.row(plan_id);
      const wanted = JSON.parse(change) as { amount?: number; cycle?: string; skip_next?: boolean };
      const amount = wanted.amount === undefined ? row.amount : { ...row.amount, minor: String(wanted.amount) };
      const suspended = wanted.cycle === 'suspended';
      plans.change(plan_id, { amount, standing: suspended ? 'suspended' : row.standing, next: wanted.skip_next ? nextMonth(row.next) : row.next, atConverge: 'confirmed', atConvergeWords: 'The same at Converge on Oct 6.' });
      return act('update_plan', row, `change the plan of ${row.customer}`);
    },
    plan_end: ({ plan_id, reason }) => {
      const row = plans.row(plan_id);
      if (reason.trim().length < 10) throw fakeError('invalid_input', 'Write the reason in a few words: at least 10 characters.', { field: 'reason', reason: 'reason_short' });
      plans.change(plan_id, { state: 'ended', standing: 'ended', next: null });
      return act('delete_plan', row, `end the plan of ${row.customer} for good`);
    },
  };
}
