import { useState } from 'react';
import { useHost } from '../../app/session';
import type { PlanChangePreview, PlanChangeRequest, PlanField, PlanPage } from '../../bindings';
import { plainMoney } from '../../format/money';
import { toHostError, type HostError } from '../../host';
import { plans } from '../../i18n/en/plans';
import { saidOf } from '../../money/useActGuard';
import { wrongAmount, wrongTotal } from '../add/fields';

export type ChangeAsked = { what: 'edit' | 'suspend' | 'resume' | 'skip' } | { what: 'keep'; fields: PlanField[] };

const nothingAsked = { keep: [], amount: null, total: null, next: null, cycle: null, half: null, endOfMonth: null, skipNext: null, person: null };

/** What is asked without anything to type; null where there is a form. */
export function presetOf(planId: string, asked: ChangeAsked): PlanChangeRequest | null {
  const request = { planId, ...nothingAsked };
  if (asked.what === 'suspend') return { ...request, cycle: 'suspended' };
  if (asked.what === 'skip') return { ...request, skipNext: true };
  if (asked.what === 'keep') return { ...request, keep: asked.fields };
  return null;
}

export type ChangeForm = Pick<PlanPage, 'half' | 'endOfMonth' | 'skipNext' | 'person'> & {
  amount: string;
  total: string;
  next: string | null;
  cycle: PlanPage['row']['cycle'] | null;
};

export function formOf(plan: PlanPage): ChangeForm {
  const { row, half, endOfMonth, skipNext, person } = plan;
  const suspended = row.cycle === 'suspended';
  return {
    amount: plainMoney(row.amount),
    total: row.total === null ? '' : String(row.total),
    next: suspended ? null : row.next,
    cycle: suspended ? null : row.cycle,
    half,
    endOfMonth,
    skipNext,
    person,
  };
}

const ifOther = <T>(now: T, before: T): T | null => (now === before ? null : now);

/** Only what is different goes along. */
export function requestOf(plan: PlanPage, form: ChangeForm): PlanChangeRequest {
  const before = formOf(plan);
  const person = JSON.stringify(form.person) === JSON.stringify(before.person) ? null : form.person;
  return {
    planId: plan.row.id,
    keep: [],
    amount: ifOther(form.amount.trim(), before.amount),
    total: form.total.trim() === before.total ? null : Number(form.total),
    next: ifOther(form.next, before.next),
    cycle: ifOther(form.cycle, before.cycle),
    half: form.cycle === 'semimonthly' ? ifOther(form.half, before.half) : null,
    endOfMonth: ifOther(form.endOfMonth, before.endOfMonth),
    skipNext: ifOther(form.skipNext, before.skipNext),
    person,
  };
}

const changesNothing = ({ planId: _, keep, ...rest }: PlanChangeRequest): boolean => keep.length === 0 && Object.values(rest).every((value) => value === null);

export interface Changing {
  form: ChangeForm;
  change(part: Partial<ChangeForm>): void;
  errorOf(field: string): string | null;
  busy: boolean;
  failure: HostError | null;
  nothing: boolean;
  preview: PlanChangePreview | null;
  look(request: PlanChangeRequest): Promise<void>;
  /** The form, checked here first, then by the program. */
  lookAtForm(): void;
  back(): void;
}

function wrongIn(form: ChangeForm, plan: PlanPage, resumes: boolean, today: string): Record<string, string | null> {
  const { wrong } = plans.form;
  const ends = plan.row.kind === 'installment';
  return {
    amount: wrongAmount(form.amount),
    total: ends ? wrongTotal(form.total) : null,
    cycle: resumes && form.cycle === null ? wrong.cycle : null,
    half: form.cycle === 'semimonthly' && form.half === null ? wrong.half : null,
    next: resumes && form.next === null ? wrong.next : form.next !== null && form.next !== plan.row.next && form.next < today ? wrong.past : null,
  };
}

/** One change from the form to what it means in words. Nothing is sent by looking. */
export function useChange(plan: PlanPage, asked: ChangeAsked, today: string): Changing {
  const host = useHost();
  const [form, setForm] = useState(() => formOf(plan));
  const [wrong, setWrong] = useState<Record<string, string | null>>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<HostError | null>(null);
  const [nothing, setNothing] = useState(false);
  const [preview, setPreview] = useState<PlanChangePreview | null>(null);
  const look = async (request: PlanChangeRequest) => {
    setBusy(true);
    setFailure(null);
    try {
      setPreview(await host.call('plan_change_preview', request));
    } catch (reason) {
      setFailure(toHostError(reason));
    } finally {
      setBusy(false);
    }
  };
  const lookAtForm = () => {
    const found = wrongIn(form, plan, asked.what === 'resume', today);
    setWrong(found);
    const first = Object.keys(found).find((field) => found[field]);
    if (first) {
      document.getElementById(`change-${first}`)?.focus();
      return;
    }
    const request = requestOf(plan, form);
    setNothing(changesNothing(request));
    if (!changesNothing(request)) void look(request);
  };
  const change = (part: Partial<ChangeForm>) => {
    setForm({ ...form, ...part });
    setWrong({});
    setNothing(false);
    if (failure?.code === 'invalid_input') setFailure(null);
  };
  const errorOf = (field: string) => saidOf(failure, field) ?? wrong[field] ?? null;
  return { form, change, errorOf, busy, failure, nothing, preview, look, lookAtForm, back: () => setPreview(null) };
}
