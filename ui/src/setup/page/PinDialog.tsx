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
  row: number;
  onClose: () => void;
}

export function PinDialog({ account, terminal, row, onClose }: PinDialogProps) {
  const absorb = useAbsorb();
  const user = account.users.find((one) => one.id === terminal.userId);
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
          terminal={terminal}
          user={user ?? { id: terminal.userId ?? '', userId: words.none }}
          row={row}
          onAccount={absorb}
          startsEmpty
        />
      </ul>
    </Dialog>
  );
}
