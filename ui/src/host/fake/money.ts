// The acts of the invented town: written down, on their way, known or not known.
import type { ActKind, ActStarted, AppStatus, ChangedThing, IntentState, IntentView, MoneyView, SettleOffer, TxnFilter, TxnRow } from '../../bindings';
import { formatMoney } from '../../format/money';
import type { Handlers } from '../fake';
import { fakeError } from './findings';
import type { FakeLedger } from './ledger';
import { indexOf } from './ledgerRows';
import { kindNow, never, offerOf, remainsOf, type OfferPlace } from './moneyOffers';
import { stepOf, wordsOf } from './moneyWords';
import { blankFilter } from './search';

export type MoneyCalls = Pick<
  Handlers,
  'reverse_offer' | 'reverse' | 'settle_offer' | 'settle' | 'intents' | 'intent' | 'intent_look' | 'intent_decide' | 'intent_repeat'
>;

/** What the invented Converge does with the next act. */
export interface FakeMoneySwitches {
  outcome: 'approved' | 'declined' | 'settling' | 'refused' | 'lost' | 'not_sent' | 'never';
  /** What looking up a lost answer finds. */
  found: 'confirmed_done' | 'confirmed_absent' | 'needs_person' | 'nothing';
  offline: boolean;
  needsApproval: boolean;
  fee: number | null;
  /** Until when a void is possible; null where earlier batches do not tell. */
  until: string | null;
  /** Milliseconds until Converge's answer. */
  answerAfter: number;
  /** Payments that Converge has more in the batch than the copy. */
  batchAhead: number;
  /** An error of the people who may act, such as `step_up_needed`. */
  guard: string | null;
}

export interface FakeMoney {
  calls: MoneyCalls;
  switches: FakeMoneySwitches;
  /** The payment is settled at Converge; the copy here does not know yet. */
  settle(id: string): void;
  /** Puts an act there as it would stand after a while. */
  put(part: Partial<IntentView> & Pick<IntentView, 'kind' | 'state' | 'target'>): IntentView;
}

interface Town {
  status: AppStatus;
  ledger: FakeLedger;
  tell: (what: ChangedThing, ids: string[]) => void;
}

const open: readonly IntentState[] = ['armed', 'dispatching', 'unknown', 'needs_person'];
const usd = (minor: number): MoneyView => ({ minor: String(minor), currency: 'USD' });
const names: Partial<Record<ActKind, string>> = { void: 'void', return: 'refund', settle: 'settlement' };
const endings: Record<FakeMoneySwitches['outcome'], IntentState> = {
  approved: 'approved', declined: 'declined', settling: 'rejected', refused: 'rejected', lost: 'unknown', not_sent: 'not_sent', never: 'dispatching',
};
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

export const calmSwitches: FakeMoneySwitches = {
  outcome: 'approved', found: 'confirmed_done', offline: false, needsApproval: false, fee: null, until: '2026-10-07T01:00:00Z', answerAfter: 20, batchAhead: 0, guard: null,
};

