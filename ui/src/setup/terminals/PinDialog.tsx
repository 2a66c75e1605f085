import type { AccountView, TerminalView } from '../../bindings';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { common } from '../../i18n/en/common';
import { page as words, pins } from '../../i18n/en/setup';
import { PinRow } from '../pins/PinRow';
import { PracticeHelp } from '../PracticeHelp';
import { useAbsorb } from '../useAbsorb';
import { WhereHelp } from '../WhereHelp';

interface PinDialogProps {
  account: AccountView;
  terminal: TerminalView;
  userId: string | null;
  onClose: () => void;
}

/** The terminal as one user sees it, so that another user's PIN is not taken for this one. */
const asSeenBy = (terminal: TerminalView, userId: string | null): TerminalView => ({
  ...terminal,
  userId,
  credentials: terminal.credentials.filter((one) => one.userId === userId),
});

export function PinDialog({ account, terminal, userId, onClose }: PinDialogProps) {
  const absorb = useAbsorb();
  const user = account.users.find((one) => one.id === userId);
  return (
    <Dialog
      title={words.pinTitle(terminal.name)}
      mode={common.modes[account.environment]}
      isOpen
      wide
      onClose={onClose}
      data-testid="pin-dialog"
      footer={
        <Button onPress={onClose} data-testid="pin-dialog-close">
          {words.close}
        </Button>
      }
    >
      {account.environment === 'practice' ? <PracticeHelp step="pins" /> : null}
      <WhereHelp path={pins.where} />
      <ul>
        <PinRow
          terminal={asSeenBy(terminal, userId)}
          user={user ?? { id: userId ?? '', userId: words.none }}
          row={account.terminals.findIndex((one) => one.id === terminal.id)}
          onAccount={absorb}
          alone
        />
      </ul>
    </Dialog>
  );
}
