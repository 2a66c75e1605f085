import type { AccountView, TerminalView } from '../../bindings';
import { EvidenceDialog } from '../evidence/EvidenceDialog';
import { RevealDialog } from '../reveal/RevealDialog';
import { RotationDialog } from '../rotation/RotationDialog';
import { SwitchOffDialog } from '../page/SwitchOffDialog';
import { EditTerminalDialog } from './EditTerminalDialog';
import { credentialFor, type Opened } from './opened';
import { PinDialog } from './PinDialog';
import { RemovePinDialog } from './RemovePinDialog';

interface TerminalDialogsProps {
  account: AccountView;
  opened: Opened | null;
  onClose: () => void;
}

/** Whatever is open over a terminal; at most one thing. */
export function TerminalDialogs({ account, opened, onClose }: TerminalDialogsProps) {
  const terminal = account.terminals.find((one) => one.id === opened?.terminalId);
  return opened && terminal ? <OpenDialog account={account} terminal={terminal} opened={opened} onClose={onClose} /> : null;
}

interface OpenProps {
  account: AccountView;
  terminal: TerminalView;
  opened: Opened;
  onClose: () => void;
}

function OpenDialog({ account, terminal, opened, onClose }: OpenProps) {
  const userId = opened.userId ?? terminal.userId;
  const credential = credentialFor(terminal, userId);
  const common = { account, terminal, onClose };
  switch (opened.kind) {
    case 'pin':
      return <PinDialog {...common} userId={userId} />;
    case 'show':
    case 'copy':
      return credential ? <RevealDialog {...common} credential={credential} mode={opened.kind} /> : null;
    case 'rotate':
      return <RotationDialog {...common} />;
    case 'evidence':
      return <EvidenceDialog {...common} />;
    case 'remove':
      return <RemovePinDialog {...common} userId={userId} />;
    case 'edit':
      return <EditTerminalDialog {...common} />;
    case 'off':
      return <SwitchOffDialog account={account} thing="terminal" id={terminal.id} name={terminal.name} onClose={onClose} />;
  }
}
