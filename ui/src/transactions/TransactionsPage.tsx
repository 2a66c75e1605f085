import { useEffect, useMemo, useRef, useState } from 'react';
import { useCommand } from '../app/commands';
import { rowHeights, usePreferences } from '../app/preferences';
import { takeSyncWish } from '../app/router';
import { announce, navigate, useAccount, useAppStatus } from '../app/session';
import type { AccountView, SortColumn, TxnSort } from '../bindings';
import { Banner, Button, EmptyState, ErrorNotice, Skeleton } from '../components';
import { formatCount } from '../format/ids';
import { formatDay } from '../format/time';
import { toHostError } from '../host';
import { transactions } from '../i18n/en/transactions';
import { DetailPanel } from './detail/DetailPanel';
import { FilterBar } from './filters/FilterBar';
import { chipsOf, toTxnFilter, useFilters } from './filters/filterState';
import { Grid, type GridHandle } from './grid/Grid';
import { countSelected, nothing, type Selection } from './grid/selection';
import { useLedger } from './grid/useLedger';
import { NoMatch } from './NoMatch';
import { PageHeader } from './PageHeader';
import { Coverage } from './sync/Coverage';
import { SyncPanel } from './sync/SyncPanel';
import { useSync } from './sync/useSync';
import { Totals } from './Totals';
import styles from './TransactionsPage.module.css';

const newestFirst: TxnSort = { column: 'time', direction: 'descending' };

export function TransactionsPage() {
  const account = useAccount();
  const { data } = useAppStatus();
  if (!account || !data) return <NothingYet account={null} onSync={() => undefined} />;
  // Another account is another ledger: nothing of the old one may linger.
  return <Ledger key={account.id} account={account} today={data.today} />;
}

function NothingYet({ account, onSync }: { account: AccountView | null; onSync: () => void }) {
  const words = transactions.empty;
  const ready = account?.terminals.some((terminal) => terminal.credentials.some((one) => one.state === 'verified')) ?? false;
  return (
    <EmptyState
      title={words.title}
      data-testid="empty-unsynced"
      actions={
        <>
          {ready && (
            <Button variant="primary" onPress={onSync} data-testid="empty-sync">
              {transactions.sync.button}
            </Button>
          )}
          <Button variant={ready ? 'secondary' : 'primary'} onPress={() => navigate('setup')} data-testid="empty-setup">
            {words.setup}
          </Button>
        </>
      }
    >
      <p>{ready ? words.ready : words.verifyFirst}</p>
    </EmptyState>
  );
}

function useOpenPanel(grid: { current: GridHandle | null }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const [focusTurn, setFocusTurn] = useState(0);
  return {
    openId,
    focusTurn,
    open(id: string, byKey: boolean) {
      setOpenId(id);
      setFocusTurn((turn) => (byKey ? turn + 1 : 0));
    },
    close() {
      const id = openId;
      setOpenId(null);
      setFocusTurn(0);
      if (id) grid.current?.focusRow(id);
    },
  };
}

function Ledger({ account, today }: { account: AccountView; today: string }) {
  const filters = useFilters();
  const filter = useMemo(() => toTxnFilter(filters, account), [filters, account]);
  const [sort, setSort] = useState<TxnSort>(newestFirst);
  const ledger = useLedger(filter, sort);
  const [selection, setSelection] = useState<Selection>(nothing);
  const [coverageOpen, setCoverageOpen] = useState(false);
  const { density } = usePreferences();
  const sync = useSync(account);
  const grid = useRef<GridHandle>(null);
  const panel = useOpenPanel(grid);
  const chips = chipsOf(filters, account, today);
  const kinds = useMemo(() => new Map(account.terminals.map((one) => [one.id, one.kind])), [account]);
  const { shown, total, waiting, error } = ledger;

  useCommand('sync', () => {
    if (!sync.active) sync.start();
  });
  useEffect(() => {
    if (takeSyncWish()) sync.start();
  }, []);

  // "All but these" means other rows under another filter.
  const asked = JSON.stringify(filter);
  useEffect(() => setSelection(nothing), [asked]);
  // Told when the question changes, not with every window of a running sync.
  const shownFilter = shown ? JSON.stringify(shown.filter) : null;
  useEffect(() => {
    if (shownFilter !== null) announce(transactions.shown(formatCount(total)));
  }, [shownFilter]);

  const onSort = (column: SortColumn) => {
    const direction = sort.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending';
    setSort({ column, direction });
    announce(transactions.sorted(transactions.columns[column], direction === 'ascending'));
  };

  const starts = sync.state?.from ?? null;
  const before = starts !== null && filters.dates !== null && filters.dates.from < starts ? filters.dates : null;
  const unsynced = sync.state !== undefined && sync.state.rows === 0 && chips.length === 0;

  return (
    <div className={styles.page}>
      <PageHeader account={account} sync={sync} coverageOpen={coverageOpen} onCoverage={setCoverageOpen} />
      <FilterBar account={account} today={today} />
      <SyncPanel account={account} sync={sync} />
      {coverageOpen && sync.state && <Coverage state={sync.state} busy={sync.active} onFill={sync.start} />}
      {before && starts && (
        <div className={styles.notice}>
          <Banner
            tone="info"
            title={transactions.beforeCoverage(formatDay(starts))}
            data-testid="before-coverage"
            actions={
              <Button size="small" isDisabled={sync.active} onPress={() => sync.start(before)} data-testid="sync-earlier">
                {transactions.syncEarlier}
              </Button>
            }
          />
        </div>
      )}
      <div className={styles.work}>
        <div className={styles.ledger}>
          {error && (
            <div className={styles.state}>
              <ErrorNotice error={toHostError(error)} onRetry={ledger.retry} />
            </div>
          )}
          {!error && !shown && <Skeleton rows={12} rowHeight={rowHeights[density]} />}
          {!error && shown && total === 0 && (
            <div className={styles.state}>
              {sync.active && unsynced ? (
                <EmptyState title={transactions.empty.reading} data-testid="empty-reading">
                  <p>{transactions.empty.readingMore}</p>
                </EmptyState>
              ) : unsynced || chips.length === 0 ? (
                <NothingYet account={account} onSync={() => sync.start()} />
              ) : (
                <NoMatch account={account} chips={chips} />
              )}
            </div>
          )}
          {!error && shown && total > 0 && (
            <Grid
              ref={grid}
              filter={shown.filter}
              sort={shown.sort}
              total={total}
              rowHeight={rowHeights[density]}
              kinds={kinds}
              selection={selection}
              onSelection={setSelection}
              openId={panel.openId}
              onOpen={(row, byKey) => panel.open(row.id, byKey)}
              onPeek={(row) => panel.open(row.id, false)}
              onClose={panel.close}
              onSort={onSort}
              busy={waiting}
            />
          )}
        </div>
        {panel.openId && (
          <DetailPanel account={account} id={panel.openId} focusTurn={panel.focusTurn} onClose={panel.close} />
        )}
      </div>
      <Totals filter={filter} selected={countSelected(selection, total)} onClearSelection={() => setSelection(nothing)} />
    </div>
  );
}
