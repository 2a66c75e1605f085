import type { BillingCycle, HalfMonth, PlanPerson } from '../../bindings';
import type { Choice } from '../../components';
import { plans } from '../../i18n/en/plans';

const choicesOf = <K extends string>(texts: Record<K, string>): Array<Choice<K>> => (Object.keys(texts) as K[]).map((id) => ({ id, text: texts[id] }));

/** A plan is suspended by an act of its own, never by choosing it as a cycle. */
export const cycleChoices: ReadonlyArray<Choice<BillingCycle>> = choicesOf(plans.cycles).filter(({ id }) => id !== 'suspended');
export const halfChoices: ReadonlyArray<Choice<HalfMonth>> = choicesOf(plans.halves);

/** Cycles that count in months, of which a last day means something. */
const ofMonths: readonly BillingCycle[] = ['monthly', 'bimonthly', 'quarterly', 'semester', 'semiannually', 'annually'];
export const hasMonthEnd = (cycle: BillingCycle | null): boolean => cycle !== null && ofMonths.includes(cycle);

export const nobody: PlanPerson = { firstName: '', lastName: '', company: '', phone: '', email: '' };

/** `null` where the text is an amount of more than nothing; the program reads it exactly. */
export function wrongAmount(text: string): string | null {
  const { wrong } = plans.form;
  const plain = text.trim().replace(/^\$/, '').trim();
  if (!/^(\d{1,3}(,\d{3})+|\d+)(\.\d{1,3})?$/.test(plain)) return wrong.amount;
  return /[1-9]/.test(plain) ? null : wrong.amountZero;
}

export function wrongTotal(text: string): string | null {
  return /^[1-9]\d{0,3}$/.test(text.trim()) ? null : plans.form.wrong.total;
}
