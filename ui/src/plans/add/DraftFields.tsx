import type { AccountView } from '../../bindings';
import { Select } from '../../components';
import { Checkbox } from '../../components/Checkbox';
import { DayField } from '../../components/DayField';
import { FieldLine } from '../../components/FieldLine';
import { RadioCards } from '../../components/RadioCards';
import { TextField } from '../../components/TextField';
import { plans } from '../../i18n/en/plans';
import styles from '../Plans.module.css';
import { CardChoice } from './CardChoice';
import { cycleChoices, halfChoices, hasMonthEnd } from './fields';
import { PersonFields } from './PersonFields';
import { fieldId, type Drafting } from './useDraft';

const words = plans.form;

interface Props {
  drafting: Drafting;
  account: AccountView;
  today: string;
  /** What a draft is, with an end or without, stays as it was written down. */
  kept: boolean;
}

/** A list of choices has no line of its own for what is wrong. */
function Problem({ drafting, field }: { drafting: Drafting; field: string }) {
  const text = drafting.errorOf(field);
  return text ? (
    <FieldLine tone="error" testId={`plan-${field}-error`}>
      {text}
    </FieldLine>
  ) : null;
}

/** Plans run without the card being there. */
export const planTerminals = (account: AccountView) => account.terminals.filter(({ kind, active }) => active && (kind === 'internet' || kind === 'moto'));

function What({ drafting, account, kept }: Props) {
  const { form, change, errorOf } = drafting;
  return (
    <>
      <div id={fieldId('terminal')} tabIndex={-1}>
        <Select
          label={words.terminal}
          placeholder={words.chooseTerminal}
          choices={planTerminals(account).map(({ id, name }) => ({ id, text: name }))}
          value={form.terminalId}
          onChange={(terminalId) => change({ terminalId })}
          data-testid="plan-terminal"
        />
        <p className={styles.quiet}>{words.terminalHelp}</p>
        <Problem drafting={drafting} field="terminal" />
      </div>
      {kept ? null : (
        <RadioCards
          id={fieldId('kind')}
          label={words.kind}
          value={form.kind}
          onChange={(kind) => change({ kind })}
          error={errorOf('kind')}
          cards={[
            { value: 'installment', title: plans.kinds.installment, help: words.kindHelp.installment, testId: 'plan-kind-installment' },
            { value: 'recurring', title: plans.kinds.recurring, help: words.kindHelp.recurring, testId: 'plan-kind-recurring' },
          ]}
        />
      )}
      <TextField id={fieldId('name')} label={words.name} value={form.name} onChange={(name) => change({ name })} error={errorOf('name')} testId="plan-name" />
      <div className={styles.pair}>
        <TextField id={fieldId('amount')} label={words.amount} help={words.amountHelp} value={form.amount} onChange={(amount) => change({ amount })} error={errorOf('amount')} testId="plan-amount" />
        {form.kind === 'installment' && (
          <TextField id={fieldId('total')} label={words.total} value={form.total} onChange={(total) => change({ total })} error={errorOf('total')} inputMode="numeric" testId="plan-total" />
        )}
      </div>
    </>
  );
}

function When({ drafting, today }: Props) {
  const { form, change, errorOf } = drafting;
  return (
    <>
      <div className={styles.pair}>
        <div id={fieldId('next')} tabIndex={-1}>
          <DayField label={words.first} value={form.next} onChange={(next) => change({ next })} minDay={today} error={errorOf('next')} data-testid="plan-next" />
        </div>
        <div id={fieldId('cycle')} tabIndex={-1}>
          <Select label={words.cycle} placeholder={words.choose} choices={cycleChoices} value={form.cycle} onChange={(cycle) => change({ cycle, endOfMonth: hasMonthEnd(cycle) && form.endOfMonth })} data-testid="plan-cycle" />
          <Problem drafting={drafting} field="cycle" />
        </div>
      </div>
      {form.cycle === 'semimonthly' && (
        <div id={fieldId('half')} tabIndex={-1}>
          <Select label={words.half} placeholder={words.choose} choices={halfChoices} value={form.half} onChange={(half) => change({ half })} data-testid="plan-half" />
          <Problem drafting={drafting} field="half" />
        </div>
      )}
      {hasMonthEnd(form.cycle) && (
        <div id={fieldId('end_of_month')} tabIndex={-1}>
          <Checkbox isSelected={form.endOfMonth} onChange={(endOfMonth) => change({ endOfMonth })} data-testid="plan-end-of-month">
            {words.endOfMonth}
          </Checkbox>
          <Problem drafting={drafting} field="end_of_month" />
        </div>
      )}
      <Checkbox isSelected={form.skipNext} onChange={(skipNext) => change({ skipNext })} data-testid="plan-skip">
        {words.skipFirst}
      </Checkbox>
    </>
  );
}

export function DraftFields(props: Props) {
  const { form, change, errorOf } = props.drafting;
  return (
    <>
      <What {...props} />
      <When {...props} />
      <fieldset className={styles.fieldset}>
        <legend className={styles.legend}>{words.person}</legend>
        <PersonFields person={form.person} onChange={(person) => change({ person })} errorOf={errorOf} />
      </fieldset>
      <CardChoice account={props.account} terminalId={form.terminalId} value={form.cardOf} onChange={(cardOf) => change({ cardOf })} error={errorOf('card_of')} />
    </>
  );
}
