import { useState } from 'react';
import { useAccount } from '../../app/session';
import type { AccountView, IntentView } from '../../bindings';
import { EmptyState, ErrorNotice, Skeleton } from '../../components';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { Segmented } from '../../components/Segmented';
import { formatMoment, formatZone } from '../../format/time';
import { toHostError } from '../../host';
import { money } from '../../i18n/en/money';
import { ActStateTag } from '../ActStateTag';
import { actHref, isUnclear, titleOf, useActs } from '../acts';
import { BatchLink } from '../BatchLink';
import styles from '../Money.module.css';

const words = money.list;
type Shown = 'open' | 'all';
const most = 200;

/** What needs a person first, then what is unknown, then what is on its way. */
const urgency = (act: IntentView): number => (act.state === 'needs_person' ? 0 : isUnclear(act) ? 1 : 2);

export const worstFirst = (acts: readonly IntentView[]): IntentView[] =>
  [...acts].sort((a, b) => urgency(a) - urgency(b) || b.armed_at.localeCompare(a.armed_at));

function columnsFor(zone: string): ReadonlyArray<FactColumn<IntentView>> {
  return [
    { id: 'what', title: words.what, rowHeader: true, wide: true, render: (act) => <a href={actHref(act.id)}>{titleOf(act)}</a> },
    { id: 'state', title: words.state, render: ({ state }) => <ActStateTag state={state} /> },
    { id: 'when', title: words.when, figures: true, render: ({ armed_at }) => formatMoment(armed_at, zone) },
    { id: 'terminal', title: words.terminal, render: ({ terminal_name }) => terminal_name },
    { id: 'by', title: words.by, render: ({ requested_by }) => requested_by },
  ];
}

function ActTable({ title, acts, zone, testId }: { title: string; acts: readonly IntentView[]; zone: string; testId: string }) {
  if (acts.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby={`${testId}-title`}>
      <h2 id={`${testId}-title`}>{title}</h2>
      <FactTable label={title} columns={columnsFor(zone)} items={acts} idOf={({ id }) => id} markOf={({ state }) => state} testId={testId} />
    </section>
  );
}

function AccountActs({ account }: { account: AccountView }) {
  const [shown, setShown] = useState<Shown>('all');
  const open = useActs({ accountId: account.id, open: true });
  const all = useActs({ accountId: account.id, open: false });
  const error = open.error ?? all.error;
  const ready = open.data && all.data;
  const over = shown === 'all' ? (all.data ?? []).filter((act) => act.ended) : [];
  const none = ready && open.data.length === 0 && over.length === 0;
  const retry = () => {
    void open.refetch();
    void all.refetch();
  };
  return (
    <div className={styles.page} data-region="page" data-testid="acts-page">
      <header className={styles.head}>
        <h1 tabIndex={-1}>{words.title}</h1>
        <span className={styles.push} />
        <BatchLink />
        <Segmented
          label={words.show}
          choices={[
            { id: 'all', text: words.shows.all },
            { id: 'open', text: words.shows.open },
          ]}
          value={shown}
          onChange={setShown}
          testId="acts-show"
        />
      </header>
      <p className={styles.quiet}>
        {words.intro} {money.act.zone(formatZone(account.displayZone))}
      </p>
      {error && <ErrorNotice error={toHostError(error)} onRetry={retry} />}
      {!ready && !error && <Skeleton rows={6} />}
      {none && (
        <EmptyState title={shown === 'open' ? words.noneOpen : words.none} data-testid="acts-none">
          <p>{shown === 'open' ? words.noneOpenMore : words.noneMore}</p>
        </EmptyState>
      )}
      {open.data && <ActTable title={words.open} acts={worstFirst(open.data)} zone={account.displayZone} testId="acts-open" />}
      <ActTable title={words.over} acts={over} zone={account.displayZone} testId="acts-over" />
      {(all.data?.length ?? 0) >= most && shown === 'all' && <p className={styles.quiet}>{words.most}</p>}
    </div>
  );
}

/** Every act of the account, the open ones first. */
export function ActsPage() {
  const account = useAccount();
  return account && <AccountActs key={account.id} account={account} />;
}
