import type { FileWritten, PlanList, PlanPage, PlanRow, PlanStanding, TakePreview } from '../../bindings';
import { formatMoney } from '../../format/money';
import type { Handlers, Streams } from '../fake';
import { fakeError } from './findings';

type PlanCalls =
  | 'plans'
  | 'plan_page'
  | 'plan_save'
  | 'plan_remove'
  | 'plan_cancel'
  | 'plan_adopt'
  | 'plan_unknown'
  | 'plan_look'
  | 'plan_take_theirs'
  | 'plan_change_preview'
  | 'plan_calendar'
  | 'plan_follow_up'
  | 'plan_file_preview'
  | 'plan_file_apply'
  | 'receipt_preview'
  | 'receipt_write';

export interface FakePlans {
  calls: Pick<Handlers, PlanCalls>;
  streams: Pick<Streams, 'plan_compare'>;
  /** For the acts, which change the book when Converge has done them. */
  row(id: string): PlanRow;
  change(id: string, part: Partial<PlanRow>): PlanPage;
}

/** `125` and `125.00` alike. */
const minorOf = (typed: string): number => {
  const [whole = '0', part = ''] = typed.replace(/[$,\s]/g, '').split('.');
  return Number(`${whole}${part.padEnd(2, '0')}`);
};

const dollars = (minor: number) => ({ minor: String(minor), currency: 'USD' });

const base: PlanRow = {
  id: 'plan-1',
  terminalId: 't2',
  terminalName: 'Web Permits',
  kind: 'installment',
  state: 'active',
  standing: 'running',
  gatewayId: '280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E',
  name: 'Pool membership',
  customer: 'Ada Okafor',
  amount: dollars(12_500),
  made: 2,
  total: 10,
  progress: '2 of 10',
  remaining: dollars(100_000),
  next: '2026-10-29',
  cycle: 'monthly',
  cycleWords: 'every month',
  lastResult: 'approved',
  lastMessage: 'APPROVAL',
  lastAt: '2026-09-29T12:00:00Z',
  atConverge: 'confirmed',
  atConvergeWords: 'The same at Converge on Oct 6.',
  cardBrand: 'VISA',
  cardLast4: '0174',
  cardExpiry: '12/27',
};

/** One that runs, one that is finished, one that failed and differs, one that was never sent. */
const invented: readonly PlanRow[] = [
  base,
  { ...base, id: 'plan-2', name: 'Youth soccer league', customer: 'Ben Ito', made: 6, total: 6, progress: '6 of 6', standing: 'finished', remaining: dollars(0), next: null },
  {
    ...base,
    id: 'plan-3',
    name: 'Summer camp',
    customer: 'Cy Doe',
    made: 1,
    total: 5,
    progress: '1 of 5',
    remaining: dollars(50_000),
    lastResult: 'declined',
    lastMessage: 'DECLINED',
    atConverge: 'differs',
    atConvergeWords: 'Different at Converge: amount.',
    cardExpiry: '11/26',
  },
  {
    ...base,
    id: 'plan-4',
    state: 'draft',
    standing: 'draft',
    gatewayId: null,
    customer: 'Dee Ray',
    made: 0,
    progress: '0 of 10',
    remaining: dollars(125_000),
    lastResult: null,
    lastMessage: '',
    lastAt: null,
    atConverge: 'not_sent',
    atConvergeWords: 'Not at Converge: created here Sep 12, never sent.',
  },
];

function takeOf(row: PlanRow): TakePreview {
  const refused: Partial<Record<PlanStanding, string>> = {
    finished: `All payments were made: ${row.progress}. There is nothing left to take.`,
    draft: 'This plan is not at Converge yet, so it has no ID to charge. Send it first.',
    suspended: 'This plan is suspended. Resume it before a payment is taken.',
    cancelled: 'This plan is crossed out in the book.',
  };
  const reason = refused[row.standing] ?? null;
  const after = `${(row.made ?? 0) + 1} of ${row.total}`;
  return {
    planId: row.id,
    amount: row.amount,
    before: row.progress,
    after: reason ? row.progress : after,
    next: row.next,
    nextToldAt: '2026-10-06T20:14:00Z',
    remaining: row.total === null ? null : dollars(Number(row.amount.minor) * (row.total - (row.made ?? 0) - (reason ? 0 : 1))),
    words: reason ? [] : [`The plan becomes ${after}.`],
    refused: reason,
    warnings: [],
  };
}

function pageOf(row: PlanRow): PlanPage {
  const [firstName = '', lastName = ''] = row.customer.split(' ');
  return {
    row,
    person: { firstName, lastName, company: '', phone: '303-555-0142', email: 'ada.okafor@example.com' },
    start: '2026-08-29',
    half: null,
    endOfMonth: false,
    skipNext: false,
    cardOf: null,
    reason: '',
    createdAt: '2026-09-12T16:00:00Z',
    createdBy: 'clerk1',
    payments: [],
    upcoming: row.next === null ? [] : [{ date: row.next, number: (row.made ?? 0) + 1, note: null }],
    moreUpcoming: false,
    notice: null,
    seen: [],
    differences: row.atConverge === 'differs' ? [{ field: 'amount', label: 'Amount', here: '$125.00', there: '$120.00', canKeep: true }] : [],
    take: takeOf(row),
  };
}

const written = (name: string): FileWritten => ({ path: `C:\\Users\\clerk1\\Documents\\${name}`, sentence: 'clerk1 saved a receipt in English.', size: 24_000, sha256: null });

