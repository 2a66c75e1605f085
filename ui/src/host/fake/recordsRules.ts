// The rules by kind, rights and addresses of the invented host, as far as a screen can notice them.
import type {
  AccountView,
  AddressView,
  ApiUserView,
  ImpossibleIntention,
  Intention,
  RightsView,
  RightView,
  RightWord,
  RuleView,
  TerminalKind,
  TerminalView,
} from '../../bindings';
import { HostError } from '../error';

export interface FakeRecord {
  addresses: AddressView[];
  intentions: Intention[];
  overridden: boolean;
  photo: string | null;
}

export const kindWord: Record<TerminalKind, string> = { retail: 'Retail', internet: 'Internet', service: 'Service', moto: 'Mail/phone' };
export const isCounter = (kind: TerminalKind) => kind === 'retail' || kind === 'service';

export function invalid(field: string, reason: string, message: string): HostError {
  return new HostError({ code: 'invalid_input', message, details: { field, reason } });
}

export function ruleRefusal(code: 'allow_list_on_retail' | 'not_for_kind', kind: TerminalKind, message: string): HostError {
  return new HostError({ code, message, details: { field: 'override_reason', kind } });
}

export const allowListReason = (kind: TerminalKind) =>
  `An allow-list stops a ${kindWord[kind]} terminal: its payments come from the counter PC, not from a listed address. Allow-lists are for Internet terminals.`;

export function impossible(kind: TerminalKind): ImpossibleIntention[] {
  if (!isCounter(kind)) return [];
  return (['recurring', 'installment'] as const).map((intention) => ({
    intention,
    reason: `${intention === 'recurring' ? 'Recurring' : 'Installment'} plans work on Internet and mail/phone terminals only; Converge refuses them on a ${kindWord[kind]} terminal.`,
  }));
}

/** A real sentence, not a key held down. */
export function acceptOverride(sentence: string | null): string | null {
  if (sentence === null) return null;
  const text = sentence.trim();
  if (text.length >= 20 && text.split(/\s+/).length >= 4) return text;
  throw invalid('override_reason', 'override_short', 'Write a whole sentence: at least 20 characters and 4 words.');
}

export function acceptAddress(typed: string, known: AddressView[]): string {
  const text = typed.replace(/[\s\u200b\u00a0]/g, '');
  const refuse = (reason: string, message: string) => invalid('address', reason, message);
  if (text === '') throw refuse('address_empty', 'Enter an address.');
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  const isSix = /^[0-9a-f:]+(?:\/\d{1,3})?$/i.test(text) && text.includes('::');
  if (!parts && !isSix) throw refuse('address_is_name', `${text} is a name, not an address. Converge lists addresses such as 203.0.113.7.`);
  const [a = 0, b = 0] = (parts?.slice(1, 5) ?? []).map(Number);
  if (parts && parts.slice(1, 5).some((part) => Number(part) > 255)) throw refuse('address_unreadable', `${text} is not an address.`);
  if (parts && a === 127) throw refuse('address_loopback', `${text} is this computer itself. Converge never sees it.`);
  if (parts && (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168))) {
    throw refuse('address_private', `${text} is an address of the town's own network. Converge sees the town's public address.`);
  }
  if (known.some((one) => one.address === text)) throw refuse('address_taken', `${text} is already there.`);
  return text;
}

export function rulesOf(terminal: TerminalView, record: FakeRecord): RuleView[] {
  const rules: RuleView[] = [];
  const { kind } = terminal;
  if (isCounter(kind)) {
    const { addresses } = record;
    const open = addresses.some((one) => one.overrideReason === null);
    if (addresses.length === 0) rules.push({ rule: 'no_allow_list', state: 'kept', text: 'No allow-list, as a counter needs it.' });
    else if (open) rules.push({ rule: 'no_allow_list', state: 'broken', text: allowListReason(kind) });
    else rules.push({ rule: 'no_allow_list', state: 'overridden', text: "Addresses are noted on a counter terminal, with a person's reason." });
  }
  if (kind === 'internet') {
    const done = record.addresses.length > 0 && record.addresses.every((one) => one.confirmedOn !== null);
    const how = (kept: boolean) => (kept ? 'confirmed' : 'not asked for yet');
    const line = (rule: string, what: string, kept: boolean): RuleView => ({ rule, state: kept ? 'kept' : 'open', text: `${what}: ${how(kept)}.` });
    rules.push(line('hosted_page', 'Hosted page', done), line('allow_list', 'Allow-list', done), line('enable_post', 'POST', done), line('return_address', 'Return address', false));
  }
  rules.push({
    rule: 'plans',
    state: record.overridden ? 'overridden' : 'kept',
    text: isCounter(kind) ? 'No plans: they cannot run at a counter.' : 'Recurring and installment plans can run, once Converge enables them.',
  });
  return rules;
}

const rightNames: Record<RightWord, string> = {
  batches_view: 'Batches: View',
  batches_settle: 'Batches: Settle Transactions',
  batches_void: 'Batches: Void/Delete',
  card_return: 'Credit Card: Return',
  tokens: 'Tokens',
  account_administration: 'Account administration',
};

const neededFor: Partial<Record<Intention, RightWord>> = {
  look_up: 'batches_view',
  void: 'batches_void',
  return: 'card_return',
  settle: 'batches_settle',
  tokens: 'tokens',
};

const tasks: Partial<Record<Intention, string>> = { void: 'void payments', return: 'refund settled sales', settle: 'settle batches', tokens: 'keep cards on file' };

export type Ticks = Map<string, { at: string; by: string }>;

export function rightsOf(account: AccountView, user: ApiUserView, records: (id: string) => FakeRecord, ticks: Ticks): RightsView {
  const own = account.terminals.filter((one) => one.userId === user.id && one.active);
  const pins = own.flatMap((one) => one.credentials.filter((pin) => pin.userId === user.id));
  const proved = pins.find((pin) => pin.outcome === 'verified' || pin.state === 'verified');
  const refused = pins.find((pin) => pin.outcome === 'right_missing');
  const needs = own.flatMap((one) => records(one.id).intentions.map((intention) => ({ intention, terminalName: one.name })));
  const rights = (Object.keys(rightNames) as RightWord[]).map((right): RightView => {
    const needed = needs.filter(({ intention }) => neededFor[intention] === right);
    const base = { right, name: rightNames[right], provable: right === 'batches_view', neededFor: needed };
    const tick = ticks.get(`${user.id} ${right}`);
    if (right === 'batches_view' && refused) return { ...base, state: 'refused', since: refused.checkedAt, by: null };
    if (right === 'batches_view' && proved) return { ...base, state: 'proved', since: proved.checkedAt, by: null };
    if (tick) return { ...base, state: 'ticked', since: tick.at, by: tick.by };
    return { ...base, state: 'unknown', since: null, by: null };
  });
  const missing = rights.flatMap((right) =>
    right.state === 'refused' || right.state === 'unknown'
      ? right.neededFor
          .filter(({ intention }) => right.state === 'refused' || intention !== 'look_up')
          .map(({ intention, terminalName }) => `To ${tasks[intention] ?? 'see payments'} on ${terminalName}, ${user.userId} also needs "${right.name}".`)
      : [],
  );
  return { userId: user.id, userName: user.userId, rights, missing };
}
