// Records of the invented host: users, terminals, addresses, rights, and the history of them.
import type { AccountView, ApiUserView, AppStatus, Impact, TerminalRecord, TerminalView } from '../../bindings';
import { checkField } from '../../setup/fakeChecks';
import { HostError } from '../error';
import type { Handlers } from '../fake';
import { createLog, type Noted, type Values } from './recordsLog';
import {
  acceptAddress,
  acceptOverride,
  allowListReason,
  impossible,
  invalid,
  isCounter,
  kindWord,
  rightsOf,
  ruleRefusal,
  rulesOf,
  type FakeRecord,
  type Ticks,
} from './recordsRules';
import { seedHistory, seedRecord } from './recordsSeed';
import { apiUser, noDevice } from './town';

export type RecordsCalls = Pick<
  Handlers,
  'account_edit' |
  'user_add' |
  'user_edit' |
  'user_impact' |
  'user_set_active' |
  'user_rights' |
  'user_tick_right' |
  'terminal_add' |
  'terminal_edit' |
  'terminal_impact' |
  'terminal_set_active' |
  'terminal_record' |
  'terminal_set_intentions' |
  'terminal_photo' |
  'terminal_photo_choose' |
  'terminal_photo_remove' |
  'address_add' |
  'address_edit' |
  'address_remove' |
  'setup_history' |
  'setup_undo'
>;

const missing = (what: string) => new HostError({ code: 'not_found', message: `No such ${what}.`, details: {} });
const today = () => '2026-10-06';

/** The smallest picture that is one. */
const pixel = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function userValues(user: ApiUserView): Values {
  return { user_id: user.userId, active: String(user.active), note: user.note, registered_on: user.registeredOn };
}

function terminalValues(account: AccountView, terminal: TerminalView): Values {
  const user = account.users.find((one) => one.id === terminal.userId)?.userId ?? null;
  return { name: terminal.name, kind: terminal.kind, user, active: String(terminal.active), note: terminal.note, ...terminal.device };
}

function accountValues(account: AccountView): Values {
  const { name, merchantId, environment, endpoint, gatewayZone, displayZone, currency, sharedVault } = account;
  return {
    name,
    merchant_id: merchantId,
    environment,
    endpoint,
    gateway_zone: gatewayZone,
    display_zone: displayZone,
    currency,
    shared_vault: sharedVault,
  };
}

