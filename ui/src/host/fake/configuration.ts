// Export, import and comparison of the invented town. The newest exported "file" is the one an import opens.
import type { AccountView, AppStatus, ConfigurationChange, ImportPreview, ValueChange } from '../../bindings';
import { storedPins } from '../../setup/fakePins';
import type { Handlers } from '../fake';
import { accountIn, fakeError } from './findings';
import { writtenFile } from './paper';
import { today } from './town';

export type ConfigurationCalls = Pick<
  Handlers,
  'configuration_export' | 'configuration_preview' | 'configuration_apply' | 'configuration_days' | 'configuration_compare'
>;

interface FakeFile {
  accounts: AccountView[];
  passphrase: string | null;
  pins: Map<string, string>;
}

const goLive = '2026-10-01';
const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;

/** What is compared: names and plain values, never a PIN. */
type Facts = Record<string, string>;
type State = Map<string, { what: string; name: string; facts: Facts }>;

function stateOf(account: AccountView): State {
  const state: State = new Map();
  state.set('account', { what: 'account', name: account.name, facts: { merchant_id: account.merchantId, environment: account.environment, currency: account.currency } });
  for (const user of account.users) state.set(user.id, { what: 'user', name: user.userId, facts: { note: user.note, active: user.active ? 'yes' : 'no' } });
  for (const { id, name, kind, userId, active, credentials } of account.terminals) {
    const user = account.users.find((one) => one.id === userId)?.userId ?? '';
    state.set(id, { what: 'terminal', name, facts: { kind, user_id: user, active: active ? 'yes' : 'no' } });
    const ends = credentials[0]?.ends;
    if (ends) state.set(`pin-${id}`, { what: 'pin', name, facts: { ends, state: credentials[0]?.state ?? '' } });
  }
  return state;
}

const orNull = (text: string | undefined) => (text ? text : null);

function differing(before: Facts, after: Facts): ValueChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, before: orNull(before[field]), after: orNull(after[field]) }],
  );
}

function compare(from: State, to: State): ConfigurationChange[] {
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((id): ConfigurationChange[] => {
    const before = from.get(id);
    const after = to.get(id);
    const seen = after ?? before;
    if (!seen) return [];
    const changes = differing(before?.facts ?? {}, after?.facts ?? {});
    const renamed = before && after && before.name !== after.name ? [{ field: 'name', before: before.name, after: after.name }] : [];
    if (before && after && changes.length + renamed.length === 0) return [];
    const how = before && after ? 'changed' : after ? 'added' : 'removed';
    return [{ what: seen.what, name: seen.name, how, changes: [...renamed, ...changes] }];
  });
}

export function configurationHandlers(status: AppStatus, changed: () => void): ConfigurationCalls {
  let newest: FakeFile | null = null;
  const first = new Map(status.accounts.map((one) => [one.id, stateOf({ ...one, terminals: one.terminals.slice(0, -1) })]));

  const preview = (): ImportPreview => {
    const nothing = { token: null, accounts: [], madeAt: null, madeBy: '', users: 0, terminals: 0, sealedPins: 0, changes: [], problems: [] };
    if (!newest) return nothing;
    const changes = newest.accounts.flatMap((account) => {
      const here = status.accounts.find((one) => one.id === account.id);
      if (!here) return [`${account.name} is added with ${plural(account.terminals.length, 'terminal')}.`];
      return compare(stateOf(here), stateOf(account)).map((one) => `${one.name}: ${one.how === 'added' ? 'comes back' : one.how}.`);
    });
    const sum = (count: (account: AccountView) => number) => (newest?.accounts ?? []).reduce((all, one) => all + count(one), 0);
    return {
      token: 'preview-1',
      accounts: newest.accounts.map((one) => one.name),
      madeAt: '2026-10-06T16:10:00-06:00',
      madeBy: status.version,
      users: sum((one) => one.users.length),
      terminals: sum((one) => one.terminals.length),
      sealedPins: newest.passphrase === null ? 0 : newest.pins.size,
      changes,
      problems: [],
    };
  };

  return {
    configuration_export: ({ accountId, passphrase }) => {
      const accounts = status.accounts.filter((one) => accountId === null || one.id === accountId);
      newest = { accounts: structuredClone(accounts), passphrase, pins: new Map(storedPins(status)) };
      const pins = passphrase === null ? 'without PINs' : 'with sealed PINs';
      return writtenFile('Alder Creek configuration 2026-10-06.json', `clerk1 exported the configuration ${pins}.`, 6_140);
    },
    configuration_preview: preview,
    configuration_apply: ({ token, passphrase }) => {
      if (!newest || token !== 'preview-1') throw fakeError('not_found', 'There is no such preview.');
      const opens = newest.passphrase !== null && passphrase === newest.passphrase;
      const accounts = structuredClone(newest.accounts);
      const pinsNeeded: string[] = [];
      for (const terminal of accounts.flatMap((one) => one.terminals)) {
        const pin = newest.pins.get(terminal.id);
        if (opens && pin !== undefined) storedPins(status).set(terminal.id, pin);
        else if (terminal.credentials.some((one) => one.ends) && !storedPins(status).has(terminal.id)) {
          terminal.credentials = terminal.credentials.map((one) => ({ ...one, state: 'lost' }));
          pinsNeeded.push(terminal.name);
        }
      }
      status.accounts = [...status.accounts.filter((one) => !accounts.some((fresh) => fresh.id === one.id)), ...accounts];
      changed();
      const wrong = newest.passphrase !== null && passphrase !== null && !opens;
      return {
        done: accounts.map((one) => `${one.name}: ${plural(one.users.length, 'API user')} and ${plural(one.terminals.length, 'terminal')} taken in.`),
        pinsNeeded,
        pinsRestored: opens ? newest.pins.size : 0,
        pinsProblem: wrong ? 'The passphrase does not open the sealed PINs. Everything else is here.' : null,
      };
    },
    configuration_days: ({ accountId }) => {
      const present = stateOf(accountIn(status, accountId));
      const changes = compare(first.get(accountId) ?? new Map(), present).length;
      return { days: [...(changes > 0 ? [{ day: today, changes }] : []), { day: goLive, changes: first.get(accountId)?.size ?? 0 }] };
    },
    configuration_compare: ({ accountId, from, to }) => {
      const at = (day: string): State => (day >= today ? stateOf(accountIn(status, accountId)) : day >= goLive ? (first.get(accountId) ?? new Map()) : new Map());
      return {
        from: from >= goLive ? `${from}T23:59:59-06:00` : null,
        to: `${to}T23:59:59-06:00`,
        changes: compare(at(from), at(to)),
      };
    },
  };
}
