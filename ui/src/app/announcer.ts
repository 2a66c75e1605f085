import { createStore } from './store';

export interface Announcement {
  /** The newest sentence, and the few before it: a node each, so that none overwrites another. */
  text: string;
  kept: readonly { id: number; text: string }[];
}

const most = 3;
let serial = 0;

/** What the one polite live region holds. */
export const announcement = createStore<Announcement>({ text: '', kept: [] });

export function announce(text: string): void {
  if (!text) return;
  serial += 1;
  announcement.set({ text, kept: [...announcement.get().kept, { id: serial, text }].slice(-most) });
}
