import { useEffect, useMemo, useRef, useState } from 'react';
import { useCommand } from '../app/commands';
import { rowHeights, usePreferences } from '../app/preferences';
import { takeSyncWish } from '../app/router';
import { announce, useAccount, useAppStatus } from '../app/session';
import type { AccountView, SortColumn } from '../bindings';
import { Banner, Button, Skeleton } from '../components';
import { formatCount } from '../format/ids';
import { formatDay } from '../format/time';
import { transactions } from '../i18n/en/transactions';
import { BulkBar } from './bulk/BulkBar';
import { DetailPanel } from './detail/DetailPanel';
import { ExportButton, type ExportSubject } from './export/ExportButton';
import { ExportDialog } from './export/ExportDialog';
import { FilterBar } from './filters/FilterBar';
import { GoToDialog } from './grid/GoToDialog';
import { Grid, type GridHandle } from './grid/Grid';
import { Pager } from './grid/Pager';
import { countSelected, nothing, pickedOf, type Selection } from './grid/selection';
import { questionKey, useLedger, type Ledger as LedgerRows } from './grid/useLedger';
import { LedgerError, NoRows, NothingYet } from './LedgerBody';
import { ListTools } from './ListTools';
import { PageHeader } from './PageHeader';
import { SearchBox } from './search/SearchBox';
import { blankFilter, useSearch } from './search/useSearch';
import { changeLedger, openLedgerOf, useLedgerState, wholeText } from './state/ledgerState';
import { rowsPerPage, useRowsMode } from './state/rowsMode';
import { useDeepLink } from './state/useDeepLink';
import { useGoTo } from './state/useGoTo';
import { Coverage } from './sync/Coverage';
import { SyncPanel } from './sync/SyncPanel';
import { useSync } from './sync/useSync';
import { Totals } from './Totals';
import { ViewsMenu } from './views/ViewsMenu';
import styles from './TransactionsPage.module.css';

