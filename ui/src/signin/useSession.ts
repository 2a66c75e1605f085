import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useCallback, useContext } from 'react';
import { useHost } from '../app/session';
import type { Duty, SessionView } from '../bindings';

export const sessionKey = ['session'] as const;

/** Who is signed in. It is asked for again whenever the program says that somebody has to sign in. */
export function useSession(): UseQueryResult<SessionView> {
  const host = useHost();
  return useQuery({ queryKey: sessionKey, queryFn: () => host.call('session', {}) });
}

/** What the program answered to signing in, out, or locking. */
export function useTakeSession(): (session: SessionView) => void {
  const client = useQueryClient();
  return useCallback((session: SessionView) => takeSession(client, session), [client]);
}

function takeSession(client: QueryClient, session: SessionView): void {
  const before = client.getQueryData<SessionView>(sessionKey);
  client.setQueryData(sessionKey, session);
  const same = before !== undefined && !isShut(before) && before.person?.id === session.person?.id;
  // What was refused while nobody was signed in is asked again; nothing is asked for a locked screen.
  if (!same && !isShut(session)) {
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  }
}

/** Whether a person has to sign in, or to choose an own password, before anything else. */
export const isShut = ({ people, person }: SessionView): boolean => people && (person === null || person.mustChange);

/** The session of the page behind the sign-in: as it was when the window was open last. */
export const OpenSession = createContext<SessionView | null>(null);

/**
 * The session for everything on a page. While the screen is locked it stays as it was, so that
 * nothing there is closed that was being typed into.
 */
export function useOpenSession(): SessionView | null {
  const { data } = useSession();
  return useContext(OpenSession) ?? data ?? null;
}

/**
 * Whether whoever is here may do something, to leave out what would only be refused. The program
 * decides; without people the person of this computer does all but what needs two.
 */
export function useDuty(duty: Duty): boolean {
  const session = useOpenSession();
  return session !== null && (!session.people || session.duties.includes(duty));
}

/** Set apart in keys of what is answered differently to different people. */
export function usePersonId(): string {
  return useOpenSession()?.person?.id ?? 'nobody';
}
