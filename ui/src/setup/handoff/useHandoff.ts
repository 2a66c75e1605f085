import { useCallback } from 'react';
import type { AccountView, FileWritten, HandoffForm } from '../../bindings';
import { useHost } from '../../app/session';
import { withStepUp } from '../../signin/stepUp';

/** How a person chooses; the program knows forms and whether PINs are in full. */
export type Way = 'masked' | 'full' | 'passphrase' | 'key';

interface Wish {
  way: Way;
  printed: boolean;
  reason: string;
  recipient: string;
  passphrase: string | null;
  keys: string[];
}

function formOf({ way, printed }: Wish): HandoffForm {
  if (way === 'passphrase') return 'sealed_passphrase';
  if (way === 'key') return 'sealed_recipient';
  return printed ? 'print_pdf' : 'save_pdf';
}

export function useHandoff(account: AccountView): (wish: Wish) => Promise<FileWritten> {
  const host = useHost();
  return useCallback(
    (wish) => {
      const { way, reason, recipient, passphrase, keys } = wish;
      const fullPins = way !== 'masked';
      const purpose = fullPins ? { reason, recipient } : { reason: '', recipient: '' };
      const request = { accountId: account.id, terminalIds: null, form: formOf(wish), fullPins, ...purpose, passphrase, keys };
      return withStepUp(() => host.call('handoff_write', request));
    },
    [host, account.id],
  );
}
