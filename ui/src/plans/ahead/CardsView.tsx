import type { AccountView } from '../../bindings';
import { ErrorNotice, Skeleton } from '../../components';
import { FactTable } from '../../components/FactTable';
import { formatDay } from '../../format/time';
import { toHostError } from '../../host';
import { plans } from '../../i18n/en/plans';
import { PlanLink } from '../list/PlanTable';
import styles from '../Plans.module.css';
import { Phone } from './FollowUpView';
import { useFollowUps } from './useFollowUps';

const words = plans.cards;

/** Cards that run out before the plan does. */
export function CardsView({ account }: { account: AccountView }) {
  const { data, error, refetch } = useFollowUps(account.id);
  return (
    <section className={styles.section} aria-labelledby="cards-title" data-region="cards" data-testid="plans-cards">
      <h2 id="cards-title">{words.title}</h2>
      <p className={styles.quiet}>{words.lead}</p>
      {error && <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} />}
      {data && data.expiring.length === 0 && <p data-testid="cards-none">{words.none}</p>}
      {data && data.expiring.length > 0 && (
        <FactTable
          label={words.title}
          testId="cards-table"
          items={data.expiring}
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
                  <span className={styles.small}>{row.name}</span>
                </div>
              ),
            },
            { id: 'card', title: words.columns.card, render: ({ row }) => plans.ending(row.cardBrand, row.cardLast4) },
            { id: 'until', title: words.columns.until, whole: true, figures: true, render: ({ expiresOn }) => formatDay(expiresOn) },
            { id: 'left', title: words.columns.left, whole: true, figures: true, render: ({ daysLeft }) => words.left(daysLeft) },
            { id: 'phone', title: words.columns.phone, whole: true, render: ({ phone, email }) => <Phone phone={phone} email={email} /> },
          ]}
        />
      )}
    </section>
  );
}
