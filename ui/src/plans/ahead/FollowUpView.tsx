import type { AccountView, FollowUp } from '../../bindings';
import { CopyButton, ErrorNotice, Skeleton } from '../../components';
import { FactTable } from '../../components/FactTable';
import { formatMoney } from '../../format/money';
import { formatDay, inZone } from '../../format/time';
import { toHostError } from '../../host';
import { plans } from '../../i18n/en/plans';
import { PlanLink } from '../list/PlanTable';
import { ResultTag } from '../looks';
import styles from '../Plans.module.css';
import { useFollowUps } from './useFollowUps';

const words = plans.follow;

/** A number to call, with a way to copy it. */
export function Phone({ phone, email }: { phone: string; email: string }) {
  if (!phone) return <>{email || words.noPhone}</>;
  return (
    <span className={styles.id}>
      <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
      <CopyButton text={phone} what={words.phoneWhat} data-testid="follow-copy-phone" />
    </span>
  );
}

function Last({ row, zone }: { row: FollowUp['row']; zone: string }) {
  return (
    <div className={styles.progress}>
      <span>{row.lastResult && <ResultTag result={row.lastResult} />}</span>
      <span className={styles.small}>{[row.lastMessage, row.lastAt ? formatDay(inZone(row.lastAt, zone)) : ''].filter(Boolean).join(', ')}</span>
    </div>
  );
}

/** Whom to call because the last payment failed. */
export function FollowUpView({ account }: { account: AccountView }) {
  const { data, error, refetch } = useFollowUps(account.id);
  return (
    <section className={styles.section} aria-labelledby="follow-title" data-region="follow-up" data-testid="plans-follow-up">
      <h2 id="follow-title">{words.title}</h2>
      <p className={styles.quiet}>{words.lead}</p>
      {error && <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} />}
      {data && data.failed.length === 0 && <p data-testid="follow-none">{words.none}</p>}
      {data && data.failed.length > 0 && (
        <FactTable
          label={words.title}
          testId="follow-table"
          items={data.failed}
          idOf={({ row }) => row.id}
          columns={[
            {
              id: 'who',
              title: words.columns.who,
              rowHeader: true,
              wide: true,
              render: ({ row }) => (
                <div className={styles.progress}>
                  <PlanLink row={row} />
                  <span className={styles.small}>{[row.name, row.progress, formatMoney(row.amount)].filter(Boolean).join(', ')}</span>
                </div>
              ),
            },
            { id: 'phone', title: words.columns.phone, whole: true, render: ({ phone, email }) => <Phone phone={phone} email={email} /> },
            { id: 'last', title: words.columns.last, render: ({ row }) => <Last row={row} zone={account.displayZone} /> },
            { id: 'means', title: words.columns.means, wide: true, render: ({ meaning }) => meaning },
            { id: 'say', title: words.columns.say, wide: true, render: ({ say }) => say },
          ]}
        />
      )}
    </section>
  );
}
