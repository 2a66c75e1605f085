import { useEffect, useState } from 'react';
import { announce, useAccount, useAppStatus } from '../app/session';
import { Button, EmptyState, ErrorNotice, Skeleton } from '../components';
import { toHostError } from '../host';
import { activity as words } from '../i18n/en/activity';
import page from '../setup/SetupPage.module.css';
import styles from './Activity.module.css';
import { ActivityFilters } from './ActivityFilters';
import { Entry } from './Entry';
import { ExportActivity } from './ExportActivity';
import { SealPanel } from './SealPanel';
import { everything, isNarrowed, useActivity, type ActivityFilter } from './useActivity';

export default function ActivityPage() {
  const { data: status } = useAppStatus();
  const account = useAccount();
  const accountId = account?.id ?? null;
  const zone = account?.displayZone ?? status?.zone ?? 'UTC';
  const [filter, setFilter] = useState<ActivityFilter>(everything);
  const query = useActivity(accountId, filter);
  const [first] = query.data?.pages ?? [];
  return (
    <div className={page.page} data-region="page">
      <header className={page.head}>
        <div className={page.titles}>
          <h1 tabIndex={-1}>{words.title}</h1>
          <p className={page.small}>{words.lead}</p>
        </div>
        <ExportActivity accountId={accountId} filter={filter} />
      </header>
      {first ? <SealPanel check={first.check} zone={zone} onShow={(no) => setFilter({ ...everything, upTo: no })} /> : null}
      <ActivityFilters filter={filter} onChange={setFilter} people={first?.people ?? []} actions={first?.actions ?? []} today={status?.today} />
      {query.error && !first ? <ErrorNotice error={toHostError(query.error)} onRetry={() => void query.refetch()} /> : null}
      {!first && !query.error ? <Skeleton rows={8} /> : null}
      {first ? <Entries query={query} filter={filter} zone={zone} onFilter={setFilter} /> : null}
    </div>
  );
}

interface EntriesProps {
  query: ReturnType<typeof useActivity>;
  filter: ActivityFilter;
  zone: string;
  onFilter: (filter: ActivityFilter) => void;
}

function Entries({ query, filter, zone, onFilter }: EntriesProps) {
  const entries = query.data?.pages.flatMap((one) => one.entries) ?? [];
  const count = words.count(entries.length, query.hasNextPage);
  const narrowed = isNarrowed(filter);
  useEffect(() => {
    if (narrowed && !query.isPlaceholderData) announce(count);
  }, [count, narrowed, query.isPlaceholderData]);
  if (entries.length === 0) return <Nothing filter={filter} onFilter={onFilter} />;
  return (
    <section className={styles.list} aria-label={words.list}>
      {filter.upTo === null ? null : (
        <p className={styles.upTo}>
          {words.from(filter.upTo)}
          <Button size="small" onPress={() => onFilter(everything)} data-testid="activity-newest">
            {words.newest}
          </Button>
        </p>
      )}
      <ol className={styles.entries} data-testid="activity">
        {entries.map((entry) => (
          <Entry key={entry.no} entry={entry} zone={zone} marked={entry.no === filter.upTo} />
        ))}
      </ol>
      {query.error ? <ErrorNotice error={toHostError(query.error)} /> : null}
      <div className={page.buttons}>
        {query.hasNextPage ? (
          <Button size="small" onPress={() => void query.fetchNextPage()} isDisabled={query.isFetchingNextPage} data-testid="activity-older">
            {words.older}
          </Button>
        ) : null}
        <p className={styles.quiet} data-testid="activity-count">
          {count}
        </p>
      </div>
    </section>
  );
}

function Nothing({ filter, onFilter }: Pick<EntriesProps, 'filter' | 'onFilter'>) {
  const onlyDays = filter.days !== null && !isNarrowed({ ...filter, days: null });
  const title = onlyDays ? words.noneDays : isNarrowed(filter) ? words.noneFound : words.none;
  return (
    <EmptyState
      title={title}
      data-testid="activity-empty"
      actions={
        isNarrowed(filter) ? (
          <Button onPress={() => onFilter(everything)} data-testid="activity-widen">
            {onlyDays ? words.widen : words.clearAll}
          </Button>
        ) : null
      }
    />
  );
}
