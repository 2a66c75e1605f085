import type { AccountView, TerminalView } from '../../bindings';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { common } from '../../i18n/en/common';
import { pasteDialog as words } from '../../i18n/en/findings';
import { page, pins } from '../../i18n/en/setup';
import { PracticeHelp } from '../PracticeHelp';
import { useAbsorb } from '../useAbsorb';
import { WhereHelp } from '../WhereHelp';
import { PinRow } from './PinRow';

interface PastePinDialogProps {
  account: AccountView;
  terminal: TerminalView;
  onClose: () => void;
}

/** One terminal's PIN, pasted wherever it was found missing or wrong. */
export function PastePinDialog({ account, terminal, onClose }: PastePinDialogProps) {
  const absorb = useAbsorb();
  const user = account.users.find((one) => one.id === terminal.userId);
  return (
    <Dialog
      title={words.title(terminal.name)}
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
          terminal={terminal}
          user={user ?? { id: terminal.userId ?? '', userId: page.none }}
          row={account.terminals.findIndex((one) => one.id === terminal.id)}
          onAccount={absorb}
          startsEmpty
        />
      </ul>
    </Dialog>
  );
}
