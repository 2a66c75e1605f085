import type { PlanDay, PlanPage, PlanPaid } from '../../bindings';
import { CopyButton } from '../../components';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { formatMoney } from '../../format/money';
import { formatDay, formatMoment } from '../../format/time';
import { plans } from '../../i18n/en/plans';
import { IdText } from '../../transactions/detail/IdText';
import { paymentHref } from '../../transactions/detail/openPayment';
import { ResultTag } from '../looks';
import styles from '../Plans.module.css';

const words = plans.page;

const paidColumns = (zone: string): Array<FactColumn<PlanPaid>> => [
  { id: 'date', title: words.columns.date, rowHeader: true, figures: true, render: ({ at }) => (at ? formatMoment(at, zone) : words.unreadable) },
  { id: 'amount', title: words.columns.amount, whole: true, figures: true, render: ({ amount }) => (amount ? formatMoney(amount) : words.unreadable) },
  {
    id: 'result',
    title: words.columns.result,
    render: ({ result, message }) => (
      <div className={styles.progress}>
        <span>
          <ResultTag result={result} />
        </span>
        {message && <span className={styles.small}>{message}</span>}
      </div>
    ),
  },
  { id: 'approval', title: words.columns.approval, mono: true, render: ({ approval }) => approval },
  { id: 'user', title: words.columns.user, render: ({ user }) => user || words.schedulePaid },
  {
    id: 'id',
    title: words.columns.id,
    render: ({ id }) => (
      <span className={styles.id}>
        <a href={paymentHref(id)}>
          <IdText id={id} />
        </a>
        <CopyButton text={id} what={words.columns.id} data-testid="payment-copy-id" />
      </span>
    ),
  },
];

const aheadColumns: ReadonlyArray<FactColumn<PlanDay>> = [
  { id: 'date', title: words.columns.date, rowHeader: true, figures: true, render: ({ date }) => formatDay(date) },
  { id: 'number', title: words.columns.number, figures: true, render: ({ number }) => number ?? '' },
  { id: 'day', title: words.columns.day, render: ({ note }) => (note ? <strong>{note}</strong> : words.workday) },
];

/** What was paid, and what is to come with weekends and holidays named. */
export function Schedule({ plan, zone }: { plan: PlanPage; zone: string }) {
  const { payments, upcoming, moreUpcoming, notice } = plan;
  return (
    <>
      <section className={styles.section} aria-labelledby="plan-ahead" data-testid="plan-ahead">
        <h2 id="plan-ahead">{words.ahead}</h2>
        {notice && <p className={styles.quiet}>{notice}</p>}
        {upcoming.length === 0 ? (
          <p className={styles.quiet}>{words.noAhead}</p>
        ) : (
          <FactTable label={words.upcomingLabel} testId="plan-upcoming" items={upcoming} idOf={({ date }) => date} markOf={({ note }) => (note ? 'note' : undefined)} columns={aheadColumns} />
        )}
        {moreUpcoming && <p className={styles.quiet}>{words.moreAhead}</p>}
      </section>
      <section className={styles.section} aria-labelledby="plan-past" data-testid="plan-past">
        <h2 id="plan-past">{words.past}</h2>
        {payments.length === 0 ? (
          <p className={styles.quiet}>{words.noPast}</p>
        ) : (
          <div className={styles.wide}>
            <FactTable label={words.paidLabel} testId="plan-payments" items={payments} idOf={({ id }) => id} columns={paidColumns(zone)} />
          </div>
        )}
      </section>
    </>
  );
}
