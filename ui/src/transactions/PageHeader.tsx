import type { ReactNode } from 'react';
import { modName } from '../app/platform';
import type { AccountView } from '../bindings';
import { Button, ToggleButton, Tooltip } from '../components';
import { ChevronDownIcon, SyncIcon, WarningIcon } from '../components/icons';
import { formatCount } from '../format/ids';
import { formatDay, formatZone } from '../format/time';
import { transactions } from '../i18n/en/transactions';
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
  return (
    <header className={styles.head} data-region="page">
      <h1 tabIndex={-1}>{transactions.heading}</h1>
      <p className={styles.facts}>
        <span data-testid="zone-line">{transactions.zone(formatZone(account.displayZone))}</span>
        {state?.to && <span data-testid="data-to">{transactions.dataTo(formatDay(state.to))}</span>}
      </p>
      {state && state.coverage.length > 0 && (
        <ToggleButton isSelected={coverageOpen} onChange={onCoverage} data-testid="coverage-toggle">
          {gaps > 0 && <WarningIcon size={14} className={styles.warn} />}
          {transactions.coverage.open}: {gaps > 0 ? transactions.coverage.gaps(formatCount(gaps)) : transactions.coverage.noGaps.toLowerCase()}
          <ChevronDownIcon size={14} />
        </ToggleButton>
      )}
      {children}
      <Tooltip text={`${transactions.sync.key}, ${modName}+R`}>
        <Button variant="primary" icon={<SyncIcon />} onPress={() => sync.start()} isDisabled={sync.active} data-testid="sync-button">
          {transactions.sync.button}
        </Button>
      </Tooltip>
    </header>
  );
}
