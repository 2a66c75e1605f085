import type { TagUse, TxnStatus } from '../../bindings';

/** What an act from here did to a payment. */
export interface Moved {
  status: TxnStatus;
  /** Minor units that went back so far. */
  back: number | null;
}

/** Notes and tags of the invented town, by the gateway's id of the payment. */
export interface Marks {
  tagsOf(id: string): readonly string[];
  notesOf(id: string): readonly string[];
  setTags(id: string, tags: readonly string[]): void;
  setNotes(id: string, notes: readonly string[]): void;
  movedOf(id: string): Moved | null;
  setMoved(id: string, moved: Moved): void;
  tags(): TagUse[];
  /** Payments with a note or a tag: the only ones a `note:` or `tag:` can find. */
  isEmpty(): boolean;
}

const none: readonly string[] = [];

export function createMarks(): Marks {
  const tags = new Map<string, readonly string[]>();
  const notes = new Map<string, readonly string[]>();
  const moves = new Map<string, Moved>();
  return {
    tagsOf: (id) => tags.get(id) ?? none,
    notesOf: (id) => notes.get(id) ?? none,
    setTags: (id, next) => void tags.set(id, next),
    setNotes: (id, next) => void notes.set(id, next),
    movedOf: (id) => moves.get(id) ?? null,
    setMoved: (id, moved) => void moves.set(id, moved),
    tags: () => {
      const counts = new Map<string, number>();
      for (const list of tags.values()) for (const tag of list) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => a.name.localeCompare(b.name));
    },
    isEmpty: () => tags.size === 0 && notes.size === 0,
  };
}
