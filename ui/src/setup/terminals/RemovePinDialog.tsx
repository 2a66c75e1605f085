import type { AccountView, TerminalView } from '../../bindings';
import { useHost } from '../../app/session';
import { AlertDialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { common } from '../../i18n/en/common';
import { removePin as words } from '../../i18n/en/records';
import { useChange } from '../page/useChange';

interface RemovePinDialogProps {
  account: AccountView;
  terminal: TerminalView;
  userId: string | null;
  onClose: () => void;
}

export function RemovePinDialog({ account, terminal, userId, onClose }: RemovePinDialogProps) {
  const host = useHost();
  const change = useChange(account.id);
  const remove = async () => {
    const done = await change.run(() => host.call('pin_remove', { terminalId: terminal.id, userId: userId ?? '' }));
    if (done) onClose();
  };
  return (
    <AlertDialog
      isOpen
      onClose={onClose}
      title={words.title(terminal.name)}
      mode={common.modes[account.environment]}
      confirm={words.confirm}
      confirmVariant="danger"
      cancel={words.keep}
      onConfirm={() => void remove()}
      data-testid="remove-pin-dialog"
    >
      {change.failure ? <ErrorNotice error={change.failure} /> : null}
      <p>{words.body(terminal.name)}</p>
    </AlertDialog>
  );
}