const minorOf = (typed: string): number | null => {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(typed.trim().replace(/^\$/, '').replace(/,/g, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
};

export function createMoney({ status, ledger, tell }: Town, part: Partial<FakeMoneySwitches>): FakeMoney {
  const switches: FakeMoneySwitches = { ...calmSwitches, ...part };
  const acts = new Map<string, IntentView>();
  const asked = new Map<string, number>();
  const settled = new Set<string>();
  let [serial, requests] = [0, 30];

  const rowOf = (id: string): TxnRow => {
    const index = indexOf(id);
    const row = index >= 0 && index < ledger.rows ? ledger.row(index) : null;
    if (!row || row.id !== id) throw fakeError('not_found', 'No such payment.', { what: 'transaction' });
    return row;
  };
  const terminalOf = (id: string) => {
    for (const account of status.accounts) {
      const terminal = account.terminals.find((one) => one.id === id);
      if (terminal) return { account, terminal };
    }
    throw fakeError('not_found', 'There is no such terminal.');
  };
  const actOf = (id: string): IntentView => {
    const act = acts.get(id);
    if (!act) throw fakeError('not_found', 'No such act.', { what: 'act' });
    return act;
  };
  const openAbout = (target: string) => [...acts.values()].find((act) => act.target === target && open.includes(act.state))?.id ?? null;
  const placeOf = (accountId: string, id: string): OfferPlace => ({
    accountId, offline: switches.offline, settled: settled.has(id), pending: asked.get(id) ?? 0, fee: switches.fee, needsApproval: switches.needsApproval, openIntent: openAbout(id), until: switches.until,
  });
  const guarded = () => {
    if (switches.guard) throw fakeError(switches.guard, 'Type your password once more.');
  };

  /** What an act that happened means for the payments of the copy. */
  const follow = ({ kind, target, amount, terminal_id }: IntentView) => {
    if (kind === 'settle') {
      for (const row of batchOf(terminal_id)) ledger.marks.setMoved(row.id, { status: 'settled', back: null });
    } else {
      const row = rowOf(target);
      const back = Number(row.refunded?.minor ?? 0) + Number(amount?.minor ?? 0);
      const whole = back >= Number(row.amount?.minor ?? 0);
      ledger.marks.setMoved(target, kind === 'void' ? { status: 'voided', back: null } : { status: whole ? 'refunded' : 'partly_refunded', back });
    }
    tell('transactions', [target]);
  };
  const become = (act: IntentView, state: IntentState, more: Partial<IntentView> = {}): IntentView => {
    const ended = !open.includes(state);
    Object.assign(act, { state, ended, ...more });
    Object.assign(act, wordsOf(act.kind, state, act.code), {
      ended_at: ended ? inMs(0) : null,
      may_decide: state === 'needs_person',
      may_repeat: state === 'confirmed_absent' || state === 'not_sent',
    });
    act.steps.push(stepOf(state));
    if (state === 'approved' || state === 'confirmed_done') follow(act);
    tell('money', [act.id]);
    return act;
  };
  const answer = (act: IntentView) => {
    const state = endings[switches.outcome];
    if (state === 'approved') return become(act, state, { txn: act.kind === 'return' ? `RET-${act.id}` : act.target, approval: '123456', message: 'APPROVAL' });
    if (switches.outcome === 'settling') return become(act, state, { code: '4018', message: 'Settlement In Progress' });
    if (state === 'declined') return become(act, state, { message: 'DECLINED' });
    if (state === 'unknown') return become(act, state, { next_look_at: inMs(30_000) });
    return state === 'dispatching' ? act : become(act, state);
  };
  const make = (part: Partial<IntentView> & Pick<IntentView, 'kind' | 'state' | 'target'>): IntentView => {
    serial += 1;
    const name = names[part.kind] ?? part.kind;
    const act: IntentView = {
      id: `act-${serial}`, account_id: status.accounts[0]?.id ?? '', terminal_id: 't1', terminal_name: 'T1 Parks Front Desk', amount: null,
      summary: part.amount ? `${name} of ${formatMoney(part.amount)}` : name, ...wordsOf(part.kind, part.state, part.code ?? null),
      ended: !open.includes(part.state), txn: null, approval: null, message: null, code: null, made: null, next_date: null,
      requested_by: 'clerk1', approved_by: null, reason: 'wrong_item', note: '', armed_at: inMs(0), sent_at: inMs(0), ended_at: null, looks: 0, next_look_at: null,
      steps: [stepOf('armed'), stepOf('dispatching')], candidates: [], may_decide: part.state === 'needs_person', may_repeat: part.state === 'confirmed_absent' || part.state === 'not_sent', previous: null,
      ...part,
    };
    acts.set(act.id, act);
    return act;
  };
  const begin = (part: Partial<IntentView> & Pick<IntentView, 'kind' | 'target'>): ActStarted => {
    const act = make({ ...part, state: 'dispatching' });
    tell('money', [act.id]);
    setTimeout(() => answer(act), switches.answerAfter);
    return { is: 'under_way', intent_id: act.id };
  };
  const put = (target: string, minor: number): ActStarted => {
    asked.set(target, (asked.get(target) ?? 0) + minor);
    requests += 1;
    return { is: 'requested', approval_id: `ap-${requests}`, number: `R-${String(requests).padStart(4, '0')}` };
  };

  const batchFilter = (accountId: string, terminalId: string, ...statuses: TxnFilter['statuses']): TxnFilter => ({ ...blankFilter(accountId), terminalIds: [terminalId], statuses });
  const rowsOf = (filter: TxnFilter) => ledger.page({ filter, sort: { column: 'time', direction: 'descending' }, offset: 0, limit: 1000 }).rows;
  const batchOf = (terminalId: string) => rowsOf(batchFilter(terminalOf(terminalId).account.id, terminalId, 'open'));
  const netOf = (rows: readonly TxnRow[]) => rows.reduce((sum, row) => sum + (row.type === 'return' ? -1 : 1) * Number(row.amount?.minor ?? 0), 0);
  const reach = () => {
    if (switches.offline) throw fakeError('gateway_unreachable', 'No connection to Converge. Reading works here; money does not move offline. Nothing was sent.');
  };
  const settleOffer = (terminalId: string): SettleOffer => {
    const { account, terminal } = terminalOf(terminalId);
    reach();
    const ours = batchOf(terminalId);
    const [count, net] = [ours.length + switches.batchAhead, netOf(ours) + switches.batchAhead * 4500];
    const intent = openAbout(terminalId);
    const agrees = switches.batchAhead === 0;
    const differs = `Converge has ${count} with ${formatMoney(usd(net))}, this PC has ${ours.length} with ${formatMoney(usd(netOf(ours)))}. Sync first, then look again.`;
    const meaning = intent
      ? 'A settlement of this terminal is under way, or its outcome is not known yet.'
      : count === 0
        ? 'The batch is empty: there is nothing to settle.'
        : agrees
          ? 'Converge and this PC agree about what is in the batch.'
          : differs;
    return {
      terminal_id: terminalId, terminal_name: terminal.name, count, amount: usd(net), our_count: ours.length, our_amount: usd(netOf(ours)), agrees, meaning,
      possible: !intent && count > 0 && agrees,
      troubles: rowsOf(batchFilter(account.id, terminalId, 'held')).map((row) => ({ id: row.id, text: 'Converge holds this payment; it does not settle.' })),
      needs_approval: switches.needsApproval, intent_id: intent, asked_at: inMs(0),
    };
  };
  const underWay = () => fakeError('money_under_way', 'Something about this is under way already, or its outcome is not known yet. Nothing was sent.');
  const short = (act: IntentView): IntentView => structuredClone({ ...act, steps: [], candidates: [] });

  const calls: MoneyCalls = {
    reverse_offer: ({ accountId, id }) => offerOf(rowOf(id), placeOf(accountId, id)),
    reverse: (request) => {
      guarded();
      const row = rowOf(request.id);
      const place = placeOf(request.account_id, request.id);
      const said = never(row);
      if (said) throw fakeError('money_refused', said.meaning);
      if (place.openIntent) throw underWay();
      if (row.last4 !== '' && request.last4.trim() !== row.last4) {
        throw fakeError('invalid_input', 'The last four digits do not match this payment. Look at the card or the receipt again.', { field: 'last4', reason: 'other_card' });
      }
      reach();
      const { why, meaning } = offerOf(row, place);
      if (why) throw fakeError('money_refused', meaning, { why });
      const what = kindNow(row, place);
      if (what !== request.what) {
        const now = what === 'void' ? 'This payment is in the open batch now: reversing it would void it.' : 'This payment has settled meanwhile: reversing it would be a refund now.';
        throw fakeError('money_changed', `${now} Nothing was sent; look at it again.`);
      }
      const remains = remainsOf(row, place.pending);
      const minor = minorOf(request.amount);
      const most = `At most ${formatMoney(usd(remains))} remains.`;
      if (!minor) throw fakeError('invalid_input', `Type the amount like 180.00. ${most}`, { field: 'amount', reason: 'not_an_amount' });
      if (minor > remains) throw fakeError('invalid_input', most, { field: 'amount', reason: 'too_much' });
      if (request.reason.trim() === '') throw fakeError('invalid_input', 'Choose a reason.', { field: 'reason', reason: 'missing' });
      if (place.needsApproval) return put(request.id, minor);
      return begin({
        kind: what === 'void' ? 'void' : 'return', target: request.id, account_id: request.account_id, terminal_id: row.terminalId, terminal_name: row.terminalName,
        amount: usd(minor), reason: request.reason, note: request.note.trim(),
      });
    },
    settle_offer: ({ terminal_id }) => settleOffer(terminal_id),
    settle: ({ terminal_id, count, amount_minor, note }) => {
      guarded();
      if (openAbout(terminal_id)) throw underWay();
      const now = settleOffer(terminal_id);
      if (now.count === 0) throw fakeError('money_refused', 'The batch is empty: there is nothing to settle. Nothing was sent.');
      if (now.count !== count || now.amount.minor !== amount_minor) throw fakeError('money_changed', 'The batch has changed since it was shown. Nothing was sent; look at it again.');
      if (!now.agrees) throw fakeError('money_changed', 'Converge and this PC do not agree about the batch. Nothing was sent; sync, then look again.');
      if (now.needs_approval) return put(terminal_id, 0);
      return begin({ kind: 'settle', target: terminal_id, terminal_id, terminal_name: now.terminal_name, amount: now.amount, reason: 'settle_now', note: note.trim() });
    },
    intents: ({ account_id, target, open: onlyOpen }) => ({
      intents: [...acts.values()]
        .reverse()
        .filter((act) => (account_id === null || act.account_id === account_id) && (target === null || act.target === target) && (!onlyOpen || !act.ended))
        .slice(0, 200)
        .map(short),
    }),
    intent: ({ intent_id }) => structuredClone(actOf(intent_id)),
    intent_look: ({ intent_id }) => {
      const act = actOf(intent_id);
      if (act.state !== 'unknown' && act.state !== 'needs_person') return structuredClone(act);
      act.looks += 1;
      act.steps.push(stepOf(act.state, switches.offline ? 'Tried to look it up; Converge did not answer.' : 'Looked it up: nothing was proved.'));
      act.next_look_at = inMs(60_000);
      if (switches.found !== 'nothing' && !switches.offline && act.state === 'unknown') {
        const candidates = [{ id: 'RET-77', at: inMs(0), amount: act.amount, user: 'webpage' }];
        become(act, switches.found, switches.found === 'needs_person' ? { candidates } : { next_look_at: null });
      }
      return structuredClone(act);
    },
    intent_decide: ({ intent_id, happened, txn, reason }) => {
      guarded();
      const act = actOf(intent_id);
      if (reason.trim().length < 10) throw fakeError('invalid_input', 'Write the reason in a few words: at least 10 characters.', { field: 'reason', reason: 'reason_short' });
      if (act.state !== 'needs_person') throw fakeError('money_refused', 'This does not wait for a decision.');
      const decided = become(act, happened ? 'confirmed_done' : 'confirmed_absent', { txn, next_look_at: null });
      return structuredClone(Object.assign(decided, { next: 'A person found this out; the activity says how.' }));
    },
    intent_repeat: ({ intent_id, amount }) => {
      guarded();
      const act = actOf(intent_id);
      if (!act.may_repeat) throw fakeError('money_refused', 'Only what is proved not to have happened can be asked for again.');
      if (act.amount && minorOf(amount) !== Number(act.amount.minor)) throw fakeError('invalid_input', 'Type the amount exactly as it was asked for.', { field: 'amount', reason: 'other_amount' });
      if (openAbout(act.target)) throw underWay();
      if (switches.needsApproval) return put(act.target, Number(act.amount?.minor ?? 0));
      const { kind, target, account_id, terminal_id, terminal_name, reason, note } = act;
      return begin({ kind, target, account_id, terminal_id, terminal_name, amount: act.amount, reason, note, previous: act.id });
    },
  };
  return { calls, switches, settle: (id) => void settled.add(id), put: (part) => structuredClone(make(part)) };
}
