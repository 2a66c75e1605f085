import type { Annotated } from '../../bindings';
import type { Handlers } from '../fake';
import type { FakeLedger } from './ledger';

type MarkCalls = Pick<Handlers, 'note_add' | 'tags' | 'tags_change'>;

/** Notes and tags for one payment or many. */
export function markHandlers(ledger: FakeLedger, changed: () => void): MarkCalls {
  const done = (ids: readonly string[], what: string): Annotated => {
    ledger.changed();
    changed();
    return { count: ids.length, sentence: `${what} ${ids.length === 1 ? '1 payment' : `${ids.length} payments`}.` };
  };
  return {
    note_add: ({ ids, text }) => {
      for (const id of ids) ledger.marks.setNotes(id, [...ledger.marks.notesOf(id), text.trim()]);
      return done(ids, 'Added the note to');
    },
    tags: () => ({ tags: ledger.marks.tags() }),
    tags_change: ({ ids, add, remove }) => {
      for (const id of ids) {
        const kept = ledger.marks.tagsOf(id).filter((tag) => !remove.includes(tag));
        ledger.marks.setTags(id, [...new Set([...kept, ...add])]);
      }
      return done(ids, 'Changed the tags of');
    },
  };
}
