import { useState } from 'react';
import { announce, useHost } from '../../app/session';
import type { AccountView, SettleOffer } from '../../bindings';
import { Banner, Button, Dialog, ErrorNotice } from '../../components';
import { TextField } from '../../components/TextField';
import { formatMoney } from '../../format/money';
import type { HostError } from '../../host';
import { common } from '../../i18n/en/common';
import { money } from '../../i18n/en/money';
import { openAct } from '../acts';
import { saidOf, useActGuard, useFocusOnFailure } from '../useActGuard';

const words = money.batch;

export interface SettleDialogProps {
  account: AccountView;
  offer: SettleOffer;
  /** The batch is no longer what was shown: it has to be looked at again. */
  onStale: (error: HostError) => void;
  onClose: () => void;
}

const stale: readonly string[] = ['money_changed', 'money_refused', 'money_under_way'];

/** The last look before a batch goes to the bank. Cancel has the focus. */
export function SettleDialog({ account, offer, onStale, onClose }: SettleDialogProps) {
  const host = useHost();
  const guard = useActGuard();
  useFocusOnFailure(guard, { note: 'settle-note' }, 'settle-cancel');
  const [note, setNote] = useState('');
  const [requested, setRequested] = useState<string | null>(null);
  const close = () => {
    if (!guard.busy) onClose();
  };
  const settle = async () => {
    const request = { terminal_id: offer.terminal_id, count: offer.count, amount_minor: offer.amount.minor, note: note.trim() };
    const started = await guard.run(() =>
      host.call('settle', request).catch((reason: HostError) => {
        if (stale.includes(reason.code)) onStale(reason);
        throw reason;
      }),
    );
    if (started?.is === 'under_way') {
      onClose();
      openAct(started.intent_id);
    } else if (started) {
      setRequested(started.number);
      announce(money.reverse.requestedTitle(started.number));
    }
  };
  return (
    <Dialog
      title={words.confirmTitle(offer.terminal_name)}
      mode={common.modes[account.environment]}
      role="alertdialog"
      isOpen
      onClose={close}
      data-testid="settle-dialog"
      footer={
        <>
          <Button key={requested ? 'close' : 'cancel'} id="settle-cancel" autoFocus onPress={close} isDisabled={guard.busy} data-testid="settle-cancel">
            {requested ? common.close : common.cancel}
          </Button>
          {!requested && (
            <Button variant={offer.needs_approval ? 'primary' : 'danger'} isDisabled={guard.busy} onPress={() => void settle()} data-testid="settle-confirm">
              {offer.needs_approval ? words.ask : words.confirm(formatMoney(offer.amount))}
            </Button>
          )}
        </>
      }
    >
      {requested ? (
        <Banner tone="success" title={money.reverse.requestedTitle(requested)} role="group" data-testid="settle-requested">
          <p>{money.reverse.requested}</p>
        </Banner>
      ) : (
        <>
          {guard.failure && !saidOf(guard.failure, 'note') && <ErrorNotice error={guard.failure} />}
          <p data-testid="settle-review">
            <strong>{words.review(words.payments(offer.count), formatMoney(offer.amount))}</strong>
          </p>
          <p>{words.meansMore}</p>
          {offer.needs_approval && <Banner tone="warning" title={words.needsApproval} />}
          <TextField id="settle-note" label={words.note} value={note} onChange={setNote} error={saidOf(guard.failure, 'note')} testId="settle-note" />
        </>
      )}
    </Dialog>
  );
}
