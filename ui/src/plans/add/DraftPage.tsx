import { navigate, useAppStatus } from '../../app/session';
import type { AccountView, PlanPage } from '../../bindings';
import { Banner, Button, EmptyState, ErrorNotice, Skeleton } from '../../components';
import { ErrorSummary } from '../../components/ErrorSummary';
import { ChevronLeftIcon } from '../../components/icons';
import { toHostError } from '../../host';
import { plans } from '../../i18n/en/plans';
import { openPlan, planHref } from '../place';
import styles from '../Plans.module.css';
import { usePlan } from '../usePlans';
import { DraftFields, planTerminals } from './DraftFields';
import { useDraft } from './useDraft';

const words = plans.form;

function Form({ account, plan }: { account: AccountView; plan: PlanPage | null }) {
  const today = useAppStatus().data?.today ?? '';
  const terminals = planTerminals(account);
  const only = terminals.length === 1 ? (terminals[0]?.id ?? null) : null;
  const drafting = useDraft(account, plan, today, only);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void drafting.save();
      }}
      data-testid="plan-form"
    >
      <p className={styles.quiet}>{words.lead}</p>
      {terminals.length === 0 && <Banner tone="warning" title={words.noTerminal} role="group" />}
      <ErrorSummary title={words.summary} items={drafting.summary} attempt={drafting.attempt} doneLabel={words.fixed} />
      {drafting.failure && <ErrorNotice error={drafting.failure} />}
      <DraftFields drafting={drafting} account={account} today={today} kept={plan !== null} />
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" isDisabled={drafting.busy} data-testid="plan-save">
          {words.save}
        </Button>
        <Button onPress={() => (plan ? openPlan(plan.row.id) : navigate('plans'))} data-testid="plan-form-cancel">
          {plans.act.cancel}
        </Button>
      </div>
    </form>
  );
}

function OldDraft({ account, id }: { account: AccountView; id: string }) {
  const { data, error, refetch } = usePlan(id);
  const failure = error ? toHostError(error) : null;
  if (failure?.code === 'not_found' || (data && data.row.state !== 'draft')) {
    return <EmptyState title={plans.page.gone} actions={<a href={planHref(id)}>{plans.page.back}</a>} />;
  }
  if (failure) return <ErrorNotice error={failure} onRetry={() => void refetch()} />;
  return data ? <Form account={account} plan={data} /> : <Skeleton rows={8} />;
}

/** Writes a plan down, or changes one that was never sent. */
export function DraftPage({ account, id }: { account: AccountView; id: string | null }) {
  return (
    <div className={styles.page} data-narrow data-region="page" data-testid="plan-draft">
      <a className={styles.back} href={id ? planHref(id) : '#/plans'} data-testid="plan-back">
        <ChevronLeftIcon size={14} />
        {plans.page.back}
      </a>
      <header className={styles.head}>
        <h1 tabIndex={-1}>{id ? words.editTitle : words.addTitle}</h1>
      </header>
      {id ? <OldDraft account={account} id={id} /> : <Form account={account} plan={null} />}
    </div>
  );
}
