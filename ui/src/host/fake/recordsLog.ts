// The invented host's audit table: entries are only added, and some can be taken back.
import type { AppStatus, AuditEntry, AuditObject, AuditPage, AuditRequest, ValueChange } from '../../bindings';
import { HostError } from '../error';

export type Values = Record<string, string | null>;

export interface Noted {
  action: string;
  object: AuditObject;
  accountId: string;
  objectId: string;
  objectName: string;
  /** Without its subject. */
  sentence: string;
  reason?: string;
  before?: Values;
  after?: Values;
  /** Why it cannot be taken back, where people might expect it. */
  undoRefused?: string;
}

interface Kept {
  entry: AuditEntry;
  accountId: string;
  after: string;
  now: () => string;
  back: () => void;
}

export function differences(before: Values = {}, after: Values = {}): ValueChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((one) => one.before !== one.after);
}

const start = Date.parse('2026-10-06T21:40:00Z');

export function createLog(status: AppStatus) {
  const kept: Kept[] = [];
  const undone = new Set<number>();
  let no = 0;

  const entryOf = (noted: Noted): AuditEntry => ({
    no: (no += 1),
    at: new Date(start + no * 60_000).toISOString(),
    who: 'clerk1',
    source: 'window',
    action: noted.action,
    object: noted.object,
    objectId: noted.objectId,
    objectName: noted.objectName,
    sentence: `clerk1 ${noted.sentence}`,
    reason: noted.reason ?? null,
    changes: differences(noted.before, noted.after),
    result: 'done',
    canUndo: false,
    undoRefused: noted.undoRefused ?? null,
  });

  /** `now` tells the state of the thing; undo works only while it is what this change made of it. */
  const note = (noted: Noted, now: () => string = () => '', back: (() => void) | null = null) => {
    const entry = { ...entryOf(noted), canUndo: back !== null };
    kept.push({ entry, accountId: noted.accountId, after: now(), now, back: back ?? (() => undefined) });
  };

  const shown = ({ entry, after, now }: Kept): AuditEntry => {
    if (!entry.canUndo) return entry;
    if (undone.has(entry.no)) return { ...entry, canUndo: false, undoRefused: 'It was taken back already.' };
    if (now() === after) return entry;
    return { ...entry, canUndo: false, undoRefused: `${entry.objectName} was changed again since.` };
  };

  const history = ({ accountId, objectId, beforeNo, limit }: AuditRequest): AuditPage => {
    const most = Math.min(Math.max(limit ?? 100, 1), 100);
    const found = kept
      .filter((one) => (accountId === null || one.accountId === accountId) && (objectId === null || one.entry.objectId === objectId))
      .filter(({ entry }) => beforeNo === null || entry.no < beforeNo)
      .reverse();
    return { entries: found.slice(0, most).map(shown), more: found.length > most };
  };

  const undo = ({ no: wanted }: { no: number }) => {
    const found = kept.find(({ entry }) => entry.no === wanted);
    if (!found) throw new HostError({ code: 'not_found', message: 'No such entry.', details: {} });
    const { canUndo, undoRefused } = shown(found);
    if (!canUndo) throw new HostError({ code: 'undo_refused', message: undoRefused ?? 'This cannot be taken back.', details: {} });
    found.back();
    undone.add(wanted);
    const { entry, accountId } = found;
    const values = (side: 'before' | 'after') => Object.fromEntries(entry.changes.map((one) => [one.field, one[side]]));
    note({
      action: 'undone',
      object: entry.object,
      accountId,
      objectId: entry.objectId ?? '',
      objectName: entry.objectName,
      sentence: `took back: ${entry.sentence.replace(/^clerk1 /, '')}`,
      before: values('after'),
      after: values('before'),
    });
    const account = status.accounts.find((one) => one.id === accountId);
    if (!account) throw new HostError({ code: 'not_found', message: 'No such account.', details: {} });
    return structuredClone(account);
  };
  return { note, history, undo };
}

export type FakeLog = ReturnType<typeof createLog>;
