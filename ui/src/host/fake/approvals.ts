// Requests of the invented town that wait for a second person, and its list of reasons.
import type { ApprovalView, Approvals, PersonView, ReasonView, TxnRow } from '../../bindings';
import { formatMoney } from '../../format/money';
import type { Handlers } from '../fake';
import { fakeError } from './findings';
import type { FakePeople } from './people';
import { today } from './town';

export type ApprovalCalls = Pick<Handlers, 'approvals' | 'approval_decide' | 'approval_withdraw' | 'reasons' | 'reason_save'>;

export interface FakeApprovals {
  calls: ApprovalCalls;
  /** Puts a request there, or changes one, as it would stand after a while. */
  put(part: Partial<ApprovalView> & Pick<ApprovalView, 'number'>): ApprovalView;
}

type Stored = Omit<ApprovalView, 'mayDecide' | 'mayWithdraw' | 'refused'>;

const reasonsAtFirst: ReasonView[] = [
  { id: 'class_cancelled', words: 'Class canceled', retired: false },
  { id: 'charged_twice', words: 'Charged twice', retired: false },
  { id: 'wrong_amount', words: 'Wrong amount', retired: false },
  { id: 'other', words: 'Other (see note)', retired: false },
  { id: 'goodwill', words: 'Goodwill', retired: true },
];
const dayMs = 86_400_000;
const noonUtc = Date.parse(`${today}T18:00:00Z`);
const at = (days: number) => new Date(noonUtc + days * dayMs).toISOString();

function requestFor(no: number, row: TxnRow | undefined, accountId: string): Stored {
  const number = `R-${String(no).padStart(4, '0')}`;
  const amount = row?.amount ?? { minor: '18000', currency: 'USD' };
  return {
    id: `request-${no}`,
    number,
    accountId,
    terminalId: row?.terminalId ?? 't1',
    terminalName: row?.terminalName ?? 'T1 Parks Front Desk',
    act: 'return',
    paymentId: row?.id ?? null,
    target: row?.id ?? '',
    amount,
    summary: `return all ${formatMoney(amount)} of the sale to ${row?.customer || 'a resident'} on ${row?.terminalName ?? 'T1 Parks Front Desk'}`,
    reason: 'Class canceled',
    note: 'The resident came to the counter.',
    requestedBy: 'Dana Clerk',
    requestedAt: at(-1),
    expiresAt: at(13),
    state: 'waiting',
    decidedBy: null,
    decidedAt: null,
    decisionNote: '',
    intentId: null,
    problem: null,
    bound: `bound-of-${number}`,
  };
}

/** Two that wait and one that was approved, all of the clerk. */
function seed(rows: readonly TxnRow[], accountId: string): Stored[] {
  const settled = rows.filter(({ status, type, amount }) => status === 'settled' && type === 'sale' && amount !== null);
  const done: Partial<Stored> = {
    requestedAt: at(-6), expiresAt: at(8), state: 'approved', decidedBy: 'Sofia Supervisor', decidedAt: at(-5), decisionNote: 'Talked to the instructor.', intentId: 'act-29',
  };
  return [
    { ...requestFor(29, settled[2], accountId), ...done },
    requestFor(30, settled[0], accountId),
    { ...requestFor(31, settled[1], accountId), reason: 'Charged twice', requestedAt: at(-0.5), expiresAt: at(13.5) },
  ];
}

