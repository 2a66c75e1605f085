import { useState } from 'react';
import { announce, useHost } from '../../app/session';
import type { AccountView, IntentView } from '../../bindings';
import { Banner, Button, Dialog, ErrorNotice } from '../../components';
import { focusField } from '../../components/focusField';
import { TextField } from '../../components/TextField';
import { formatMoney, plainMoney, readAmount } from '../../format/money';
import { common } from '../../i18n/en/common';
import { money } from '../../i18n/en/money';
import { openAct } from '../acts';
import { saidOf, useActGuard, useFocusOnFailure } from '../useActGuard';

const words = money.repeat;

/** A new act for one that is proved not to have happened; the amount is typed once more. */
export function RepeatDialog({ act, account, onClose }: { act: IntentView; account: AccountView | null; onClose: () => void }) {
  const host = useHost();
  const guard = useActGuard();
  useFocusOnFailure(guard, { amount: 'repeat-amount' }, 'repeat-cancel');
  const [amount, setAmount] = useState('');
  const [wrong, setWrong] = useState(false);
  const [requested, setRequested] = useState<string | null>(null);
  const wanted = act.amount;
  const fits = wanted === null || readAmount(amount, wanted.currency)?.toString() === wanted.minor;
  const close = () => {
    if (!guard.busy) onClose();
  };
  const send = async () => {
    setWrong(!fits);
    if (!fits) {
      focusField('repeat-amount');
      return;
    }
    const started = await guard.run(() => host.call('intent_repeat', { intent_id: act.id, amount: wanted ? plainMoney(wanted) : '' }));
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
      title={words.title}
      mode={account ? common.modes[account.environment] : undefined}
      isOpen
      onClose={close}
      data-testid="repeat-dialog"
      footer={
        requested ? (
          <Button autoFocus onPress={close} data-testid="repeat-cancel">
            {common.close}
          </Button>
        ) : (
          <>
            <Button id="repeat-cancel" onPress={close} isDisabled={guard.busy} data-testid="repeat-cancel">
              {common.cancel}
            </Button>
            <Button variant="danger" isDisabled={guard.busy} onPress={() => void send()} data-testid="repeat-confirm">
              {wanted && fits ? words.confirm(formatMoney(wanted)) : words.confirmBare}
            </Button>
          </>
        )
      }
    >
      {requested ? (
        <Banner tone="success" title={money.reverse.requestedTitle(requested)} role="group" data-testid="repeat-requested">
          <p>{money.reverse.requested}</p>
        </Banner>
      ) : (
        <>
          {guard.failure && !saidOf(guard.failure, 'amount') && <ErrorNotice error={guard.failure} />}
          <p>{words.body(act.summary)}</p>
          {wanted && (
            <TextField
              id="repeat-amount"
              label={words.amount}
              help={words.amountHelp}
              value={amount}
              onChange={(text) => {
                setAmount(text);
                guard.forget();
              }}
              error={wrong && !fits ? words.wrong : saidOf(guard.failure, 'amount')}
              autoFocus
              testId="repeat-amount"
            />
          )}
        </>
      )}
    </Dialog>
  );
}
