import { useState } from 'react';
import { toast } from '../../components';
import { toHostError, type HostError } from '../../host';
import type { Annotated } from '../../bindings';

/** Sends once, says what was done, and keeps the dialog open with the reason when it was refused. */
export function useAnnotate(onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HostError | null>(null);
  const send = async (call: () => Promise<Annotated>) => {
    setBusy(true);
    setError(null);
    try {
      const done = await call();
      toast({ title: done.sentence, tone: 'success' });
      onClose();
    } catch (reason) {
      setError(toHostError(reason));
      setBusy(false);
    }
  };
  return { busy, error, send };
}