export function TransactionsPage() {
  const account = useAccount();
  const { data } = useAppStatus();
  if (!account || !data) return <NothingYet account={null} onSync={() => undefined} />;
  // Another account is another ledger: nothing of the old one may linger.
  return <Ledger key={account.id} account={account} today={data.today} />;
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

interface Goal {
  row: number;
  /** The question it is a row of. */
  key: string;
}

/** The rows of the grid: all of them, or one page; and a row to go to. */
function usePlace({ shown, total }: LedgerRows, asked: string) {
  const paged = useRowsMode() === 'pages';
  const [page, setPage] = useState(0);
  const [goal, setGoal] = useState<Goal | null>(null);
  const pages = Math.max(1, Math.ceil(total / rowsPerPage));
  const here = Math.min(page, pages - 1);
  const wanted = goal !== null && goal.key === shown?.key ? goal : null;
  // Another question begins on its first page, unless a row of it was asked for meanwhile.
  useEffect(() => setPage(wanted ? Math.floor(wanted.row / rowsPerPage) : 0), [shown?.key]);
  const first = paged ? here * rowsPerPage : 0;
  return {
    paged,
    page: here,
    pages,
    setPage,
    first,
    count: paged ? Math.min(rowsPerPage, total - first) : total,
    goal: wanted,
    goTo: (row: number) => {
      setPage(Math.floor(row / rowsPerPage));
      setGoal({ row, key: asked });
    },
  };
}

/** Says how many rows there are when the question changes, not with every window of a running sync. */
function useAnnounced({ shown, total, counted }: LedgerRows): void {
  const question = shown && counted ? JSON.stringify(shown.filter) : null;
  useEffect(() => {
    if (question !== null) announce(transactions.shown(formatCount(total)));
  }, [question]);
}

function Ledger({ account, today }: { account: AccountView; today: string }) {
  useState(() => openLedgerOf(account.id));
  const state = useLedgerState();
  const { sort, columns, pinned } = state;
  const search = useSearch(account.id, today);
  const blank = useMemo(() => blankFilter(account.id), [account.id]);
  const filter = search.whole?.filter ?? blank;
  const ledger = useLedger(filter, sort, search.whole !== undefined);
  const [selection, setSelection] = useState<Selection>(nothing);
  const [coverageOpen, setCoverageOpen] = useState(false);
  const [exporting, setExporting] = useState<ExportSubject | null>(null);
  const { density } = usePreferences();
  const sync = useSync(account);
  const grid = useRef<GridHandle>(null);
  const panel = useOpenPanel(grid);
  const place = usePlace(ledger, questionKey(filter, sort));
  const goTo = useGoTo();
  const kinds = useMemo(() => new Map(account.terminals.map((one) => [one.id, one.kind])), [account]);
  const { shown, total, waiting } = ledger;
  const error = search.error ?? ledger.error;
  const text = wholeText(state);

  useCommand('sync', () => {
    if (!sync.active) sync.start();
  });
  useEffect(() => {
    if (takeSyncWish()) sync.start();
  }, []);
  useDeepLink((id) => panel.open(id, false));
  useAnnounced(ledger);

  // "All but these" means other rows under another filter.
  const asked = JSON.stringify(filter);
  useEffect(() => setSelection(nothing), [asked]);

  const onSort = (column: SortColumn) => {
    const direction = sort.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending';
    changeLedger({ sort: { column, direction } });
    announce(transactions.sorted(transactions.columns[column], direction === 'ascending'));
  };

  const starts = sync.state?.from ?? null;
  const before = starts !== null && filter.from !== null && filter.from < starts ? { from: filter.from, to: filter.to ?? today } : null;
  const unsynced = sync.state !== undefined && sync.state.rows === 0 && text === '';
  const selected = countSelected(selection, total);
  const subject: ExportSubject = { filter, picked: null, sort, columns: columns.map((one) => one.key), accountId: account.id };

  return (
    <div className={styles.page}>
      <PageHeader account={account} sync={sync} coverageOpen={coverageOpen} onCoverage={setCoverageOpen}>
        <ExportButton subject={subject} />
      </PageHeader>
      <div className={styles.ask}>
        <ViewsMenu accountId={account.id} />
        <SearchBox accountId={account.id} chips={search.chips} />
        <ListTools onGoTo={goTo.ask} />
      </div>
      <FilterBar account={account} filter={search.whole?.filter} />
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
          {error && <LedgerError error={error} onRetry={search.error ? search.retry : ledger.retry} />}
          {!error && !shown && <Skeleton rows={12} rowHeight={rowHeights[density]} />}
          {!error && shown && total === 0 && ledger.counted && (
            <NoRows account={account} today={today} text={text} unsynced={unsynced} syncing={sync.active} onSync={() => sync.start()} />
          )}
          {!error && shown && total === 0 && !ledger.counted && <Skeleton rows={12} rowHeight={rowHeights[density]} />}
          {!error && shown && total > 0 && (
            <Grid
              ref={grid}
              filter={shown.filter}
              sort={shown.sort}
              total={total}
              counted={ledger.counted}
              first={place.first}
              count={place.count}
              layout={columns}
              onLayout={(next) => changeLedger({ columns: next })}
              pinned={pinned}
              goal={place.goal}
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
          {!error && shown && total > 0 && place.paged && <Pager page={place.page} pages={place.pages} onPage={place.setPage} />}
        </div>
        {panel.openId && <DetailPanel account={account} id={panel.openId} focusTurn={panel.focusTurn} onClose={panel.close} />}
      </div>
      {selected > 0 && (
        <BulkBar
          accountId={account.id}
          filter={filter}
          picked={pickedOf(selection)}
          selected={selected}
          rowsOf={async () => (await grid.current?.selectedRows()) ?? []}
          onExport={() => setExporting({ ...subject, picked: pickedOf(selection) })}
          onClear={() => setSelection(nothing)}
        />
      )}
      <Totals filter={filter} found={total} counted={ledger.counted} />
      {exporting && <ExportDialog {...exporting} onClose={() => setExporting(null)} />}
      {goTo.open && <GoToDialog filter={filter} sort={sort} total={total} onGo={place.goTo} onClose={goTo.close} />}
    </div>
  );
}