export function createApprovals(people: FakePeople, rows: readonly TxnRow[], accountId: string, changed: () => void): FakeApprovals {
  let all: Stored[] = rows.length > 0 ? seed(rows, accountId) : [];
  let reasons = structuredClone(reasonsAtFirst);

  const expired = ({ state, expiresAt }: Stored) => state === 'waiting' && Date.parse(expiresAt) <= noonUtc;
  const refusedFor = (one: Stored, you: PersonView | null): string | null => {
    if (one.state !== 'waiting' || !you) return null;
    if (one.requestedBy === you.name) return 'You asked for this. Somebody else has to decide.';
    if (you.role !== 'approver' && you.role !== 'administrator') return `${you.name} may not approve what others ask for. This is for approvers and administrators. Ask Sofia Supervisor or Ada Administrator.`;
    return null;
  };
  const view = (stored: Stored): ApprovalView => {
    const one: Stored = expired(stored) ? { ...stored, state: 'expired' } : stored;
    const you = people.you();
    const waits = one.state === 'waiting';
    const refused = refusedFor(one, you);
    return structuredClone({ ...one, mayDecide: waits && you !== null && refused === null, mayWithdraw: waits && one.requestedBy === you?.name, refused });
  };
  const inbox = (): Approvals => {
    const shown = all.map(view);
    const newest = (one: ApprovalView) => Date.parse(one.decidedAt ?? one.expiresAt);
    return {
      waiting: shown.filter(({ state }) => state === 'waiting'),
      decided: shown.filter(({ state }) => state !== 'waiting').sort((a, b) => newest(b) - newest(a)),
      reasons: structuredClone(reasons),
    };
  };
  const open = (id: string): Stored => {
    const found = all.find((one) => one.id === id);
    if (!found) throw fakeError('not_found', 'There is no such request.');
    if (expired(found)) throw fakeError('expired', `Request ${found.number} has expired: nobody decided within 14 days. Ask again.`, { number: found.number });
    if (found.state !== 'waiting') throw fakeError('invalid_input', `Request ${found.number} is ${found.state} already.`, { field: 'id', reason: 'already_decided' });
    return found;
  };
  const decider = (name: string | null, password: string | null): PersonView => {
    if (name !== null) return people.authenticate(name, password ?? '');
    const you = people.you();
    if (!you) throw fakeError('sign_in_needed', 'Sign in first.');
    if (!people.isFresh()) throw fakeError('step_up_needed', 'Type your password once more before this: it was typed more than five minutes ago.', { name: you.name });
    return you;
  };
  const now = () => new Date(noonUtc + 60_000).toISOString();

  return {
    put: (part) => {
      const known = all.find(({ number }) => number === part.number);
      const next = { ...(known ?? requestFor(Number(part.number.slice(2)), undefined, accountId)), ...part };
      all = [...all.filter(({ number }) => number !== part.number), next];
      changed();
      return view(next);
    },
    calls: {
      approvals: inbox,
      approval_decide: ({ id, bound, approve, note, name, password }) => {
        const by = decider(name, password);
        if (!approve && note.trim() === '') throw fakeError('invalid_input', 'Write why not in a few words: who asked reads it.', { field: 'note', reason: 'note_empty' });
        const one = open(id);
        if (one.requestedBy === by.name) throw fakeError('same_person', 'You asked for this. Somebody else has to decide.', { number: one.number });
        const refused = refusedFor(one, by);
        if (refused) throw fakeError('not_allowed', refused, { duty: 'approve' });
        if (one.bound !== bound) throw fakeError('invalid_input', 'This is not what was shown to you. Look at the request once more.', { field: 'bound', reason: 'approval_changed' });
        Object.assign(one, { state: approve ? 'approved' : 'refused', decidedBy: by.name, decidedAt: now(), decisionNote: note, intentId: approve ? `act-${one.id}` : null });
        changed();
        return view(one);
      },
      approval_withdraw: ({ id }) => {
        const one = open(id);
        const you = people.you();
        if (one.requestedBy !== you?.name) throw fakeError('not_allowed', `Only ${one.requestedBy} may take this request back.`, { reason: 'not_yours' });
        Object.assign(one, { state: 'withdrawn', decidedBy: you.name, decidedAt: now() });
        changed();
        return view(one);
      },
      reasons: () => ({ reasons: structuredClone(reasons) }),
      reason_save: ({ id, words, retired }) => {
        if (reasons.some((one) => one.id !== id && one.words.toLowerCase() === words.trim().toLowerCase())) throw fakeError('duplicate_name', `"${words.trim()}" is on the list already.`, { field: 'words' });
        if (retired && !reasons.some((one) => one.id !== id && !one.retired)) throw fakeError('invalid_input', 'This is the last reason that is offered. Add another one first.', { field: 'retired', reason: 'last_reason' });
        const next = { id: id ?? `reason-${reasons.length + 1}`, words: words.trim(), retired };
        reasons = id === null ? [...reasons, next] : reasons.map((one) => (one.id === id ? next : one));
        changed();
        return { reasons: structuredClone(reasons) };
      },
    },
  };
}
