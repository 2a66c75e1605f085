import { useEffect } from 'react';
import { useAppStatus, useHost, useMode } from '../../app/session';
import type { PlanPage } from '../../bindings';
import { Button, Dialog, ErrorNotice } from '../../components';
import { FieldLine } from '../../components/FieldLine';
import { common } from '../../i18n/en/common';
import { plans } from '../../i18n/en/plans';
import styles from '../Plans.module.css';
import { ActDialog } from './ActDialog';
import { ChangeFields } from './ChangeFields';
import { presetOf, useChange, type ChangeAsked, type Changing } from './useChange';

export type { ChangeAsked } from './useChange';

const words = plans.change;

interface Props {
  plan: PlanPage;
  asked: ChangeAsked;
  openActId: string | null;
  onStale: () => void;
  onClose: () => void;
}

/** Fields of the form; what is said of another one has to be told above it. */
const shownFields = ['amount', 'total', 'next', 'cycle', 'half', 'end_of_month', 'first_name', 'last_name', 'company', 'phone', 'email'];

function Form({ changing, plan, asked, today, onClose }: { changing: Changing; plan: PlanPage; asked: ChangeAsked; today: string; onClose: () => void }) {
  const mode = useMode();
  const { busy, failure, nothing } = changing;
  const preset = presetOf(plan.row.id, asked);
  const told = !preset && shownFields.some((field) => changing.errorOf(field) !== null);
  return (
    <Dialog
      title={words[asked.what]}
      mode={common.modes[mode]}
      isOpen
      onClose={onClose}
      data-testid="change-dialog"
      footer={
        <>
          <Button onPress={onClose} autoFocus={preset !== null} data-testid="change-cancel">
            {plans.act.cancel}
          </Button>
          {!preset && (
            <Button variant="primary" isDisabled={busy} onPress={changing.lookAtForm} data-testid="change-look">
              {busy ? words.looking : words.look}
            </Button>
          )}
        </>
      }
    >
      {failure && !told && <ErrorNotice error={failure} onRetry={preset ? () => void changing.look(preset) : undefined} />}
      {nothing && (
        <FieldLine tone="note" testId="change-nothing">
          {words.nothing}
        </FieldLine>
      )}
      {preset ? busy && <p className={styles.quiet}>{words.looking}</p> : <ChangeFields changing={changing} plan={plan} today={today} resumes={asked.what === 'resume'} />}
    </Dialog>
  );
}

/** A change is told in words before anything is asked of Converge. */
export function ChangeDialog({ plan, asked, openActId, onStale, onClose }: Props) {
  const host = useHost();
  const today = useAppStatus().data?.today ?? '';
  const changing = useChange(plan, asked, today);
  const { preview } = changing;
  useEffect(() => {
    const preset = presetOf(plan.row.id, asked);
    if (preset) void changing.look(preset);
    // Asked once, when the dialog opens.
  }, []);
  if (!preview) return <Form changing={changing} plan={plan} asked={asked} today={today} onClose={onClose} />;
  const isForm = presetOf(plan.row.id, asked) === null;
  return (
    <ActDialog
      title={words[asked.what]}
      confirm={words.confirm}
      send={(why) => host.call('plan_change', { plan_id: plan.row.id, change: preview.change, ...why })}
      openActId={openActId}
      onStale={onStale}
      onClose={onClose}
      extra={
        isForm && (
          <Button onPress={changing.back} data-testid="change-back">
            {words.back}
          </Button>
        )
      }
      data-testid="change-words-dialog"
    >
      <div data-testid="change-words">
        <h3>{words.words}</h3>
        <ul className={styles.bullets}>
          {preview.words.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </ActDialog>
  );
}
