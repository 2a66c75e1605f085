import { chooseAccount } from '../../app/chosenAccount';
import type { AccountView, IntentView } from '../../bindings';
import { CopyButton } from '../../components';
import { formatMoney } from '../../format/money';
import { formatDay, formatZone } from '../../format/time';
import { money } from '../../i18n/en/money';
import { IdText } from '../../transactions/detail/IdText';
import { paymentHref } from '../../transactions/detail/openPayment';
import { actHref } from '../acts';
import { Facts, type FactLine } from '../Facts';
import styles from '../Money.module.css';
import { reasonText, useReasons } from '../reasons';

const words = money.act;

function Copied({ id, name, testId }: { id: string; name: string; testId: string }) {
  return (
    <>
      <IdText id={id} />
      <CopyButton text={id} what={name} data-testid={`copy-${testId}`} />
    </>
  );
}

/** A payment may be of another department than the one being looked at. */
function PaymentLink({ act, id }: { act: IntentView; id: string }) {
  return (
    <a href={paymentHref(id)} onClick={() => chooseAccount(act.account_id)} data-testid="act-payment-link">
      {words.openPayment}
    </a>
  );
}

function targetLine(act: IntentView): FactLine {
  if (act.kind === 'settle') return { id: 'target', name: words.terminal, value: act.terminal_name };
  const isPayment = act.kind === 'void' || act.kind === 'return';
  const name = isPayment ? words.payment : words.plan;
  return {
    id: 'target',
    name,
    value: (
      <>
        <Copied id={act.target} name={name} testId="target" />
        {isPayment && <PaymentLink act={act} id={act.target} />}
      </>
    ),
  };
}

/** Everything about an act that is a fact, with what to copy. */
export function ActFacts({ act, account }: { act: IntentView; account: AccountView | null }) {
  const reasons = useReasons();
  const own = act.txn !== null && act.txn !== act.target;
  const lines: FactLine[] = [
    { id: 'amount', name: words.amount, value: act.amount ? formatMoney(act.amount) : '', strong: true },
    targetLine(act),
    { id: 'terminal', name: words.terminal, value: act.kind === 'settle' ? '' : act.terminal_name },
    { id: 'txn', name: words.result, value: own && act.txn ? <Copied id={act.txn} name={words.result} testId="txn" /> : null },
    { id: 'approval', name: words.approval, value: act.approval ? <Copied id={act.approval} name={words.approval} testId="approval" /> : null },
    { id: 'message', name: words.message, value: act.message },
    { id: 'made', name: words.made, value: act.made === null ? null : String(act.made) },
    { id: 'next-date', name: words.nextDate, value: act.next_date ? formatDay(act.next_date) : null },
    { id: 'requested-by', name: words.requestedBy, value: act.requested_by },
    { id: 'approved-by', name: words.approvedBy, value: act.approved_by ?? words.nobody },
    { id: 'reason', name: words.reason, value: reasonText(reasons, act.reason) },
    { id: 'note', name: words.note, value: act.note },
    { id: 'previous', name: words.previous, value: act.previous ? <a href={actHref(act.previous)}>{words.openPrevious}</a> : null },
    { id: 'id', name: words.number, value: <Copied id={act.id} name={words.number} testId="act-id" /> },
  ];
  return (
    <section className={styles.section} aria-labelledby="act-facts">
      <h2 id="act-facts">{words.facts}</h2>
      <Facts prefix="act-fact" lines={lines} />
      {account && <p className={styles.quiet}>{words.zone(formatZone(account.displayZone))}</p>}
    </section>
  );
}
