import { useState } from 'react';
import type { AccountView, TerminalKind } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { toHostError, type HostError } from '../../host';
import { verify as words } from '../../i18n/en/verify';
import { useAbsorb } from '../useAbsorb';

export function useChangeKind(account: AccountView) {
  const host = useHost();
  const absorb = useAbsorb();
  const [failure, setFailure] = useState<HostError | null>(null);
  const change = async (id: string, kind: TerminalKind) => {
    setFailure(null);
    try {
      const terminal = account.terminals.find((one) => one.id === id);
      if (!terminal) return;
      const { name, userId, device, note } = terminal;
      absorb(await host.call('terminal_edit', { id, name, kind, userId, device, note, overrideReason: null }));
      announce(words.kindChanged(name, kind));
    } catch (reason) {
      setFailure(toHostError(reason));
    }
  };
  return { change, failure };
}
