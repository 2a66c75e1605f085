import type { AccountView, CredentialView, TerminalView } from '../../bindings';
import { Dialog } from '../../components/Dialog';

interface Props {
  account: AccountView;
  terminal: TerminalView;
  credential?: CredentialView;
  mode?: 'show' | 'copy';
  onClose: () => void;
}

export function RevealDialog({ terminal, onClose }: Props) {
  return (
    <Dialog title={terminal.name} isOpen onClose={onClose} data-testid="RevealDialog">
      {null}
    </Dialog>
  );
}
