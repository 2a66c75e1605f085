import type { TerminalView } from '../../bindings';
import { VaultBanner } from '../../welcome/VaultBanner';
import { pins as words } from '../../i18n/en/setup';
import { fieldIds } from '../fields';
import { PinRow, type PinOwner } from '../pins/PinRow';
import styles from '../pins/Pins.module.css';
import { PracticeHelp } from '../PracticeHelp';
import { WhereHelp } from '../WhereHelp';
import { useWizardTools } from '../wizardContext';

export function PinsStep() {
  const { account, status, absorb, pinRows, checks } = useWizardTools();
  if (!account) return null;
  const userOf = (terminal: TerminalView): PinOwner =>
    account.users.find((user) => user.id === terminal.userId) ?? { id: terminal.userId ?? '', userId: '' };
  return (
    <>
      <VaultBanner vault={status.vault} />
      {account.environment === 'practice' ? <PracticeHelp step="pins" rehearse /> : null}
      <WhereHelp path={words.where} />
      <ul className={styles.rows}>
        {account.terminals.map((terminal, row) => (
          <PinRow
            key={terminal.id}
            terminal={terminal}
            user={userOf(terminal)}
            row={row}
            onAccount={(changed) => {
              checks.mark(fieldIds.pin(row), null);
              absorb(changed);
            }}
            missing={checks.note(fieldIds.pin(row)).error !== null}
            handle={(handle) => {
              if (handle) pinRows.set(terminal.id, handle);
              else pinRows.delete(terminal.id);
            }}
          />
        ))}
      </ul>
    </>
  );
}
