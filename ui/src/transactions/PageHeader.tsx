import type { ReactNode } from 'react';
import { modName } from '../app/platform';
import type { AccountView } from '../bindings';
import { Button, ToggleButton, Tooltip } from '../components';
import { ChevronDownIcon, SyncIcon, WarningIcon } from '../components/icons';
import { formatCount } from '../format/ids';
import { formatDay, formatZone } from '../format/time';
import { BatchLink } from '../money/BatchLink';
import { transactions } from '../i18n/en/transactions';
import { spanOf } from './sync/coverageModel';
import type { useSync } from './sync/useSync';
import styles from './PageHeader.module.css';

export interface PageHeaderProps {
  account: AccountView;
  sync: ReturnType<typeof useSync>;
  coverageOpen: boolean;
  onCoverage: (open: boolean) => void;
  /** More that can be done with these rows. */
  children?: ReactNode;
}

/** The zone and the age of the data are named here, once for the page. */
export function PageHeader({ account, sync, coverageOpen, onCoverage, children }: PageHeaderProps) {
  const { state } = sync;
  const gaps = state?.gapDays ?? 0;
  const words = transactions.coverage;
  // Before anything was read, there is nothing without gaps.
  const read = state !== undefined && spanOf(state.coverage) !== null;
  const sum = gaps > 0 ? words.gaps(formatCount(gaps)) : words.noGaps.toLowerCase();
  return (
    <header className={styles.head} data-region="page">
      <h1 tabIndex={-1}>{transactions.heading}</h1>
      <p className={styles.facts}>
        <span data-testid="zone-line">{transactions.zone(formatZone(account.displayZone))}</span>
        {state?.to && <span data-testid="data-to">{transactions.dataTo(formatDay(state.to))}</span>}
      </p>
      {state && state.coverage.length > 0 && (
        <ToggleButton isSelected={coverageOpen} onChange={onCoverage} data-testid="coverage-toggle">
          {read && gaps > 0 && <WarningIcon size={14} className={styles.warn} />}
          {read ? `${words.open}: ${sum}` : words.open}
          <ChevronDownIcon size={14} />
        </ToggleButton>
      )}
      <BatchLink roomOnly />
      {children}
      <Tooltip text={`${transactions.sync.key}, ${modName}+R`}>
        <Button variant="primary" icon={<SyncIcon />} onPress={() => sync.start()} isDisabled={sync.active} data-testid="sync-button">
          {transactions.sync.button}
        </Button>
      </Tooltip>
    </header>
  );
}
