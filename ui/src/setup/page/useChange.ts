import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { AccountView, TerminalRecord } from '../../bindings';
import { useHost } from '../../app/session';
import { toHostError, type HostError } from '../../host';
import { newestEntry, useUndo } from '../history/undo';
import { useAbsorb } from '../useAbsorb';
import { recordKey, setupKey } from './recordQueries';

export interface Change {
  busy: boolean;
  failure: HostError | null;
  /** One change; afterwards everything shown is fresh and a note offers to take it back. */
  run<T extends object>(work: () => Promise<T>): Promise<T | null>;
  clear(): void;
}

const isAccount = (value: object): value is AccountView => 'merchantId' in value && 'terminals' in value;
const isRecord = (value: object): value is TerminalRecord => 'addresses' in value && 'rules' in value;

export function useChange(accountId: string): Change {
  const host = useHost();
  const client = useQueryClient();
  const absorb = useAbsorb();
  const { offer } = useUndo();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<HostError | null>(null);

  const run = useCallback(
    async <T extends object>(work: () => Promise<T>): Promise<T | null> => {
      setBusy(true);
      setFailure(null);
      try {
        const before = await newestEntry(host, accountId);
        const value = await work();
        if (isAccount(value)) absorb(value);
        if (isRecord(value)) client.setQueryData(recordKey(value.id), value);
        void client.invalidateQueries({ queryKey: setupKey });
        const after = await newestEntry(host, accountId);
        if (after && after.no > (before?.no ?? 0)) offer(after);
        return value;
      } catch (reason) {
        setFailure(toHostError(reason));
        return null;
      } finally {
        setBusy(false);
      }
    },
    [host, client, absorb, offer, accountId],
  );
  const clear = useCallback(() => setFailure(null), []);
  return { busy, failure, run, clear };
}

/** The field a refusal names, with the program's own sentence about it; null when it names none. */
export function fieldRefusal(error: HostError | null, fields: readonly string[]): { field: string; message: string } | null {
  const field = error?.details['field'];
  return error && typeof field === 'string' && fields.includes(field) ? { field, message: error.message } : null;
}
