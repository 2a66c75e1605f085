import { useEffect, useState, type ReactNode } from 'react';
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
import { isShut, OpenSession, useSession } from './useSession';

/** Whose page stands behind, and as what; it is built anew only when somebody else signs in. */
interface Behind {
  open: SessionView | null;
  serial: number;
}

const ownerOf = ({ open }: Behind): string | null => open?.person?.id ?? null;

function useBehind(session: SessionView | undefined): Behind {
  const [behind, setBehind] = useState<Behind>({ open: null, serial: 0 });
  if (!session || isShut(session) || session === behind.open) return behind;
  const [before, now] = [ownerOf(behind), session.person?.id ?? null];
  // From nobody to the first person it is the same person of this computer.
  const other = before !== null && now !== null && before !== now;
  const next = { open: session, serial: other ? behind.serial + 1 : behind.serial };
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
  const owner = ownerOf(behind);
  useEffect(() => () => stepUpQuestion.get()?.stop(), [owner]);
  if (!session) {
    return <BareFrame>{error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : <Skeleton />}</BareFrame>;
  }
  return (
    <>
      {behind.open ? (
        <OpenSession key={behind.serial} value={behind.open}>
          {children}
        </OpenSession>
      ) : null}
      {shut ? <SignInScreen session={session} /> : null}
      {session.person && !shut ? <IdleLock key={session.person.id} minutes={session.idleLockMinutes} /> : null}
      {shut ? null : <RecoveryCodeDialog />}
    </>
  );
}
