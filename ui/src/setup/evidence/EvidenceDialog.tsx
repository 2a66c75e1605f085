import type { AccountView, CredentialView, TerminalView } from '../../bindings';
import { Dialog } from '../../components/Dialog';

interface Props {
  account: AccountView;
  terminal: TerminalView;
  credential?: CredentialView;
  mode?: 'show' | 'copy';
  onClose: () => void;
}

export function EvidenceDialog({ terminal, onClose }: Props) {
  return (
    <Dialog title={terminal.name} isOpen onClose={onClose} data-testid="EvidenceDialog">
      {null}
    </Dialog>
  );
}
