import type { PlanPage } from '../../bindings';
import { Select } from '../../components';
import { Checkbox } from '../../components/Checkbox';
import { DayField } from '../../components/DayField';
import { Disclosure } from '../../components/Disclosure';
import { FieldLine } from '../../components/FieldLine';
import { TextField } from '../../components/TextField';
import { plans } from '../../i18n/en/plans';
import { cycleChoices, halfChoices, hasMonthEnd } from '../add/fields';
import { PersonFields } from '../add/PersonFields';
import styles from '../Plans.module.css';
import type { Changing } from './useChange';

const words = plans.form;

function Problem({ text, testId }: { text: string | null; testId: string }) {
  return text ? (
    <FieldLine tone="error" testId={testId}>
      {text}
    </FieldLine>
  ) : null;
}

/** When it runs: the fields that a resumed plan needs as well. */
function When({ changing, today }: { changing: Changing; today: string }) {
  const { form, change, errorOf } = changing;
  return (
    <>
      <DayField label={words.next} value={form.next} onChange={(next) => change({ next })} minDay={today} error={errorOf('next')} data-testid="change-next" />
      <div>
        <Select label={words.cycle} placeholder={words.choose} choices={cycleChoices} value={form.cycle} onChange={(cycle) => change({ cycle, endOfMonth: hasMonthEnd(cycle) && form.endOfMonth })} data-testid="change-cycle" />
        <Problem text={errorOf('cycle')} testId="change-cycle-error" />
      </div>
      {form.cycle === 'semimonthly' && (
        <div>
          <Select label={words.half} placeholder={words.choose} choices={halfChoices} value={form.half} onChange={(half) => change({ half })} data-testid="change-half" />
          <Problem text={errorOf('half')} testId="change-half-error" />
        </div>
      )}
      {hasMonthEnd(form.cycle) && (
        <div>
          <Checkbox isSelected={form.endOfMonth} onChange={(endOfMonth) => change({ endOfMonth })} data-testid="change-end-of-month">
            {words.endOfMonth}
          </Checkbox>
          <Problem text={errorOf('end_of_month')} testId="change-end-of-month-error" />
        </div>
      )}
    </>
  );
}

export function ChangeFields({ changing, plan, today, resumes }: { changing: Changing; plan: PlanPage; today: string; resumes: boolean }) {
  const { form, change, errorOf } = changing;
  if (resumes) return <When changing={changing} today={today} />;
  return (
    <>
      <TextField id="change-amount" label={words.amount} help={words.amountHelp} value={form.amount} onChange={(amount) => change({ amount })} error={errorOf('amount')} inputMode="text" testId="change-amount" />
      {plan.row.kind === 'installment' && (
        <TextField id="change-total" label={words.total} value={form.total} onChange={(total) => change({ total })} error={errorOf('total')} inputMode="numeric" testId="change-total" />
      )}
      <When changing={changing} today={today} />
      <Checkbox isSelected={form.skipNext} onChange={(skipNext) => change({ skipNext })} data-testid="change-skip">
        {words.skipNext}
      </Checkbox>
      <Disclosure title={plans.change.person} testId="change-person">
        <div className={styles.stack}>
          <p className={styles.quiet}>{plans.change.personHelp}</p>
          <PersonFields person={form.person} onChange={(person) => change({ person })} errorOf={errorOf} />
        </div>
      </Disclosure>
    </>
  );
}