export function recordsHandlers(status: AppStatus, changed: () => void): RecordsCalls {
  const log = createLog(status);
  const records = new Map<string, FakeRecord>();
  const ticks: Ticks = new Map();
  let serial = 0;
  const nextId = (prefix: string) => `${prefix}-new-${(serial += 1)}`;

  const recordOf = (id: string): FakeRecord => {
    const known = records.get(id) ?? seedRecord(id);
    records.set(id, known);
    return known;
  };
  const withUser = (id: string) => {
    for (const account of status.accounts) {
      const user = account.users.find((one) => one.id === id);
      if (user) return { account, user };
    }
    throw missing('user');
  };
  const withTerminal = (id: string) => {
    for (const account of status.accounts) {
      const terminal = account.terminals.find((one) => one.id === id);
      if (terminal) return { account, terminal, record: recordOf(id) };
    }
    throw missing('terminal');
  };
  const withAddress = (id: string) => {
    for (const [terminalId, record] of records) {
      const address = record.addresses.find((one) => one.id === id);
      if (address) return { ...withTerminal(terminalId), address };
    }
    throw missing('address');
  };
  /** What the list of users sums up. */
  const sumUp = (account: AccountView) => {
    for (const user of account.users) {
      user.rightsMissing = rightsOf(account, user, recordOf, ticks).missing.length;
      user.looksLikePerson = /@|^[a-z]+\.[a-z]+$/i.test(user.userId);
      const good = account.terminals.flatMap((one) => one.credentials.filter((pin) => pin.userId === user.id && pin.outcome === 'verified'));
      const last = good.sort((a, b) => (a.checkedAt ?? '').localeCompare(b.checkedAt ?? '')).at(-1);
      user.lastVerifiedAt = last?.checkedAt ?? null;
      user.lastVerifiedBy = last?.checkedBy ?? null;
    }
  };
  const answered = (account: AccountView) => {
    sumUp(account);
    changed();
    return structuredClone(account);
  };
  const view = (id: string): TerminalRecord => {
    const { terminal, record } = withTerminal(id);
    return structuredClone({
      id,
      addresses: record.addresses,
      intentions: record.intentions,
      impossible: impossible(terminal.kind),
      rules: rulesOf(terminal, record),
      hasPhoto: record.photo !== null,
    });
  };
  const recorded = (id: string) => {
    changed();
    return view(id);
  };
  /** A change of one thing, with the way back; nothing is noted where nothing changed. */
  const edit = <T extends object>(thing: T, part: Partial<T>, noted: Omit<Noted, 'before' | 'after'>, values: (thing: T) => Values) => {
    const old = structuredClone(thing);
    const before = values(thing);
    Object.assign(thing, part);
    const after = values(thing);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    log.note({ ...noted, before, after }, () => JSON.stringify(values(thing)), () => void Object.assign(thing, old));
  };
  const accept = (field: 'terminal_name' | 'user_id' | 'account_name' | 'account_id', at: string, typed: string): string => {
    const report = checkField(field, typed);
    if (report.severity === 'error') throw invalid(at, report.code ?? '', 'This entry was not accepted.');
    return report.value;
  };
  const reasonOf = (active: boolean, reason: string): { reason?: string } => {
    if (!active && reason.trim() === '') throw invalid('reason', 'reason_empty', 'Say why.');
    return reason.trim() ? { reason: reason.trim() } : {};
  };
  status.accounts.forEach(sumUp);
  for (const noted of seedHistory(status)) log.note(noted);

  return {
    account_edit: (request) => {
      const account = status.accounts.find((one) => one.id === request.id);
      if (!account) throw missing('account');
      const name = accept('account_name', 'name', request.name);
      const merchantId = accept('account_id', 'merchant_id', request.merchantId);
      const twin = status.accounts.find((one) => one.id !== account.id && one.merchantId === merchantId && one.environment === request.environment);
      if (twin) throw invalid('merchant_id', 'merchant_id_taken', `${twin.name} has this account ID already.`);
      const other = merchantId !== account.merchantId || request.environment !== account.environment || request.endpoint !== account.endpoint;
      const noted = { action: 'account_changed', object: 'account', accountId: account.id, objectId: account.id, objectName: name, sentence: `changed the department ${name}.` } as const;
      const { id: _, ...part } = request;
      edit(account, { ...part, name, merchantId }, noted, accountValues);
      if (other) {
        const unchecked = { state: 'unverified', checkedAt: null, checkedBy: null, outcome: null } as const;
        for (const terminal of account.terminals) {
          terminal.credentials = terminal.credentials.map((one) => (one.ends === null ? one : { ...one, ...unchecked }));
        }
      }
      return answered(account);
    },
    user_add: ({ accountId, userId, note }) => {
      const account = status.accounts.find((one) => one.id === accountId);
      if (!account) throw missing('account');
      const name = accept('user_id', 'user_id', userId);
      if (account.users.some((one) => one.userId === name)) throw invalid('user_id', 'user_id_duplicate', `${name} is already there.`);
      const user = { ...apiUser(nextId('user'), name), note };
      account.users = [...account.users, user];
      log.note({ action: 'user_added', object: 'user', accountId, objectId: user.id, objectName: name, sentence: `added the API user ${name}.`, after: userValues(user) });
      return answered(account);
    },
    user_edit: ({ id, userId, note, registeredOn }) => {
      const { account, user } = withUser(id);
      const name = accept('user_id', 'user_id', userId);
      if (registeredOn !== null && registeredOn > today()) throw invalid('registered_on', 'day_future', 'This day is not over yet.');
      const noted = { action: 'user_changed', object: 'user', accountId: account.id, objectId: id, objectName: name, sentence: `changed the API user ${name}.` } as const;
      edit(user, { userId: name, note: note.trim(), registeredOn }, noted, userValues);
      return answered(account);
    },
    user_impact: ({ id }): Impact => {
      const { account, user } = withUser(id);
      const used = account.terminals.filter((one) => one.userId === id && one.active);
      return {
        stops: used.map((one) => `${one.name} is no longer verified and its payments are no longer read.`),
        keeps: ['Payments already read stay here.', `Converge itself is not changed: ${user.userId} can still take payments there. Switch it off in the Converge portal too.`],
      };
    },
    user_set_active: ({ id, active, reason }) => {
      const { account, user } = withUser(id);
      const why = reasonOf(active, reason);
      const sentence = `switched the API user ${user.userId} ${active ? 'on' : 'off'}.`;
      edit(user, { active }, { action: 'user_switched', object: 'user', accountId: account.id, objectId: id, objectName: user.userId, sentence, ...why }, userValues);
      return answered(account);
    },
    user_rights: ({ id }) => {
      const { account, user } = withUser(id);
      return structuredClone(rightsOf(account, user, recordOf, ticks));
    },
    user_tick_right: ({ userId, right, ticked }) => {
      const { account, user } = withUser(userId);
      const key = `${userId} ${right}`;
      const set = (on: boolean) => (on ? ticks.set(key, { at: '2026-10-06T21:45:00Z', by: 'clerk1' }) : ticks.delete(key));
      set(ticked);
      const name = rightsOf(account, user, recordOf, ticks).rights.find((one) => one.right === right)?.name ?? right;
      const sentence = `${ticked ? 'ticked' : 'unticked'} the right "${name}" of ${user.userId}.`;
      const values = (on: boolean): Values => ({ ticked: String(on) });
      log.note(
        { action: 'right_ticked', object: 'user', accountId: account.id, objectId: userId, objectName: user.userId, sentence, before: values(!ticked), after: values(ticked) },
        () => String(ticks.has(key)),
        () => void set(!ticked),
      );
      answered(account);
      return structuredClone(rightsOf(account, user, recordOf, ticks));
    },
    terminal_add: ({ accountId, name, kind, userId }) => {
      const account = status.accounts.find((one) => one.id === accountId);
      if (!account) throw missing('account');
      const cleaned = accept('terminal_name', 'name', name);
      if (account.terminals.some((one) => one.name.toLowerCase() === cleaned.toLowerCase())) {
        throw new HostError({ code: 'duplicate_name', message: `${cleaned} is already there.`, details: { field: 'name' } });
      }
      const terminal: TerminalView = { id: nextId('term'), name: cleaned, kind, userId, reported: null, credentials: [], active: true, device: noDevice, note: '' };
      account.terminals = [...account.terminals, terminal];
      log.note({ action: 'terminal_added', object: 'terminal', accountId, objectId: terminal.id, objectName: cleaned, sentence: `added the ${kindWord[kind]} terminal ${cleaned}.`, after: terminalValues(account, terminal) });
      return answered(account);
    },
    terminal_edit: ({ id, overrideReason, ...part }) => {
      const { account, terminal, record } = withTerminal(id);
      const name = accept('terminal_name', 'name', part.name);
      const sentence = acceptOverride(overrideReason);
      const open = record.addresses.filter((one) => one.overrideReason === null).length;
      if (isCounter(part.kind) && open > 0 && sentence === null) {
        throw ruleRefusal('allow_list_on_retail', part.kind, `${name} has ${open === 1 ? 'an allowed address' : `${open} allowed addresses`}. ${allowListReason(part.kind)}`);
      }
      if (sentence) record.addresses = record.addresses.map((one) => ({ ...one, overrideReason: one.overrideReason ?? sentence }));
      const kindChanged = terminal.kind !== part.kind;
      const told = kindChanged ? `changed the kind of ${name} from ${kindWord[terminal.kind]} to ${kindWord[part.kind]}.` : `changed ${name}.`;
      const noted = { action: 'terminal_changed', object: 'terminal', accountId: account.id, objectId: id, objectName: name, sentence: told, ...(sentence ? { reason: sentence } : {}) } as const;
      edit(terminal, { ...part, name }, noted, (one) => terminalValues(account, one));
      return answered(account);
    },
    terminal_impact: ({ id }): Impact => {
      const { terminal } = withTerminal(id);
      return {
        stops: [`Payments of ${terminal.name} are no longer read.`, `${terminal.name} is skipped by "Verify all" and left out of the hand-off.`],
        keeps: ['Payments already read stay here.', 'Its PIN stays in the password store.', 'Converge itself is not changed.'],
      };
    },
    terminal_set_active: ({ id, active, reason }) => {
      const { account, terminal } = withTerminal(id);
      const why = reasonOf(active, reason);
      const sentence = `switched ${terminal.name} ${active ? 'on' : 'off'}.`;
      const noted = { action: 'terminal_switched', object: 'terminal', accountId: account.id, objectId: id, objectName: terminal.name, sentence, ...why } as const;
      edit(terminal, { active }, noted, (one) => terminalValues(account, one));
      return answered(account);
    },
    terminal_record: ({ id }) => view(id),
    terminal_set_intentions: ({ terminalId, intentions, overrideReason }) => {
      const { account, terminal, record } = withTerminal(terminalId);
      const sentence = acceptOverride(overrideReason);
      const ruledOut = impossible(terminal.kind).find((one) => intentions.includes(one.intention));
      if (ruledOut && sentence === null) throw ruleRefusal('not_for_kind', terminal.kind, ruledOut.reason);
      const next = [...new Set(['look_up' as const, ...intentions])];
      const noted = { action: 'intentions_changed', object: 'terminal', accountId: account.id, objectId: terminalId, objectName: terminal.name, sentence: `changed what ${terminal.name} is meant to do.`, ...(sentence ? { reason: sentence } : {}) } as const;
      edit(record, { intentions: next, overridden: ruledOut !== undefined }, noted, (one) => ({ intentions: one.intentions.join(', ') }));
      answered(account);
      return view(terminalId);
    },
    terminal_photo: ({ id }) => ({ data: withTerminal(id).record.photo }),
    terminal_photo_choose: ({ id }) => {
      const { account, terminal, record } = withTerminal(id);
      const noted = { action: 'photo_added', object: 'terminal', accountId: account.id, objectId: id, objectName: terminal.name, sentence: `added a photo of ${terminal.name}.` } as const;
      edit(record, { photo: pixel }, noted, (one) => ({ photo: String(one.photo !== null) }));
      changed();
      return { data: pixel };
    },
    terminal_photo_remove: ({ id }) => {
      const { account, terminal, record } = withTerminal(id);
      const noted = { action: 'photo_removed', object: 'terminal', accountId: account.id, objectId: id, objectName: terminal.name, sentence: `removed the photo of ${terminal.name}.` } as const;
      edit(record, { photo: null }, noted, (one) => ({ photo: String(one.photo !== null) }));
      changed();
      return { data: null };
    },
    address_add: ({ terminalId, address, note, askedOn, overrideReason }) => {
      const { account, terminal, record } = withTerminal(terminalId);
      const sentence = acceptOverride(overrideReason);
      if (isCounter(terminal.kind) && sentence === null) throw ruleRefusal('allow_list_on_retail', terminal.kind, allowListReason(terminal.kind));
      const accepted = acceptAddress(address, record.addresses);
      const added = { id: nextId('address'), address: accepted, note, askedOn, confirmedOn: null, confirmedBy: '', overrideReason: sentence };
      const told = sentence
        ? `overrode the rule that a ${kindWord[terminal.kind]} terminal has no allow-list and added ${accepted} to ${terminal.name}.`
        : `added ${accepted} to the allow-list of ${terminal.name}.`;
      const noted = { action: 'address_added', object: 'address', accountId: account.id, objectId: terminalId, objectName: `${accepted} on ${terminal.name}`, sentence: told, ...(sentence ? { reason: sentence } : {}) } as const;
      edit(record, { addresses: [...record.addresses, added] }, noted, (one) => ({ address: one.addresses.map((two) => two.address).join(', ') || null }));
      return recorded(terminalId);
    },
    address_edit: ({ id, ...part }) => {
      const { account, terminal, record, address } = withAddress(id);
      if (part.confirmedOn !== null && part.confirmedBy.trim() === '') throw invalid('confirmed_by', 'confirmed_by_empty', 'Say who confirmed it.');
      if (part.confirmedOn && part.askedOn && part.confirmedOn < part.askedOn) {
        throw invalid('confirmed_on', 'dates_reversed', 'It was confirmed before it was asked for. Check both days.');
      }
      const noted = { action: 'address_changed', object: 'address', accountId: account.id, objectId: terminal.id, objectName: `${address.address} on ${terminal.name}`, sentence: `noted an answer about ${address.address} on ${terminal.name}.` } as const;
      const addresses = record.addresses.map((one) => (one.id === id ? { ...one, ...part } : one));
      edit(record, { addresses }, noted, (one) => {
        const now = one.addresses.find((two) => two.id === id);
        return { asked_on: now?.askedOn ?? null, confirmed_on: now?.confirmedOn ?? null, confirmed_by: now?.confirmedBy ?? '', note: now?.note ?? '' };
      });
      return recorded(terminal.id);
    },
    address_remove: ({ id }) => {
      const { account, terminal, record, address } = withAddress(id);
      const noted = { action: 'address_removed', object: 'address', accountId: account.id, objectId: terminal.id, objectName: `${address.address} on ${terminal.name}`, sentence: `removed ${address.address} from the allow-list of ${terminal.name}.` } as const;
      edit(record, { addresses: record.addresses.filter((one) => one.id !== id) }, noted, (one) => ({ address: one.addresses.map((two) => two.address).join(', ') || null }));
      return recorded(terminal.id);
    },
    setup_history: (request) => structuredClone(log.history(request)),
    setup_undo: (request) => {
      const account = log.undo(request);
      const kept = status.accounts.find((one) => one.id === account.id);
      return kept ? answered(kept) : account;
    },
  };
}
