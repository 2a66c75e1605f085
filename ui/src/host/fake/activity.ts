// The invented town's list of who did what.
import type { ActivityRequest, AuditEntry, SealCheck } from '../../bindings';
import type { Handlers } from '../fake';

export type ActivityCalls = Pick<Handlers, 'activity' | 'activity_export' | 'activity_check'>;

export interface FakeActivity {
  calls: ActivityCalls;
  /** What the next look at the list finds; null stands for the first check, still running. */
  setCheck(check: SealCheck | null): void;
}

export const wholeCheck: SealCheck = {
  state: 'whole', at: '2026-10-06T21:00:00Z', entries: 131, firstBad: null, kind: null, sentence: 'Every entry is as it was written.', remarks: [],
};

type Kind = Pick<AuditEntry, 'who' | 'action' | 'object' | 'objectName' | 'sentence'> & Partial<AuditEntry>;

const kinds: Kind[] = [
  { who: 'Ada Administrator', action: 'rules_changed', object: 'rule', objectName: '', sentence: 'changed the town\u2019s rules: the screen locks after 10 minutes', changes: [{ field: 'idleLockMinutes', before: '15', after: '10' }] },
  { who: 'Dana Clerk', action: 'pin_revealed', object: 'pin', objectName: 'T1 Parks Front Desk', sentence: 'saw the PIN of T1 Parks Front Desk', reason: 'CivicPlus connects the counter' },
  { who: 'Sofia Supervisor', action: 'approval_approved', object: 'approval', objectName: 'R-0029', sentence: 'approved R-0029 of Dana Clerk: return $180.00' },
  { who: 'Sofia Supervisor', action: 'sign_in_locked', object: 'person', objectName: 'Sofia Supervisor', sentence: 'tried to sign in as Sofia Supervisor with a wrong password; after three in a row this sign-in is locked for 15 minutes', result: 'refused' },
  { who: 'Frank Finance', action: 'payments_exported', object: 'file', objectName: 'September', sentence: 'canceled an export of payments', result: 'cancelled' },
  { who: 'Dana Clerk', action: 'signed_in', object: 'person', objectName: 'Dana Clerk', sentence: 'signed in' },
];

const newest = 131;

function entryOf(no: number): AuditEntry {
  const kind = kinds[no % kinds.length] as Kind;
  const at = new Date(Date.parse('2026-10-06T20:00:00Z') - (newest - no) * 3_600_000 * 5).toISOString();
  return { no, at, source: 'window', objectId: null, reason: null, changes: [], result: 'done', canUndo: false, undoRefused: null, ...kind };
}

const entries = Array.from({ length: newest }, (_, index) => entryOf(newest - index));

function fits(entry: AuditEntry, { text, person, action, result, from, to }: ActivityRequest): boolean {
  const words = `${entry.sentence} ${entry.who} ${entry.objectName}`.toLowerCase();
  const day = entry.at.slice(0, 10);
  return (
    (!text || words.includes(text.toLowerCase())) &&
    (!person || entry.who === person) &&
    (!action || entry.action === action) &&
    (!result || entry.result === result) &&
    (!from || day >= from) &&
    (!to || day <= to)
  );
}

const distinct = (list: string[]) => [...new Set(list)].sort();

export function createActivity(): FakeActivity {
  let check: SealCheck | null = wholeCheck;
  const found = (request: ActivityRequest) => entries.filter((entry) => fits(entry, request));
  return {
    setCheck: (next) => {
      check = next;
    },
    calls: {
      activity: (request) => {
        const older = found(request).filter(({ no }) => request.beforeNo === null || no < request.beforeNo);
        const limit = request.limit ?? 100;
        return structuredClone({
          entries: older.slice(0, limit),
          more: older.length > limit,
          people: distinct(kinds.map(({ who }) => who)),
          actions: distinct(kinds.map(({ action }) => action)),
          check,
        });
      },
      activity_export: (request) => {
        const count = found(request).length;
        return { path: '/home/clerk/Activity.csv', sentence: `exported the activity (${count} entries)`, size: count * 120, sha256: null };
      },
      activity_check: () => {
        check = { ...(check ?? wholeCheck), at: new Date().toISOString() };
        return structuredClone(check);
      },
    },
  };
}
