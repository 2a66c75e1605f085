import type { ReactNode } from 'react';
import { useMode } from '../../app/session';
import type { ActStarted } from '../../bindings';
import { Banner, Button, Dialog, ErrorNotice, type ButtonVariant } from '../../components';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { common } from '../../i18n/en/common';
import { plans } from '../../i18n/en/plans';
import { actHref } from '../place';
import styles from '../Plans.module.css';
import { actCancelId, actFields, usePlanAct, type PlanAct } from './usePlanAct';

const words = plans.act;

export interface ActDialogProps {
  title: string;
  confirm: string;
  variant?: ButtonVariant;
  /** Whether the act can be asked for as things stand. */
  ready?: boolean;
  needsReason?: boolean;
  send: (why: { reason: string; note: string }) => Promise<ActStarted>;
  /** An act about the same plan that is not over. */
  openActId?: string | null;
  onClose: () => void;
  onStale: () => void;
  /** More to press before the button that sends. */
  extra?: ReactNode;
  children: ReactNode;
  'data-testid'?: string;
}

function Requested({ number, onLeave }: { number: string; onLeave: () => void }) {
  return (
    <Banner
      tone="success"
      title={words.requestedTitle(number)}
      role="group"
      data-testid="plan-act-requested"
      actions={
        <a href="#/approvals" onClick={onLeave} data-testid="plan-act-approvals">
          {words.openApprovals}
        </a>
      }
    >
      <p>{words.requested}</p>
    </Banner>
  );
}

function Why({ act, needed }: { act: PlanAct; needed: boolean }) {
  return (
    <>
      <TextField id={actFields.reason} label={words.reason} help={needed ? undefined : words.reasonHelp} value={act.reason} onChange={act.setReason} error={act.reasonError} testId="plan-act-reason" />
      <TextArea id={actFields.note} label={words.note} rows={2} value={act.note} onChange={act.setNote} error={act.noteError} testId="plan-act-note" />
    </>
  );
}

function Failure({ act, openActId, onLeave }: { act: PlanAct; openActId: string | null; onLeave: () => void }) {
  const { failure } = act;
  if (!failure) return null;
  return (
    <>
      <ErrorNotice error={failure} data-testid="plan-act-failure" />
      {failure.code === 'money_changed' && <p className={styles.quiet}>{words.changedMore}</p>}
      {failure.code === 'money_under_way' && openActId && (
        <p>
          <a href={actHref(openActId)} onClick={onLeave}>
            {plans.page.openAct}
          </a>
        </p>
      )}
    </>
  );
}

/** One question before something about a plan is sent. Cancel has the focus; the press is spent at once. */
export function ActDialog(props: ActDialogProps) {
  const { title, confirm, variant = 'primary', ready = true, needsReason = false, send, openActId = null, onClose, onStale, extra, children } = props;
  const mode = useMode();
  const act = usePlanAct({ send, needsReason, onClose, onStale });
  const { busy } = act.guard;
  const close = () => {
    if (!busy) onClose();
  };
  return (
    <Dialog
      title={title}
      mode={common.modes[mode]}
      isOpen
      onClose={close}
      role={ready ? 'alertdialog' : 'dialog'}
      data-testid={props['data-testid'] ?? 'plan-act'}
      footer={
        <>
          <Button id={actCancelId} autoFocus onPress={close} isDisabled={busy} data-testid="plan-act-cancel">
            {act.requested || !ready ? words.close : words.cancel}
          </Button>
          {!act.requested && extra}
          {!act.requested && ready && (
            <Button variant={variant} onPress={() => void act.submit()} isDisabled={busy} data-testid="plan-act-confirm">
              {busy ? words.sending : confirm}
            </Button>
          )}
        </>
      }
    >
      {act.requested ? (
        <Requested number={act.requested} onLeave={onClose} />
      ) : (
        <>
          <Failure act={act} openActId={openActId} onLeave={onClose} />
          {children}
          {ready && <Why act={act} needed={needsReason} />}
        </>
      )}
    </Dialog>
  );
}
