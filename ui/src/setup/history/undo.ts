import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AuditEntry } from '../../bindings';
import { useHost } from '../../app/session';
import { createStore } from '../../app/store';
import { toast } from '../../components/Toast';
import { toHostError, type Host } from '../../host';
import { wordsForError } from '../../i18n/en/errors';
import { history as words } from '../../i18n/en/history';
import { setupKey } from '../page/recordQueries';
import { useAbsorb } from '../useAbsorb';

/** The change that Ctrl+Z takes back; null when there is none. */
const lastChange = createStore<AuditEntry | null>(null);

/** The newest entry, or null; history is a courtesy here, so a failure is no news. */
export async function newestEntry(host: Host, accountId: string): Promise<AuditEntry | null> {
  try {
    const page = await host.call('setup_history', { accountId, objectId: null, beforeNo: null, limit: 1 });
    return page.entries[0] ?? null;
  } catch {
    return null;
  }
}

export function useUndo() {
  const host = useHost();
  const client = useQueryClient();
  const absorb = useAbsorb();

  const undo = useCallback(
    async ({ no, sentence }: Pick<AuditEntry, 'no' | 'sentence'>): Promise<boolean> => {
      if (lastChange.get()?.no === no) lastChange.set(null);
      try {
        absorb(await host.call('setup_undo', { no }));
        await client.invalidateQueries({ queryKey: setupKey });
        toast({ title: words.undone, body: sentence, tone: 'success' });
        return true;
      } catch (reason) {
        const error = toHostError(reason);
        // The program says best what has changed since.
        toast({ title: words.undoFailed, body: error.message || wordsForError(error).todo, tone: 'danger' });
        return false;
      }
    },
    [host, client, absorb],
  );

  /** Says what was just noted and offers the way back; it never takes the focus. */
  const offer = useCallback(
    (entry: AuditEntry) => {
      lastChange.set(entry.canUndo ? entry : null);
      const action = { label: words.undo, onPress: () => void undo(entry), testId: 'toast-undo' };
      toast({ title: entry.sentence, tone: 'success', ...(entry.canUndo ? { action } : {}) }, 12_000);
    },
    [undo],
  );

  const undoLast = useCallback(() => {
    const entry = lastChange.get();
    if (entry) void undo(entry);
  }, [undo]);
  return { undo, offer, undoLast };
}
