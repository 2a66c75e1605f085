import { useState } from 'react';
import type { AccountView, SaveTerminal, TerminalKind } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { toHostError, type HostError } from '../../host';
import { verify as words } from '../../i18n/en/verify';
import { useAbsorb } from '../useAbsorb';

/** Every terminal is sent, because a save replaces the list as a whole. */
export function terminalsToSave(account: AccountView, changed: Partial<SaveTerminal> & { id: string }): SaveTerminal[] {
  return account.terminals.map(({ id, name, kind, userId }) => ({
    id,
    name,
    kind,
    userId: userId ?? account.users[0]?.id ?? '',
    ...(id === changed.id ? changed : {}),
  }));
}

export function useChangeKind(account: AccountView) {
  const host = useHost();
  const absorb = useAbsorb();
  const [failure, setFailure] = useState<HostError | null>(null);
  const change = async (id: string, kind: TerminalKind) => {
    setFailure(null);
    try {
      const terminals = terminalsToSave(account, { id, kind });
      absorb(await host.call('setup_save_terminals', { accountId: account.id, terminals }));
      const name = account.terminals.find((terminal) => terminal.id === id)?.name ?? '';
      announce(words.kindChanged(name, kind));
    } catch (reason) {
      setFailure(toHostError(reason));
    }
  };
  return { change, failure };
}
