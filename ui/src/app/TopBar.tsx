import type { AccountView } from '../bindings';
import { OfflineIcon, WarningIcon } from '../components/icons';
import { formatClock, formatDateTime, formatLocalClock, inZone } from '../format/time';
import { common } from '../i18n/en/common';
import { useSyncState } from '../transactions/sync/useSync';
import { SyncedLine } from '../transactions/SyncedLine';
import { DepartmentMenu } from './DepartmentMenu';
import { ModePill } from './ModePill';
import { needsNetwork, useOfflineSince } from './network';
import { useAccount, useAppStatus } from './session';
import styles from './TopBar.module.css';

/** The clock alone for today, else with its day. */
function momentText(moment: string, today: string): string {
  return moment.slice(0, 10) === today ? formatClock(moment) : formatDateTime(moment);
}

function OfflineLine({ account, today }: { account: AccountView; today: string }) {
  const offline = useOfflineSince(needsNetwork(account));
  const { data } = useSyncState(account.id);
  if (!offline) return null;
  const dataTo = data?.last ? momentText(inZone(data.last.finishedAt, account.displayZone), today) : null;
  return (
    <p className={styles.line} data-testid="offline-line" role="status">
      <OfflineIcon />
      {common.offline(formatLocalClock(offline), dataTo)}
    </p>
  );
}

export function TopBar() {
  const { data } = useAppStatus();
  const account = useAccount();
  const accounts = data?.accounts ?? [];
  return (
    <header className={styles.top} aria-label={common.nav.topBar} data-region="top">
      <div className={styles.bar}>
        {accounts.length > 1 && account ? (
          <DepartmentMenu accounts={accounts} account={account} />
        ) : (
          <span className={styles.account} title={account?.name}>
            {account?.name}
          </span>
        )}
        {account && <SyncedLine account={account} />}
        <ModePill />
      </div>
      {account && data && !data.practice && <OfflineLine account={account} today={data.today} />}
      {data?.clockWarning && (
        <p className={styles.line} data-testid="clock-warning" data-tone="warning" role="status">
          <WarningIcon />
          {data.clockWarning}
        </p>
      )}
    </header>
  );
}
