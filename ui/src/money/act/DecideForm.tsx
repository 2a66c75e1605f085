import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useHost } from '../../app/session';
import type { AccountView, IntentView } from '../../bindings';
import { AlertDialog, Button, ErrorNotice } from '../../components';
import { focusField } from '../../components/focusField';
import { RadioCards } from '../../components/RadioCards';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { common } from '../../i18n/en/common';
import { money } from '../../i18n/en/money';
import { actKey } from '../acts';
import styles from '../Money.module.css';
import { saidOf, useActGuard, useFocusOnFailure } from '../useActGuard';

const words = money.decide;
const reasonShortest = 10;

type Found = 'yes' | 'no';

interface Wrong {
  found: boolean;
  reason: boolean;
}

/** Where reading cannot decide it, a person who looked in the portal says what happened. */
export function DecideForm({ act, account }: { act: IntentView; account: AccountView | null }) {
  const host = useHost();
  const client = useQueryClient();
  const guard = useActGuard();
  useFocusOnFailure(guard, { reason: 'decide-reason', txn: 'decide-txn' }, 'decide-review');
  const [found, setFound] = useState<Found | null>(null);
  const [txn, setTxn] = useState('');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Wrong>({ found: false, reason: false });
  const [asking, setAsking] = useState(false);
  const short = reason.trim().length < reasonShortest;

  const review = () => {
    setWrong({ found: found === null, reason: short });
    if (found === null) focusField('decide-found');
    else if (short) focusField('decide-reason');
    else setAsking(true);
  };
  const record = async () => {
    setAsking(false);
    const request = { intent_id: act.id, happened: found === 'yes', txn: found === 'yes' && txn.trim() ? txn.trim() : null, reason: reason.trim() };
    const decided = await guard.run(() => host.call('intent_decide', request));
    if (decided) client.setQueryData(actKey(act.id), decided);
    else void client.invalidateQueries({ queryKey: actKey(act.id) });
  };
  const named = ['reason', 'txn'].some((field) => saidOf(guard.failure, field) !== null);
  return (
    <section className={styles.section} aria-labelledby="act-decide" data-testid="decide-form">
      <h2 id="act-decide">{words.title}</h2>
      <p className={styles.quiet}>{words.help}</p>
      {guard.failure && !named && <ErrorNotice error={guard.failure} />}
      <RadioCards<Found>
        id="decide-found"
        label={words.question}
        value={found}
        onChange={(next) => {
          setFound(next);
          setWrong({ ...wrong, found: false });
        }}
        cards={[
          { value: 'yes', title: words.yes, help: words.yesHelp, testId: 'decide-yes' },
          { value: 'no', title: words.no, help: words.noHelp, testId: 'decide-no' },
        ]}
        error={wrong.found && found === null ? words.choose : null}
      />
      {found === 'yes' && (
        <TextField id="decide-txn" label={words.txn} help={words.txnHelp} value={txn} onChange={setTxn} error={saidOf(guard.failure, 'txn')} mono testId="decide-txn" />
      )}
      <TextArea
        id="decide-reason"
        label={words.reason}
        help={words.reasonHelp}
        value={reason}
        onChange={setReason}
        rows={2}
        error={wrong.reason && short ? words.reasonShort : saidOf(guard.failure, 'reason')}
        testId="decide-reason"
      />
      <div className={styles.buttons}>
        <Button id="decide-review" isDisabled={guard.busy} onPress={review} data-testid="decide-review">
          {words.review}
        </Button>
      </div>
      <AlertDialog
        title={words.confirmTitle}
        mode={account ? common.modes[account.environment] : undefined}
        isOpen={asking}
        onClose={() => setAsking(false)}
        confirm={words.confirm}
        confirmVariant="danger"
        onConfirm={() => void record()}
        data-testid="decide-dialog"
      >
        <p>{found === 'yes' ? words.confirmYes(act.summary) : words.confirmNo(act.summary)}</p>
        <p>{words.cannotUndo}</p>
      </AlertDialog>
    </section>
  );
}
