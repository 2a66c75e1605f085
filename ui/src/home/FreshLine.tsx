import { needsNetwork, useOfflineSince } from '../app/network';
import type { AccountView, Freshness } from '../bindings';
import { Button } from '../components';
import { OfflineIcon, SuccessIcon, SyncIcon, WarningIcon } from '../components/icons';
import { formatLocalClock } from '../format/time';
import { home as words } from '../i18n/en/home';
import styles from './Home.module.css';

export interface FreshLineProps {
  account: AccountView;
  fresh: Freshness;
  busy: boolean;
  onSync: () => void;
}

/** How far the numbers below reach, before any of them is read. */
export function FreshLine({ account, fresh, busy, onSync }: FreshLineProps) {
  const offline = useOfflineSince(needsNetwork(account));
  const Sign = offline ? OfflineIcon : fresh.stale ? WarningIcon : SuccessIcon;
  return (
    <div className={styles.fresh} data-stale={fresh.stale || undefined} data-testid="home-fresh">
      <Sign />
      <p>
        {fresh.sentence}
        {offline && <span className={styles.quiet}> {words.offline(formatLocalClock(offline))}</span>}
      </p>
      {!offline && (
        <Button size="small" variant={fresh.stale ? 'primary' : 'secondary'} icon={<SyncIcon size={14} />} isDisabled={busy} onPress={onSync} data-testid="home-sync">
          {words.sync}
        </Button>
      )}
    </div>
  );
}
