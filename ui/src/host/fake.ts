import type { AppStatus, ChangedThing, ChangeNotice, CommandMap, StreamMap, SyncState } from '../bindings';
import { HostError, toHostError } from './error';
import { createActivity, type FakeActivity } from './fake/activity';
import { createAnnotations } from './fake/annotations';
import { createApprovals, type FakeApprovals } from './fake/approvals';
import { createExports } from './fake/exports';
import { findingsHandlers } from './fake/findings';
import { helpHandlers } from './fake/help';
import { homeHandlers } from './fake/home';
import { largeTown } from './fake/largeTown';
import { createLedger } from './fake/ledger';
import { setupHandlers } from '../setup/fakeSetup';
import { createMoney, type FakeMoney, type FakeMoneySwitches } from './fake/money';
import { paperHandlers } from './fake/paper';
import { planActHandlers } from './fake/planActs';
import { createPlans } from './fake/plans';
import { createPeople, type FakePeople, type FakePeopleSwitches } from './fake/people';
import { createPortal, pickedFile, type PickedFile } from './fake/portal';
import { recordsHandlers } from './fake/records';
import { viewHandlers } from './fake/savedViews';
import { blankFilter, filterReader, searchHandlers } from './fake/search';
import { createFakeSync } from './fake/sync';
import { baseStatus } from './fake/town';
import type { CommandName, Host, StreamName } from './types';

type Answer<T> = T | Promise<T>;
export type Handlers = { [N in CommandName]: (request: CommandMap[N]['request']) => Answer<CommandMap[N]['response']> };
export type Streams = {
  [N in StreamName]: (
    request: StreamMap[N]['request'],
    onEvent: (event: StreamMap[N]['event']) => void,
  ) => Promise<StreamMap[N]['response']>;
};

export interface FakeOptions {
  rows?: number;
  status?: Partial<AppStatus>;
  sync?: Partial<SyncState>;
  /** Milliseconds per answer, and per sync window. */
  delay?: number;
  syncStep?: number;
  /** What the person picks to import, one after the other; null is no file. */
  picks?: readonly (PickedFile | null)[];
  /** What happens to acts that move money. */
  money?: Partial<FakeMoneySwitches>;
  /** Who works here, and who is signed in. */
  people?: Partial<FakePeopleSwitches>;
  /** Replace single answers: `{ transactions_page: () => { throw … } }`. */
  calls?: Partial<Handlers>;
  streams?: Partial<Streams>;
}

export interface FakeHost extends Host {
  emitChange(notice: ChangeNotice): void;
  emitMenu(id: string): void;
  readonly money: FakeMoney;
  readonly people: FakePeople;
  readonly approvals: FakeApprovals;
  readonly activity: FakeActivity;
  /** Every call made, oldest first. */
  readonly log: ReadonlyArray<{ name: CommandName | StreamName; request: unknown }>;
}

