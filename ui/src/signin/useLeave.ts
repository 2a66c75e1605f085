import { useCallback } from 'react';
import { announce, useHost } from '../app/session';
import { toast } from '../components';
import { toHostError } from '../host';
import { wordsForError } from '../i18n/en/errors';
import { personMenu as words } from '../i18n/en/signIn';
import { useTakeSession } from './useSession';

/** Locks the screen, or signs out; that it could not be done is told. */
export function useLeave(): { lock(): Promise<void>; signOut(): Promise<void> } {
  const host = useHost();
  const take = useTakeSession();
  const leave = useCallback(
    async (command: 'session_lock' | 'sign_out', said: string) => {
      try {
        take(await host.call(command, {}));
        announce(said);
      } catch (reason) {
        const { title, todo } = wordsForError(toHostError(reason));
        toast({ title, body: todo, tone: 'danger' });
      }
    },
    [host, take],
  );
  return {
    lock: useCallback(() => leave('session_lock', words.locked), [leave]),
    signOut: useCallback(() => leave('sign_out', words.signedOut), [leave]),
  };
}
