import type { AccountView, ApprovalView } from '../bindings';
import { Banner } from '../components/Banner';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { ErrorNotice } from '../components/ErrorNotice';
import { PasswordField } from '../components/PasswordField';
import { RadioCards } from '../components/RadioCards';
import { TextArea } from '../components/TextArea';
import { TextField } from '../components/TextField';
import { formatMoney } from '../format/money';
import { formatMoment } from '../format/time';
import { decide as words } from '../i18n/en/approvals';
import { common } from '../i18n/en/common';
import { LockedOut, lockedUntil } from '../signin/LockedOut';
import styles from './Approvals.module.css';
import { decideIds, useDecision, type Decision } from './useDecision';
import { actHref } from './useApprovals';

/** What is about to be done with a request, as it stood when that was pressed. */
export interface Asked {
  what: 'approve' | 'refuse' | 'other' | 'withdraw';
  request: ApprovalView;
}

interface DecideDialogProps {
  asked: Asked;
  account: AccountView;
  onClose: () => void;
}

const titles = { approve: words.approveTitle, refuse: words.refuseTitle, other: words.otherTitle, withdraw: words.withdrawTitle };
const leads = { approve: words.approveLead, refuse: words.refuseLead, other: words.otherLead, withdraw: words.withdrawLead };

/** Nothing here answers to Enter: a decision is pressed, never slipped into. */
export function DecideDialog({ asked, account, onClose }: DecideDialogProps) {
  const { what, request } = asked;
  const decision = useDecision(asked);
  const { act, done } = decision;
  const until = lockedUntil(act.failure);
  return (
    <Dialog
      title={titles[what](request.number)}
      mode={common.modes[account.environment]}
      isOpen
      onClose={onClose}
      role="alertdialog"
      data-testid="decide-dialog"
      footer={done ? <CloseButton onClose={onClose} /> : <DecideButtons what={what} decision={decision} onClose={onClose} />}
    >
      <div className={styles.form}>
        {done ? (
          <Result done={done} />
        ) : (
          <>
            <Asking request={request} account={account} />
            <p className={styles.quiet}>{leads[what]}</p>
            {what === 'withdraw' ? null : <DecideFields what={what} decision={decision} />}
            {until === null ? null : <LockedOut until={until} onOver={act.forget} />}
            {act.failure && until === null ? <ErrorNotice error={act.failure} data-testid="decide-failure" /> : null}
          </>
        )}
      </div>
    </Dialog>
  );
}

function Asking({ request, account }: { request: ApprovalView; account: AccountView }) {
  const { summary, amount, reason, note, requestedBy, requestedAt } = request;
  return (
    <div className={styles.asking} data-testid="decide-request">
      {amount ? <p className={styles.amount}>{formatMoney(amount)}</p> : null}
      <p>{summary}</p>
      <p>{words.from(requestedBy, formatMoment(requestedAt, account.displayZone))}</p>
      {reason ? <p>{words.reason(reason)}</p> : null}
      {note ? <p>{words.noteOf(note)}</p> : null}
    </div>
  );
}

function DecideFields({ what, decision }: { what: Asked['what']; decision: Decision }) {
  const { approve, choose, note, setNote, name, setName, secret, errors } = decision;
  return (
    <>
      {what === 'other' ? (
        <RadioCards
          id={decideIds.choice}
          label={words.choice}
          value={approve === null ? null : approve ? 'approve' : 'refuse'}
          onChange={(value) => choose(value === 'approve')}
          error={errors.choice}
          compact
          cards={[
            { value: 'approve', title: words.approve, testId: 'decide-choice-approve' },
            { value: 'refuse', title: words.refuse, testId: 'decide-choice-refuse' },
          ]}
        />
      ) : null}
      <TextArea
        id={decideIds.note}
        label={words.note}
        help={approve === false ? words.noteNeeded : words.noteOptional}
        value={note}
        onChange={setNote}
        rows={2}
        error={errors.note}
        testId={decideIds.note}
      />
      {what === 'other' ? (
        <>
          <TextField id={decideIds.name} label={words.name} value={name} onChange={setName} error={errors.name} autoComplete="username" testId={decideIds.name} />
          <PasswordField id={decideIds.password} label={words.password} kind="current-password" error={errors.password} handle={secret} testId={decideIds.password} />
        </>
      ) : null}
    </>
  );
}

function confirmWords(what: Asked['what'], approve: boolean | null): string {
  if (what === 'withdraw') return words.withdraw;
  if (approve === null) return words.choice;
  return approve ? words.approve : words.refuse;
}

/** Cancel has the focus: a stray Enter must never move money. */
function DecideButtons({ what, decision, onClose }: { what: Asked['what']; decision: Decision; onClose: () => void }) {
  const { act, approve, submit } = decision;
  return (
    <>
      <Button autoFocus onPress={onClose} data-testid="decide-cancel">
        {words.cancel}
      </Button>
      <Button variant={approve === false ? 'danger' : 'primary'} onPress={() => void submit()} data-testid="decide-confirm">
        {act.busy ? words.working : confirmWords(what, approve)}
      </Button>
    </>
  );
}

function CloseButton({ onClose }: { onClose: () => void }) {
  return (
    <Button autoFocus variant="primary" onPress={onClose} data-testid="decide-close">
      {words.close}
    </Button>
  );
}

function Result({ done }: { done: ApprovalView }) {
  const { number, state, intentId, problem } = done;
  if (state !== 'approved') {
    return (
      <Banner tone="info" title={state === 'withdrawn' ? words.withdrawn(number) : words.refused(number)} data-testid="decide-result" />
    );
  }
  if (problem !== null) {
    return (
      <Banner tone="warning" title={words.notDone} data-testid="decide-result">
        {problem}
      </Banner>
    );
  }
  return (
    <Banner tone="success" title={words.approved(number)} data-testid="decide-result">
      <p>{words.underWay}</p>
      {intentId ? (
        <p>
          <a href={actHref(intentId)} data-testid="decide-see">
            {words.see}
          </a>
        </p>
      ) : null}
    </Banner>
  );
}
