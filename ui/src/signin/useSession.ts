import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
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

/**
 * Whether whoever is here may do something, to leave out what would only be refused. The program
 * decides; without people the person of this computer does all but what needs two.
 */
export function useDuty(duty: Duty): boolean {
  const { data } = useSession();
  return data !== undefined && (!data.people || data.duties.includes(duty));
}

/** Set apart in keys of what is answered differently to different people. */
export function usePersonId(): string {
  return useSession().data?.person?.id ?? 'nobody';
}
