import { useCommand } from '../app/commands';
import { navigate, useAccount } from '../app/session';
import type { AccountView } from '../bindings';
import { Button, EmptyState, ErrorNotice, Skeleton } from '../components';
import { formatDay, formatZone } from '../format/time';
import { toHostError } from '../host';
import { home as words } from '../i18n/en/home';
import { BatchLink } from '../money/BatchLink';
import { useUnclearActs } from '../money/useUnclearActs';
import { Coverage } from '../transactions/sync/Coverage';
import { SyncPanel } from '../transactions/sync/SyncPanel';
import { useSync } from '../transactions/sync/useSync';
import { AttentionList } from './AttentionList';
import { Figures } from './Figures';
import { FreshLine } from './FreshLine';
import { TrendSection } from './TrendSection';
import { useHome } from './useHome';
import styles from './Home.module.css';

export function HomePage() {
  const account = useAccount();
  // Another account is another town hall: nothing of the old one may linger.
  return account && <AccountHome key={account.id} account={account} />;
}

function NothingYet({ account, busy, onSync }: { account: AccountView; busy: boolean; onSync: () => void }) {
  const ready = account.terminals.some((terminal) => terminal.credentials.some((one) => one.state === 'verified'));
  return (
    <EmptyState
      title={words.empty.title}
      data-testid="home-empty"
      actions={
        <>
          {ready && (
            <Button variant="primary" isDisabled={busy} onPress={onSync} data-testid="home-first-sync">
              {words.sync}
            </Button>
          )}
          <Button variant={ready ? 'secondary' : 'primary'} onPress={() => navigate('setup')} data-testid="home-setup">
            {words.empty.setup}
          </Button>
        </>
      }
    >
      <p>{ready ? words.empty.ready : words.empty.verifyFirst}</p>
    </EmptyState>
  );
}

/** Today at a glance: how fresh, what waits, the figures, the trend, the gaps. */
function AccountHome({ account }: { account: AccountView }) {
  const { data, error, refetch } = useHome(account.id);
  const unclear = useUnclearActs(account.id);
  const sync = useSync(account);
  const { state } = sync;
  useCommand('sync', () => {
    if (!sync.active) sync.start();
  });
  const unsynced = state !== undefined && state.rows === 0;
  const waiting = [...unclear, ...(data?.attention ?? [])];
  return (
    <div className={styles.page} data-testid="home">
      <div data-region="page" className={styles.first}>
        <header className={styles.head}>
          <h1 tabIndex={-1}>{words.title}</h1>
          {data && (
            <p className={styles.quiet} data-testid="home-today">
              {words.today(formatDay(data.today))} {'\u00b7'} {words.zone(formatZone(account.displayZone))}
            </p>
          )}
          <BatchLink />
        </header>
        {data && !unsynced && <FreshLine account={account} fresh={data.freshness} busy={sync.active} onSync={() => sync.start()} />}
      </div>
      <SyncPanel account={account} sync={sync} />
      {error && (
        <div className={styles.block}>
          <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />
        </div>
      )}
      {!data && !error && <Skeleton rows={10} />}
      {data && (
        <div className={styles.top} data-single={unsynced || undefined}>
          <div>
            {unsynced && <NothingYet account={account} busy={sync.active} onSync={() => sync.start()} />}
            {(!unsynced || waiting.length > 0) && <AttentionList items={waiting} busy={sync.active} onSync={sync.start} />}
          </div>
          {!unsynced && <Figures figures={data.figures} />}
        </div>
      )}
      {data && !unsynced && <TrendSection account={account} />}
      {state && state.coverage.length > 0 && (
        <div className={styles.block} data-region="coverage">
          <Coverage state={state} busy={sync.active} onFill={sync.start} summary />
        </div>
      )}
    </div>
  );
}
