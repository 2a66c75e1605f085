import type { AccountView, ApprovalView, TxnDetail } from '../bindings';
import { ErrorNotice, Skeleton, StatusTag } from '../components';
import { formatMoney } from '../format/money';
import { formatDateTime } from '../format/time';
import { toHostError } from '../host';
import { approvals as words } from '../i18n/en/approvals';
import { common } from '../i18n/en/common';
import { detail as detailWords } from '../i18n/en/detail';
import { paymentHref } from '../transactions/detail/openPayment';
import { usePayment } from '../transactions/detail/usePayment';
import styles from './Approvals.module.css';
import { Facts } from './WaitingRequest';

/** What the request is about, as the copy here knows it: the decision is made before it, not from memory. */
export function OriginalPayment({ request, account }: { request: ApprovalView; account: AccountView }) {
  const { number, paymentId } = request;
  return (
    <section className={styles.side} aria-label={words.originalOf(number)}>
      <h4>{words.original}</h4>
      {paymentId === null ? (
        <p className={styles.quiet}>{words.noPayment}</p>
      ) : (
        <>
          <Payment accountId={account.id} id={paymentId} />
          <a className={styles.link} href={paymentHref(paymentId)} aria-label={words.openOf(number)} data-testid={`approval-payment-${number}`}>
            {words.open}
          </a>
        </>
      )}
    </section>
  );
}

function factsOf({ row, refunded }: TxnDetail): Array<[string, string]> {
  const brand = common.brands[row.brand] || common.brands.other;
  const facts: Array<[string, string | null]> = [
    [words.paymentAmount, row.amount ? formatMoney(row.amount) : row.amountRaw],
    [words.paymentTime, row.time ? formatDateTime(row.time) : row.timeRaw],
    [words.customer, row.customer],
    [words.card, row.last4 ? detailWords.ending(brand, row.last4) : brand],
    [words.refunded, refunded ? formatMoney(refunded) : null],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

function Payment({ accountId, id }: { accountId: string; id: string }) {
  const { data, error } = usePayment(accountId, id);
  if (error) return <ErrorNotice error={toHostError(error)} />;
  if (!data) return <Skeleton rows={3} />;
  return (
    <>
      <p>
        <StatusTag status={data.row.status} />
      </p>
      <Facts facts={factsOf(data)} />
    </>
  );
}
