import { useEffect, useRef, useState } from 'react';
import { useHost } from '../../app/session';
import type { AccountView, IntentView, PlanField, PlanPage } from '../../bindings';
import { Banner, Button, EmptyState, ErrorNotice, Skeleton } from '../../components';
import { ActionMenu } from '../../components/ActionMenu';
import { ChevronLeftIcon, SyncIcon } from '../../components/icons';
import { toHostError } from '../../host';
import { plans } from '../../i18n/en/plans';
import { ChangeDialog, type ChangeAsked } from '../act/ChangeDialog';
import { EndDialog, SendDialog } from '../act/SendDialog';
import { TakeDialog } from '../act/TakeDialog';
import { StandingTag } from '../looks';
import { actHref } from '../place';
import styles from '../Plans.module.css';
import { useBookChange, useOpenActs, usePlan } from '../usePlans';
import { actionsOf, isDraft, isSent, type Asked } from './actions';
import { CancelDialog, RemoveDialog } from './BookDialogs';
import { Drift } from './Drift';
import { PlanFacts } from './PlanFacts';
import { Schedule } from './Schedule';

const words = plans.page;

export const nameOf = ({ row }: PlanPage): string => [row.customer, row.name].filter(Boolean).join(': ') || plans.noName;

function Locked({ act }: { act: IntentView }) {
  return (
    <Banner
      tone="warning"
      title={words.locked}
      role="group"
      data-testid="plan-locked"
      actions={
        <a href={actHref(act.id)} data-testid="plan-open-act">
          {words.openAct}
        </a>
      }
    >
      <p>{act.headline}</p>
    </Banner>
  );
}

interface HeadProps {
  plan: PlanPage;
  act: IntentView | null;
  ask: (asked: Asked) => void;
}

/** The one main action says in text why it cannot be pressed. */
function Actions({ plan, act, ask }: HeadProps) {
  const host = useHost();
  const look = useBookChange();
  const locked = act ? words.locked : null;
  const refused = locked ?? plan.take.refused;
  const actions = actionsOf(plan, locked, ask);
  return (
    <div className={styles.stack}>
      <div className={styles.buttons}>
        {isDraft(plan) ? (
          <Button variant="primary" isDisabled={locked !== null} onPress={() => ask('send')} data-testid="plan-send">
            {words.send}
          </Button>
        ) : (
          <Button variant="primary" isDisabled={refused !== null} aria-describedby={refused ? 'take-refusal' : undefined} onPress={() => ask('take')} data-testid="plan-take">
            {words.take}
          </Button>
        )}
        {isSent(plan) && (
          <Button
            icon={<SyncIcon size={14} />}
            isDisabled={look.busy}
            onPress={() => void look.run(() => host.call('plan_look', { id: plan.row.id }), words.looked)}
            data-testid="plan-look"
          >
            {look.busy ? words.looking : words.look}
          </Button>
        )}
        {actions.length > 0 && <ActionMenu label={words.more} actions={actions} testId="plan-more" />}
      </div>
      {!isDraft(plan) && refused && !act && (
        <p id="take-refusal" className={styles.quiet} data-testid="take-refusal">
          {refused}
        </p>
      )}
      {look.failure && <ErrorNotice error={look.failure} />}
      {act && <Locked act={act} />}
    </div>
  );
}

type Open = Asked | { keep: PlanField[] };

function Dialogs({ plan, zone, act, open, onClose, onStale }: { plan: PlanPage; zone: string; act: IntentView | null; open: Open; onClose: () => void; onStale: () => void }) {
  const shared = { plan, openActId: act?.id ?? null, onClose, onStale };
  if (open === 'take') return <TakeDialog {...shared} zone={zone} />;
  if (open === 'send') return <SendDialog {...shared} />;
  if (open === 'end') return <EndDialog {...shared} />;
  if (open === 'cancel') return <CancelDialog row={plan.row} onClose={onClose} />;
  if (open === 'remove') return <RemoveDialog row={plan.row} onClose={onClose} />;
  const asked: ChangeAsked = typeof open === 'string' ? { what: open } : { what: 'keep', fields: open.keep };
  return <ChangeDialog {...shared} asked={asked} />;
}

function Known({ account, plan, onStale }: { account: AccountView; plan: PlanPage; onStale: () => void }) {
  const [open, setOpen] = useState<Open | null>(null);
  const act = useOpenActs(account.id, plan.row.id);
  const zone = account.displayZone;
  return (
    <>
      <Actions plan={plan} act={act} ask={setOpen} />
      <Drift plan={plan} zone={zone} locked={act !== null} onKeep={(keep) => setOpen({ keep })} onSend={() => setOpen('send')} onCancel={() => setOpen('cancel')} />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Schedule plan={plan} zone={zone} />
        </div>
        <PlanFacts plan={plan} zone={zone} />
      </div>
      {open && <Dialogs plan={plan} zone={zone} act={act} open={open} onClose={() => setOpen(null)} onStale={onStale} />}
    </>
  );
}

/** One plan with everything that is known of it. */
export function PlanPageView({ account, id }: { account: AccountView; id: string }) {
  const { data, error, refetch } = usePlan(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const failure = error ? toHostError(error) : null;
  useEffect(() => heading.current?.focus({ preventScroll: true }), [id]);
  return (
    <div className={styles.page} data-region="page" data-testid="plan-page" data-id={id}>
      <a className={styles.back} href="#/plans" data-testid="plan-back">
        <ChevronLeftIcon size={14} />
        {words.back}
      </a>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1} data-testid="plan-title">
          {data ? nameOf(data) : plans.pageTitle}
        </h1>
        {data && <StandingTag standing={data.row.standing} />}
      </header>
      {failure?.code === 'not_found' && (
        <EmptyState title={words.gone} data-testid="plan-gone">
          <p>{words.goneMore}</p>
        </EmptyState>
      )}
      {failure && failure.code !== 'not_found' && <ErrorNotice error={failure} onRetry={() => void refetch()} />}
      {!data && !failure && <Skeleton rows={8} />}
      {data && <Known account={account} plan={data} onStale={() => void refetch()} />}
    </div>
  );
}
