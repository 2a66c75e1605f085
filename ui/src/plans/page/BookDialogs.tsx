import { useState } from 'react';
import { navigate, useHost, useMode } from '../../app/session';
import type { PlanRow } from '../../bindings';
import { AlertDialog, Button, Dialog, ErrorNotice } from '../../components';
import { TextArea } from '../../components/TextArea';
import { common } from '../../i18n/en/common';
import { plans } from '../../i18n/en/plans';
import { saidOf } from '../../money/useActGuard';
import { useBookChange } from '../usePlans';

interface Props {
  row: PlanRow;
  onClose: () => void;
}

const reasonId = 'plan-cancel-reason';

/** Crosses a plan out in our book, with a reason. */
export function CancelDialog({ row, onClose }: Props) {
  const host = useHost();
  const mode = useMode();
  const change = useBookChange();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const words = plans.cancel;
  const confirm = async () => {
    if (change.busy) return;
    if (reason.trim() === '') {
      setMissing(true);
      document.getElementById(reasonId)?.focus();
      return;
    }
    if (await change.run(() => host.call('plan_cancel', { planId: row.id, reason: reason.trim() }), words.done)) onClose();
  };
  const said = saidOf(change.failure, 'reason');
  return (
    <Dialog
      title={words.title}
      mode={common.modes[mode]}
      isOpen
      onClose={onClose}
      role="alertdialog"
      data-testid="cancel-dialog"
      footer={
        <>
          <Button autoFocus onPress={onClose} data-testid="cancel-close">
            {plans.act.cancel}
          </Button>
          <Button variant="danger" isDisabled={change.busy} onPress={() => void confirm()} data-testid="cancel-confirm">
            {words.confirm}
          </Button>
        </>
      }
    >
      {change.failure && !said && <ErrorNotice error={change.failure} />}
      <p>{row.atConvergeWords}</p>
      <p>{words.lead}</p>
      <TextArea
        id={reasonId}
        label={plans.act.reason}
        rows={2}
        value={reason}
        onChange={(text) => {
          setMissing(false);
          setReason(text);
        }}
        error={said ?? (missing ? plans.act.reasonNeeded : null)}
        testId="cancel-reason"
      />
    </Dialog>
  );
}

/** Takes a draft out of the book. */
export function RemoveDialog({ row, onClose }: Props) {
  const host = useHost();
  const mode = useMode();
  const change = useBookChange();
  const words = plans.remove;
  const confirm = async () => {
    if (change.busy) return;
    const done = await change.run(() => host.call('plan_remove', { id: row.id }), words.done);
    if (done) navigate('plans');
  };
  return (
    <AlertDialog title={words.title} mode={common.modes[mode]} isOpen onClose={onClose} confirm={words.confirm} confirmVariant="danger" onConfirm={() => void confirm()} data-testid="remove-dialog">
      {change.failure && <ErrorNotice error={change.failure} />}
      <p>{words.body}</p>
    </AlertDialog>
  );
}
