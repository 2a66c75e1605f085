// The rules of the checks, as far as a screen can notice them.
import type { CheckField, FieldReport, PinReport, RemovedCharacter, Severity } from '../bindings';

const hidden: Record<string, RemovedCharacter> = {
  '\u00a0': { codePoint: 'U+00A0', name: 'No-break space' },
  '\u200b': { codePoint: 'U+200B', name: 'Zero width space' },
  '\n': { codePoint: 'U+000A', name: 'Line break' },
  '\r': { codePoint: 'U+000D', name: 'Carriage return' },
  '\t': { codePoint: 'U+0009', name: 'Tab' },
  ' ': { codePoint: 'U+0020', name: 'Space' },
};

function withoutHidden(value: string, keepSpaces: boolean) {
  const removed: RemovedCharacter[] = [];
  let cleaned = '';
  for (const character of value) {
    const known = hidden[character];
    if (known && !(keepSpaces && character === ' ')) removed.push(known);
    else cleaned += character;
  }
  return { cleaned, removed };
}

type Finding = { severity: Severity; code: string | null; facts?: Record<string, string> };
const fine: Finding = { severity: 'ok', code: null };
const error = (code: string, facts = {}): Finding => ({ severity: 'error', code, facts });

function findAccountId(value: string): Finding {
  const digits = String(value.length);
  if (value === '') return error('account_id_empty');
  if (!/^\d+$/.test(value)) return error('account_id_not_digits');
  if (value.length < 6) return error('account_id_short', { digits });
  return value.length > 7 ? { severity: 'warning', code: 'account_id_long', facts: { digits } } : fine;
}

function findUserId(value: string): Finding {
  if (value === '') return error('user_id_empty');
  if (value.includes('@')) return error('user_id_is_person');
  if (value.length > 15) return error('user_id_long', { length: String(value.length) });
  const characters = [...new Set(value.replace(/[0-9a-z]/gi, ''))].join(' ');
  return characters ? error('user_id_characters', { characters }) : fine;
}

function findEndpoint(value: string): Finding {
  if (value === '') return error('endpoint_empty');
  if (!URL.canParse(value)) return error('endpoint_unreadable');
  const { protocol, hostname } = new URL(value);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && loopback) ? fine : error('endpoint_not_https');
}

const findName = (prefix: string, value: string): Finding => {
  if (value === '') return error(`${prefix}_empty`);
  return value.length > 60 ? error(`${prefix}_long`) : fine;
};

const finders: Record<CheckField, (value: string) => Finding> = {
  account_id: findAccountId,
  user_id: findUserId,
  endpoint: findEndpoint,
  account_name: (value) => findName('account_name', value),
  terminal_name: (value) => findName('terminal_name', value),
};

export function checkField(field: CheckField, value: string): FieldReport {
  const isName = field === 'account_name' || field === 'terminal_name';
  const { cleaned, removed } = withoutHidden(value.trim() === '' ? '' : value.replace(/^ +| +$/g, ''), isName);
  const { severity, code, facts } = finders[field](cleaned);
  return { value: cleaned, severity, code, facts: facts ?? {}, removed };
}

/** Ids that people paste where a PIN belongs. */
export interface KnownIds {
  accounts: string[];
  users: string[];
}

function findPin(value: string, { accounts, users }: KnownIds): Finding {
  if (value === '') return error('pin_empty');
  if (/^pin[:=]/i.test(value)) return error('pin_label');
  if (/[^0-9a-z]/i.test(value)) return error('pin_characters');
  if (accounts.includes(value)) return error('pin_is_account_id');
  if (users.includes(value.toLowerCase())) return error('pin_is_user_id');
  if (value.length === 128 && value.slice(0, 64) === value.slice(64)) return error('pin_twice');
  if (value.length > 64) return error('pin_long');
  return value.length < 64 ? { severity: 'warning', code: 'pin_short' } : fine;
}

export function checkPin(value: string, ids: KnownIds = { accounts: [], users: [] }): { report: PinReport; cleaned: string } {
  const { cleaned, removed } = withoutHidden(value, false);
  const { severity, code } = findPin(cleaned, ids);
  const ends = severity === 'error' ? null : cleaned.slice(-4);
  return { report: { severity, code, length: cleaned.length, ends, removed }, cleaned };
}
