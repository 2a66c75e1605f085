import { useState } from 'react';
import { announce, useHost } from '../../app/session';
import type { AccountView, PlanKind, PlanPage, SavePlan } from '../../bindings';
import { focusField } from '../../components/focusField';
import type { SummaryItem } from '../../components/ErrorSummary';
import { plainMoney } from '../../format/money';
import type { HostError } from '../../host';
import { plans } from '../../i18n/en/plans';
import { saidOf } from '../../money/useActGuard';
import { openPlan } from '../place';
import { useBookChange } from '../usePlans';
import { nobody, wrongAmount, wrongTotal } from './fields';

const words = plans.form;

export type DraftForm = Pick<SavePlan, 'name' | 'amount' | 'half' | 'endOfMonth' | 'skipNext' | 'person'> & {
  terminalId: string | null;
  kind: PlanKind | null;
  total: string;
  next: string | null;
  cycle: SavePlan['cycle'] | null;
  cardOf: string;
};

export type DraftField = 'terminal' | 'kind' | 'name' | 'amount' | 'total' | 'next' | 'cycle' | 'half' | 'first_name';

/** In the order in which they stand on the page. */
export const draftFields: ReadonlyArray<{ field: DraftField; label: string }> = [
  { field: 'terminal', label: words.terminal },
  { field: 'kind', label: words.kind },
  { field: 'name', label: words.name },
  { field: 'amount', label: words.amount },
  { field: 'total', label: words.total },
  { field: 'next', label: words.first },
  { field: 'cycle', label: words.cycle },
  { field: 'half', label: words.half },
  { field: 'first_name', label: words.person },
];

/** The parts of the page that the program may blame. */
const others = ['last_name', 'company', 'phone', 'email', 'card_of', 'end_of_month'];

export const fieldId = (field: string): string => `plan-${field}`;

function formFrom(plan: PlanPage | null, only: string | null): DraftForm {
  if (!plan) {
    return { terminalId: only, kind: null, name: '', amount: '', total: '', next: null, cycle: null, half: null, endOfMonth: false, skipNext: false, person: nobody, cardOf: '' };
  }
  const { row, half, endOfMonth, skipNext, person, cardOf } = plan;
  return {
    terminalId: row.terminalId,
    kind: row.kind,
    name: row.name,
    amount: plainMoney(row.amount),
    total: row.total === null ? '' : String(row.total),
    next: row.next,
    cycle: row.cycle,
    half,
    endOfMonth,
    skipNext,
    person,
    cardOf: cardOf ?? '',
  };
}

/** Rules that need nobody: what is missing, unreadable or past. */
export function wrongIn(form: DraftForm, today: string): Partial<Record<DraftField, string>> {
  const { wrong } = words;
  const { person } = form;
  const found: Record<DraftField, string | null> = {
    terminal: form.terminalId === null ? wrong.terminal : null,
    kind: form.kind === null ? wrong.kind : null,
    name: form.name.trim() === '' ? wrong.name : null,
    amount: wrongAmount(form.amount),
    total: form.kind === 'installment' ? wrongTotal(form.total) : null,
    next: form.next === null ? wrong.next : form.next < today ? wrong.past : null,
    cycle: form.cycle === null ? wrong.cycle : null,
    half: form.cycle === 'semimonthly' && form.half === null ? wrong.half : null,
    first_name: [person.firstName, person.lastName, person.company].every((part) => part.trim() === '') ? wrong.who : null,
  };
  return Object.fromEntries(Object.entries(found).filter(([, message]) => message !== null));
}

function requestOf(form: DraftForm, accountId: string, id: string | null): SavePlan | null {
  const { terminalId, kind, next, cycle, total, cardOf, half, ...rest } = form;
  if (terminalId === null || kind === null || next === null || cycle === null) return null;
  return {
    ...rest,
    id,
    accountId,
    terminalId,
    kind,
    next,
    cycle,
    amount: form.amount.trim(),
    total: kind === 'installment' ? Number(total) : null,
    half: cycle === 'semimonthly' ? half : null,
    cardOf: cardOf.trim() || null,
  };
}

export interface Drafting {
  form: DraftForm;
  change(part: Partial<DraftForm>): void;
  errorOf(field: string): string | null;
  summary: SummaryItem[];
  attempt: number;
  busy: boolean;
  /** What no field is to blame for. */
  failure: HostError | null;
  save(): Promise<void>;
}

/** A plan being written down, from the empty form to its page. */
export function useDraft(account: AccountView, plan: PlanPage | null, today: string, only: string | null): Drafting {
  const host = useHost();
  const book = useBookChange();
  const [form, setForm] = useState(() => formFrom(plan, only));
  const [tried, setTried] = useState<DraftField[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [quiet, setQuiet] = useState(false);
  const wrong = wrongIn(form, today);
  const said = (field: string) => (quiet ? null : saidOf(book.failure, field));
  const errorOf = (field: string) => said(field) ?? (tried.includes(field as DraftField) ? (wrong[field as DraftField] ?? null) : null);
  const change = (part: Partial<DraftForm>) => {
    setForm((known) => ({ ...known, ...part }));
    setQuiet(true);
  };
  const save = async () => {
    const found = draftFields.filter(({ field }) => wrong[field]);
    const request = requestOf(form, account.id, plan?.row.id ?? null);
    setTried(found.map(({ field }) => field));
    if (found.length > 0 || !request || book.busy) {
      setAttempt(attempt + 1);
      return;
    }
    setQuiet(false);
    let id = '';
    const done = await book.run(async () => {
      const page = await host.call('plan_save', request).catch((refusal: HostError) => {
        const field = refusal.details['field'];
        if (typeof field === 'string') setTimeout(() => focusField(fieldId(field)), 0);
        throw refusal;
      });
      id = page.row.id;
      return page;
    }, words.saved);
    if (!done) return;
    announce(words.saved);
    openPlan(id);
  };
  const summary = draftFields
    .filter(({ field }) => tried.includes(field))
    .map(({ field, label }) => ({ fieldId: fieldId(field), label, message: wrong[field] ?? '', done: !wrong[field] }));
  const shown = [...draftFields.map(({ field }) => field as string), ...others].some((field) => saidOf(book.failure, field) !== null);
  return { form, change, errorOf, summary, attempt, busy: book.busy, failure: shown || quiet ? null : book.failure, save };
}