export function createFakeHost(options: FakeOptions = {}): FakeHost {
  const { rows = 1240, delay = 0 } = options;
  // A copy: what one invented host changes is no news to the next.
  const status: AppStatus = structuredClone({ ...baseStatus(), ...options.status });
  const empty: AppStatus = { ...baseStatus(), practice: false, accounts: [] };
  const changes = new Set<(notice: ChangeNotice) => void>();
  const menus = new Set<(id: string) => void>();
  const log: { name: CommandName | StreamName; request: unknown }[] = [];
  const emitChange = (notice: ChangeNotice) => changes.forEach((listener) => listener(notice));
  const setupChanged = () => emitChange({ what: 'setup', ids: [], cause: 'person' });

  const ledger = createLedger(rows);
  const step = options.syncStep ?? 250;
  const rowsChanged = (cause: string) => {
    ledger.changed();
    emitChange({ what: 'transactions', ids: [], cause });
  };
  const sync = createFakeSync(rows, step, options.sync ?? {}, () => rowsChanged('sync'));
  const setup = setupHandlers(status, setupChanged);
  const findings = findingsHandlers(status, setupChanged);
  const snapshot = () => structuredClone(status);
  const searches = searchHandlers(status, ledger);
  const annotations = createAnnotations(ledger.marks, ledger.row, rows, () => rowsChanged('ledger'));
  const exporting = createExports(status, ({ filter, picked }) => ledger.totals(filter, picked), step);
  const tellMoney = (what: ChangedThing, ids: string[]) => {
    if (what === 'transactions') ledger.changed();
    emitChange({ what, ids, cause: 'money' });
  };
  const money = createMoney({ status, ledger, tell: tellMoney }, options.money ?? {});
  const people = createPeople(() => status.practice, options.people ?? {}, setupChanged);
  // Requests wait only where people are what is looked at.
  const newest = options.people ? ledger.page({ filter: blankFilter('acc-alder'), sort: { column: 'time', direction: 'descending' }, offset: 0, limit: 200 }).rows : [];
  const approvals = createApprovals(people, newest, status.accounts[0]?.id ?? 'acc-alder', setupChanged);
  const activity = createActivity();
  const portal = createPortal(status, options.picks ?? [pickedFile], step, () => rowsChanged('import'));

  const plans = createPlans(() => emitChange({ what: 'plans', ids: [], cause: 'ledger' }));

  const calls: Handlers = {
    app_status: snapshot,
    app_explore: () => {
      Object.assign(status, { ...baseStatus(), preferences: status.preferences });
      setupChanged();
      return snapshot();
    },
    app_leave_practice: () => {
      Object.assign(status, { ...empty, preferences: status.preferences });
      setupChanged();
      return snapshot();
    },
    app_reset_practice: snapshot,
    app_set_preferences: (preferences) => {
      status.preferences = preferences;
      emitChange({ what: 'preferences', ids: [], cause: 'person' });
      return preferences;
    },
    ...setup.calls,
    ...recordsHandlers(status, setupChanged),
    ...findings,
    ...paperHandlers(status, setupChanged, findings.checklist),
    sync_state: () => sync.state(),
    operation_cancel: ({ operationId }) => {
      for (const work of [sync, exporting, portal]) work.cancel(operationId);
      return {};
    },
    transactions_page: ledger.page,
    transactions_totals: ({ filter, picked }) => ledger.totals(filter, picked),
    transactions_place: ledger.place,
    transactions_detail: ({ id }) => {
      const found = ledger.detail(id);
      if (!found) throw new HostError({ code: 'not_found', message: 'No such payment.', details: {} });
      return annotations.complete(found);
    },
    ...searches,
    ...viewHandlers(),
    ...annotations.calls,
    ...homeHandlers({ status, read: filterReader(status), page: ledger.page, totals: (filter) => ledger.totals(filter, null), sync: sync.state }),
    ...exporting.calls,
    ...plans.calls,
    ...money.calls,
    ...people.calls,
    ...approvals.calls,
    ...activity.calls,
    ...planActHandlers(plans, (part) => money.put(part)),
    history_state: () => ({ rows, columnsReady: true, index: 'ready', readOnly: false }),
    ...helpHandlers,
    ...options.calls,
  };
  const streams: Streams = {
    verify_start: setup.verify,
    sync_start: sync.start,
    ...exporting.streams,
    ...portal.streams,
    ...plans.streams,
    ...options.streams,
  };

  return {
    log,
    money,
    people,
    approvals,
    activity,
    emitChange,
    emitMenu: (id) => menus.forEach((listener) => listener(id)),
    async call(name, request) {
      log.push({ name, request });
      if (delay) await new Promise((done) => setTimeout(done, delay));
      try {
        people.enter(name);
        return await calls[name](request);
      } catch (reason) {
        throw toHostError(reason);
      }
    },
    async stream(name, request, onEvent) {
      log.push({ name, request });
      try {
        people.enter(name);
        return await streams[name](request, onEvent);
      } catch (reason) {
        throw toHostError(reason);
      }
    },
    onChange(listener) {
      changes.add(listener);
      return () => changes.delete(listener);
    },
    onMenu(listener) {
      menus.add(listener);
      return () => menus.delete(listener);
    },
  };
}

/** `?rows=1000000&theme=dark&start=empty&state=unsynced|interrupted|error&delay=800&terminals=48&departments=2&outcome=lost&approval=1` in development. */
/** `?rows=1000000&theme=dark&start=empty&state=unsynced|interrupted|error&delay=800&terminals=48&departments=2&people=none&as=Dana+Clerk` in development. */
export function fakeOptionsFromAddress(search: string): FakeOptions {
  const ask = new URLSearchParams(search);
  const theme = ask.get('theme');
  const state = ask.get('state');
  const options: FakeOptions = { rows: Number(ask.get('rows') ?? 1240), delay: Number(ask.get('delay') ?? 0) };
  const status: Partial<AppStatus> = {};
  if (theme === 'dark' || theme === 'light') status.preferences = { theme, density: 'normal' };
  if (ask.get('start') === 'empty') Object.assign(status, { practice: false, accounts: [] });
  if (ask.get('mode') === 'live') {
    status.practice = false;
    status.accounts = baseStatus().accounts.map((account) => ({ ...account, environment: 'live', host: 'api.convergepay.com' }));
  }
  const terminals = Number(ask.get('terminals') ?? 0);
  if (terminals > 0) status.accounts = [largeTown(terminals, Number(ask.get('users') ?? 6))];
  if (ask.get('departments') === '2') {
    status.accounts = [...(status.accounts ?? baseStatus().accounts), { ...largeTown(3, 1), id: 'acc-library', name: 'Alder Creek Library', merchantId: '004288' }];
  }
  if (state === 'unsynced') {
    options.rows = 0;
    options.sync = { coverage: [], from: null, to: null, gapDays: 0, completeDays: 0, rows: 0 };
  }
  if (state === 'interrupted') options.sync = { interrupted: true };
  if (state === 'error') {
    options.calls = {
      transactions_page: () => {
        throw new HostError({ code: 'storage_damaged', message: 'history.db: malformed', details: {} });
      },
    };
  }
  const outcome = (['approved', 'declined', 'settling', 'refused', 'lost', 'not_sent', 'never'] as const).find((one) => one === ask.get('outcome'));
  options.money = { needsApproval: ask.has('approval'), answerAfter: 3_000, ...(outcome && { outcome }) };
  const as = ask.get('as');
  options.people = { none: ask.get('people') === 'none', ...(as !== null && { signedIn: as || null }) };
  return { ...options, status };
}