/** An invented book of four plans. */
export function createPlans(changed: () => void): FakePlans {
  let rows: PlanRow[] = invented.map((row) => ({ ...row }));
  const find = (id: string) => rows.find((row) => row.id === id) ?? fail();
  const fail = (): never => {
    throw fakeError('not_found', 'There is no such plan.');
  };
  const change = (id: string, part: Partial<PlanRow>) => {
    rows = rows.map((row) => (row.id === id ? { ...row, ...part } : row));
    changed();
    return pageOf(find(id));
  };
  const list = (): PlanList => {
    const standings = [...new Set(rows.map((row) => row.standing))];
    return { rows, total: rows.length, counts: standings.map((standing) => ({ standing, count: rows.filter((row) => row.standing === standing).length })) };
  };
  return {
    row: find,
    change,
    calls: {
      plans: ({ text }) => {
        const all = list();
        const found = all.rows.filter((row) => `${row.customer} ${row.name}`.toLowerCase().includes(text.toLowerCase()));
        return { ...all, rows: found, total: found.length };
      },
      plan_page: ({ id }) => pageOf(find(id)),
      plan_save: (plan) => {
        const id = plan.id ?? `plan-${rows.length + 1}`;
        if (plan.id === null) rows = [...rows, { ...base, id }];
        return change(id, {
          state: 'draft',
          standing: 'draft',
          gatewayId: null,
          name: plan.name,
          customer: `${plan.person.firstName} ${plan.person.lastName}`.trim(),
          made: 0,
          total: plan.total,
          progress: `0 of ${plan.total ?? '?'}`,
          next: plan.next,
          atConverge: 'not_sent',
          atConvergeWords: 'Not at Converge: created here Oct 6, never sent.',
        });
      },
      plan_remove: ({ id }) => {
        rows = rows.filter((row) => row.id !== id);
        changed();
        return {};
      },
      plan_cancel: ({ planId }) => change(planId, { state: 'cancelled', standing: 'cancelled' }),
      plan_adopt: ({ gatewayId }) => {
        if (![44, 46].includes(gatewayId.trim().length)) {
          throw fakeError('invalid_input', 'This is not a whole plan ID. Copy it again from Converge. Nothing was sent.', { field: 'gateway_id', reason: 'plan_id_shape' });
        }
        rows = [...rows, { ...base, id: `plan-${rows.length + 1}`, gatewayId: gatewayId.trim() }];
        changed();
        return pageOf(rows[rows.length - 1] ?? base);
      },
      plan_unknown: () => ({ plans: [] }),
      plan_look: ({ id }) => pageOf(find(id)),
      plan_take_theirs: ({ planId }) => change(planId, { atConverge: 'confirmed', atConvergeWords: base.atConvergeWords }),
      plan_change_preview: ({ planId, amount, cycle, skipNext }) => {
        const minor = amount === null ? Number(find(planId).amount.minor) : minorOf(amount);
        const change = JSON.stringify({ amount: minor, ...(cycle && { cycle }), ...(skipNext !== null && { skip_next: skipNext }) });
        if (cycle === 'suspended') return { words: ['The plan is suspended: nothing runs until it is resumed.'], change };
        if (skipNext) return { words: ['The payment on Oct 29 is left out once.'], change };
        return { words: [`${formatMoney(dollars(minor))} from the payment on Oct 29.`], change };
      },
      plan_calendar: ({ month }) => {
        const wanted = month ?? '2026-10';
        const days = Array.from({ length: 31 }, (_, day) => {
          const date = `${wanted}-${String(day + 1).padStart(2, '0')}`;
          const due = rows.filter((row) => row.next === date && row.standing === 'running');
          return { date, note: null, count: due.length, amounts: due.length > 0 ? [dollars(12_500 * due.length)] : [], plans: due.map((row) => row.id) };
        });
        return { month: wanted, days, amounts: [dollars(12_500 * days.reduce((sum, day) => sum + day.count, 0))], notices: [] };
      },
      plan_follow_up: () => ({
        failed: rows
          .filter((row) => row.lastResult === 'declined')
          .map((row) => ({ row, phone: '303-555-0142', email: '', meaning: 'Declined. The bank did not approve it.', say: 'Your bank did not approve this payment. Would you like to pay another way?' })),
        expiring: rows.filter((row) => row.cardExpiry === '11/26').map((row) => ({ row, expiresOn: '2026-11-30', daysLeft: 55, phone: '303-555-0142', email: '' })),
      }),
      plan_file_preview: () => ({ token: null, file: '', rows: [], columns: [], ignored: [], problems: [], new: 0, changed: 0, same: 0, bad: 0 }),
      plan_file_apply: () => ({ added: 0, changed: 0, same: 0, leftOut: 0, sentence: '0 plans added.' }),
      receipt_preview: ({ id, language }) => {
        const title = language === 'spanish' ? 'Recibo' : 'Receipt';
        return { title, subject: `${title}: City of Alder Creek`, text: `City of Alder Creek\n${title}\n${id}`, copy: 0, warnings: [] };
      },
      receipt_write: ({ id }) => written(`Receipt ${id}.pdf`),
    },
    streams: {
      plan_compare: async (_request, onEvent) => {
        onEvent({ kind: 'started', plans: rows.length });
        onEvent({ kind: 'progress', done: rows.length, plans: rows.length });
        const apart = rows.filter((row) => row.atConverge !== 'confirmed');
        return {
          rows: apart.map((row) => ({ row, failed: null })),
          counts: [{ atConverge: 'confirmed', count: rows.length - apart.length }],
          failed: 0,
          cancelled: false,
          brake: { refusals: 0, blockedUntil: null },
          sentence: `${rows.length - apart.length} the same at Converge.`,
        };
      },
    },
  };
}
