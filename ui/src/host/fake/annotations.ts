// Notes, tags and files of the invented town, and what else the details of a payment tell.
import type { AttachmentView, CodeMeaning, NoteView, TimelineEntry, TxnDetail, TxnLink, TxnRow } from '../../bindings';
import type { Handlers } from '../fake';
import { fakeError } from './findings';
import type { Marks } from './marks';

export type AnnotationCalls = Pick<
  Handlers,
  'note_add' | 'note_edit' | 'note_remove' | 'tags' | 'tags_change' | 'attachment_add' | 'attachment_open' | 'attachment_remove'
>;

interface Kept {
  notes: NoteView[];
  files: AttachmentView[];
  events: TimelineEntry[];
}

const now = '2026-10-06T22:12:00Z';
const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

const meanings: Record<string, Omit<CodeMeaning, 'code'>> = {
  APPROVAL: { field: 'result', meaning: 'Approved', tell: '' },
  DECLINED: { field: 'result', meaning: 'Declined by the bank', tell: 'Your bank declined this card. Nothing was charged. Another card works, or your bank can say why.' },
  Y: { field: 'avs', meaning: 'Street and ZIP code match', tell: '' },
  M: { field: 'cvv', meaning: 'The security code matches', tell: '' },
};

function meaningsOf(detail: TxnDetail): CodeMeaning[] {
  return [detail.resultMessage, detail.avs, detail.cvv].flatMap((code) => {
    const known = meanings[code];
    return known ? [{ ...known, code }] : [];
  });
}

const moment = (at: string | null, kind: TimelineEntry['kind'], sentence: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  at, raw: '', kind, sentence, who: '', version: null, other: null, ...more,
});

function timelineOf(detail: TxnDetail, events: readonly TimelineEntry[]): TimelineEntry[] {
  const { row, earlier, settledAtRaw, firstSeen } = detail;
  return [
    moment(row.time, 'ran', `Ran on ${row.terminalName}.`),
    ...(settledAtRaw ? [moment(null, 'settled', 'Sent to the bank with its batch.', { raw: settledAtRaw })] : []),
    moment(firstSeen, 'first_seen', 'First read from Converge.'),
    ...earlier.map((one, version) => moment(one.replacedAt, 'changed', 'Converge said something else from here on.', { version })),
    ...events,
  ];
}

const linkTo = (row: TxnRow, certain: boolean): TxnLink => ({ id: row.id, time: row.time, type: row.type, status: row.status, amount: row.amount, certain });

export interface Annotations {
  calls: AnnotationCalls;
  /** The details with everything that people added, and what belongs to it. */
  complete: (detail: TxnDetail) => TxnDetail;
}

export function createAnnotations(marks: Marks, rowAt: (index: number) => TxnRow, count: number, changed: () => void): Annotations {
  const kept = new Map<string, Kept>();
  let serial = 0;
  const of = (id: string): Kept => {
    const known = kept.get(id) ?? { notes: [], files: [], events: [] };
    kept.set(id, known);
    return known;
  };
  const told = (id: string, kind: TimelineEntry['kind'], sentence: string) => of(id).events.push(moment(now, kind, sentence, { who: 'clerk1' }));
  const settle = (id: string) => {
    marks.setNotes(id, of(id).notes.map((note) => note.text));
    changed();
  };
  const noteOf = (noteId: string): { id: string; note: NoteView } => {
    for (const [id, { notes }] of kept) {
      const note = notes.find((one) => one.id === noteId);
      if (note) return { id, note };
    }
    throw fakeError('not_found', 'No such note.');
  };
  const fileOf = (fileId: string): { id: string; file: AttachmentView } => {
    for (const [id, { files }] of kept) {
      const file = files.find((one) => one.id === fileId);
      if (file) return { id, file };
    }
    throw fakeError('not_found', 'No such file.');
  };
  const near = (from: number, step: number, fits: (row: TxnRow) => boolean): TxnRow | null => {
    for (let at = from + step; at >= 0 && at < count && Math.abs(at - from) < 400; at += step) {
      const row = rowAt(at);
      if (fits(row)) return row;
    }
    return null;
  };
  const links = (row: TxnRow): Pick<TxnDetail, 'sale' | 'returns'> => {
    const index = Number.parseInt(row.id.slice(-8), 16);
    const sale = row.type === 'return' ? near(index, 1, (one) => one.type === 'sale' && one.status === 'settled') : null;
    const back = row.status === 'refunded' || row.status === 'partly_refunded' ? near(index, -1, (one) => one.type === 'return') : null;
    return { sale: sale && linkTo(sale, index % 2 === 0), returns: back ? [linkTo(back, index % 2 === 0)] : [] };
  };

  const calls: AnnotationCalls = {
    note_add: ({ ids, text }) => {
      if (!text.trim() || text.length > 2000) throw fakeError('invalid_input', 'A note holds 1 to 2,000 characters.', { field: 'text' });
      for (const id of ids) {
        of(id).notes.push({ id: `note-${(serial += 1)}`, text, who: 'clerk1', at: now, edited: false });
        told(id, 'noted', 'Wrote a note.');
        settle(id);
      }
      return { count: ids.length, sentence: `Note saved to ${plural(ids.length, 'payment')}.` };
    },
    note_edit: ({ id: noteId, text }) => {
      const { id, note } = noteOf(noteId);
      Object.assign(note, { text, edited: true });
      told(id, 'noted', 'Changed a note.');
      settle(id);
      return { count: 1, sentence: 'Note changed.' };
    },
    note_remove: ({ id: noteId }) => {
      const { id } = noteOf(noteId);
      of(id).notes = of(id).notes.filter((one) => one.id !== noteId);
      told(id, 'noted', 'Removed a note.');
      settle(id);
      return { count: 1, sentence: 'Note removed.' };
    },
    tags: () => ({ tags: marks.tags() }),
    tags_change: ({ ids, add, remove }) => {
      for (const id of ids) {
        const next = [...new Set([...marks.tagsOf(id), ...add])].filter((tag) => !remove.includes(tag));
        marks.setTags(id, next);
        told(id, 'tagged', `Tags now: ${next.join(', ') || 'none'}.`);
      }
      changed();
      return { count: ids.length, sentence: `Tags changed on ${plural(ids.length, 'payment')}.` };
    },
    attachment_add: ({ id }) => {
      of(id).files.push({ id: `file-${(serial += 1)}`, name: 'Refund request.eml', size: 18_432, who: 'clerk1', at: now });
      told(id, 'attached', 'Attached Refund request.eml.');
      changed();
      return { count: 1, sentence: 'Refund request.eml is attached.' };
    },
    attachment_open: ({ id }) => {
      fileOf(id);
      return {};
    },
    attachment_remove: ({ id: fileId }) => {
      const { id, file } = fileOf(fileId);
      of(id).files = of(id).files.filter((one) => one !== file);
      told(id, 'attached', `Removed ${file.name}.`);
      changed();
      return { count: 1, sentence: `${file.name} is removed.` };
    },
  };

  const complete = (detail: TxnDetail): TxnDetail => {
    const { id } = detail.row;
    const { notes, files, events } = of(id);
    const row = { ...detail.row, tags: [...marks.tagsOf(id)], notes: notes.length };
    return structuredClone({
      ...detail, row, ...links(row), meanings: meaningsOf(detail), timeline: timelineOf(detail, events), noteList: notes, attachments: files,
    });
  };
  return { calls, complete };
}
