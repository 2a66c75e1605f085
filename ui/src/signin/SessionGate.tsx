import { Fragment, useEffect, useState, type ReactNode } from 'react';
import { BareFrame } from '../app/BareFrame';
import { useCommand } from '../app/commands';
import type { SessionView } from '../bindings';
import { ErrorNotice, Skeleton } from '../components';
import { toHostError } from '../host';
import { IdleLock } from './IdleLock';
import { RecoveryCodeDialog } from './RecoveryCodeDialog';
import { windowShut } from './shut';
import { SignInScreen } from './SignInScreen';
import { stepUpQuestion } from './stepUp';
import { useLeave } from './useLeave';
import { isShut, useSession } from './useSession';

/** Whose page stands behind; it is built anew only when somebody else signs in. */
interface Behind {
  owner: string | null;
  serial: number;
}

function useBehind(session: SessionView | undefined): Behind {
  const [behind, setBehind] = useState<Behind>({ owner: null, serial: 0 });
  if (!session) return behind;
  const open = !isShut(session);
  const now = open ? (session.person?.id ?? null) : behind.owner;
  if (now === behind.owner) return behind;
  // From nobody to the first person it is the same person of this computer.
  const other = behind.owner !== null && now !== null;
  const next = { owner: now, serial: other ? behind.serial + 1 : behind.serial };
  setBehind(next);
  return next;
}

/** Nobody signed in, where there are people: the sign-in first, over whatever was there. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: session, error, refetch } = useSession();
  const behind = useBehind(session);
  const shut = session !== undefined && isShut(session);
  const { lock } = useLeave();
  useCommand('lock', () => {
    if (session?.people && !shut) void lock();
  });
  useEffect(() => {
    windowShut.set(shut);
    return () => windowShut.set(false);
  }, [shut]);
  // What one person began is not confirmed with the password of another.
  useEffect(() => () => stepUpQuestion.get()?.stop(), [behind.owner]);
  if (!session) {
    return <BareFrame>{error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : <Skeleton />}</BareFrame>;
  }
  return (
    <>
      {!session.people || behind.owner !== null ? <Fragment key={behind.serial}>{children}</Fragment> : null}
      {shut ? <SignInScreen session={session} /> : null}
      {session.person && !shut ? <IdleLock key={session.person.id} minutes={session.idleLockMinutes} /> : null}
      {shut ? null : <RecoveryCodeDialog />}
    </>
  );
}
