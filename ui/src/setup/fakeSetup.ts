// The set-up half of the invented host: checks, drafts, PINs and verifying as Rust describes them.
import type { AccountView, AppStatus, PinState, SetupDraft, TerminalView } from '../bindings';
import { HostError } from '../host/error';
import { apiUser, noDevice } from '../host/fake/town';
import type { Handlers } from '../host/fake';
import { checkField, checkPin } from './fakeChecks';
import { pinOf, practicePins, storedPins } from './fakePins';
import { fakeVerify } from './fakeVerify';

/** What the verify half needs to know of this one. */
export interface FakeSetup {
  account(id: string): AccountView;
  pinOf(terminal: TerminalView): string | null;
  setState(terminal: TerminalView, state: PinState): void;
  changed(): void;
}

type SetupCalls = Pick<
  Handlers,
  | 'setup_check'
  | 'setup_draft_save'
  | 'setup_draft_discard'
  | 'setup_save_account'
  | 'setup_save_users'
  | 'setup_save_terminals'
  | 'setup_practice_credentials'
  | 'pin_check'
  | 'pin_set'
  | 'pin_remove'
  | 'verify_brake'
>;

const notFound = () => new HostError({ code: 'not_found', message: 'No such entry.', details: {} });
const hosts = { practice: '127.0.0.1:4711', demo: 'api.demo.convergepay.com', live: 'api.convergepay.com' };

export function setupHandlers(status: AppStatus, changed: () => void) {
  let serial = 0;
  const nextId = (prefix: string) => `${prefix}-${(serial += 1)}`;
  const stored = storedPins(status);
  const ids = () => ({
    accounts: status.accounts.map((one) => one.merchantId),
    users: status.accounts.flatMap((one) => one.users.map((user) => user.userId)),
  });

  const account = (id: string): AccountView => {
    const found = status.accounts.find((one) => one.id === id);
    if (!found) throw notFound();
    return found;
  };
  const ownerOf = (terminalId: string) => {
    for (const owner of status.accounts) {
      const terminal = owner.terminals.find((one) => one.id === terminalId);
      if (terminal) return { owner, terminal };
    }
    throw notFound();
  };
  const setState = (terminal: TerminalView, state: PinState) => {
    terminal.credentials = terminal.credentials.map((one) => ({ ...one, state, checkedAt: '2026-10-06T16:10:00-06:00' }));
  };
  const answered = (owner: AccountView) => {
    changed();
    return structuredClone(owner);
  };
  const { brake, stream } = fakeVerify({ account, pinOf: (terminal) => pinOf(status, terminal), setState, changed });

  const keep = (owner: AccountView, terminal: TerminalView, userId: string, value: string, state: PinState) => {
    stored.set(terminal.id, value);
    const userName = owner.users.find((one) => one.id === userId)?.userId ?? '';
    const base = { id: nextId('cred'), userId, userName, state, ends: value.slice(-4), length: value.length };
    terminal.credentials = [
      { ...base, setAt: '2026-10-06T16:00:00-06:00', checkedAt: null, outcome: null, gatewayCode: null, conflictsWith: [], checkedBy: null, confirmed: null, rotation: null },
    ];
  };

  const calls: SetupCalls = {
    setup_check: ({ field, value }) => checkField(field, value),
    setup_draft_save: (draft: SetupDraft) => {
      status.draft = structuredClone(draft);
      return {};
    },
    setup_draft_discard: () => {
      status.draft = null;
      changed();
      return {};
    },
    setup_save_account: (request) => {
      const known = status.accounts.find((one) => one.id === request.id);
      const { environment, endpoint } = request;
      const saved: AccountView = {
        id: known?.id ?? nextId('acc'),
        name: request.name,
        merchantId: request.merchantId,
        environment,
        endpoint,
        host: environment === 'custom' ? new URL(endpoint ?? '').host : hosts[environment],
        gatewayZone: 'America/New_York',
        displayZone: status.zone,
        currency: 'USD',
        sharedVault: known?.sharedVault ?? 'unknown',
        users: known?.users ?? [],
        terminals: known?.terminals ?? [],
      };
      status.accounts = [...status.accounts.filter((one) => one.id !== saved.id), saved];
      return answered(saved);
    },
    setup_save_users: ({ accountId, userIds }) => {
      const owner = account(accountId);
      owner.users = userIds.map((userId) => owner.users.find((one) => one.userId === userId) ?? apiUser(nextId('user'), userId));
      return answered(owner);
    },
    setup_save_terminals: ({ accountId, terminals }) => {
      const owner = account(accountId);
      owner.terminals = terminals.map(({ id, name, kind, userId }) => ({
        id: id ?? nextId('term'),
        name,
        kind,
        userId,
        reported: null,
        credentials: owner.terminals.find((known) => known.id === id)?.credentials ?? [],
        active: true,
        device: noDevice,
        note: '',
      }));
      return answered(owner);
    },
    setup_practice_credentials: () => ({
      merchantId: '004287',
      terminals: Object.entries(practicePins).map(([name, pin], index) => ({
        name,
        pin,
        kind: index % 2 === 0 ? 'retail' : 'internet',
        userId: index % 2 === 0 ? 'apiuser501205' : 'apiuser501204',
      })),
    }),
    pin_check: ({ value }) => checkPin(value, ids()).report,
    pin_set: ({ terminalId, userId, value, onDuplicate }) => {
      const { owner, terminal } = ownerOf(terminalId);
      const { report, cleaned } = checkPin(value, ids());
      const holds = (one: TerminalView) => one.id !== terminalId && pinOf(status, one) === cleaned;
      const holders = owner.terminals.filter(holds);
      const elsewhere = status.accounts.flatMap((one) =>
        one.id === owner.id ? [] : one.terminals.filter(holds).map(({ name }) => `${name} (${one.name})`),
      );
      const names = [...holders.map((one) => one.name), ...elsewhere];
      // A PIN is never taken away from another department by moving it.
      if (names.length > 0 && (onDuplicate === 'refuse' || (onDuplicate === 'move' && elsewhere.length > 0))) {
        const details = { terminals: names };
        throw new HostError({ code: 'pin_duplicate', message: 'This PIN is already stored.', details });
      }
      keep(owner, terminal, userId, cleaned, holders.length > 0 && onDuplicate === 'conflict' ? 'conflict' : 'unverified');
      for (const holder of holders) {
        if (onDuplicate === 'move') {
          stored.delete(holder.id);
          holder.credentials = [];
        } else {
          setState(holder, 'conflict');
          holder.credentials = holder.credentials.map((one) => ({ ...one, conflictsWith: [terminal.name] }));
          terminal.credentials = terminal.credentials.map((one) => ({ ...one, conflictsWith: [holder.name] }));
        }
      }
      return { report, account: answered(owner) };
    },
    pin_remove: ({ terminalId }) => {
      const { owner, terminal } = ownerOf(terminalId);
      stored.delete(terminalId);
      terminal.credentials = [];
      return answered(owner);
    },
    verify_brake: brake,
  };
  return { calls, verify: stream };
}
