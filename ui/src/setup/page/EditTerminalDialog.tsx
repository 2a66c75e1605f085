import { useState } from 'react';
import type { AccountView, TerminalKind, TerminalView } from '../../bindings';
import { useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { focusField } from '../../components/focusField';
import { RadioCards } from '../../components/RadioCards';
import { kindIcons } from '../../components/status';
import { TextField } from '../../components/TextField';
import { toHostError, type HostError } from '../../host';
import { common } from '../../i18n/en/common';
import { page as words, terminals } from '../../i18n/en/setup';
import { fieldMessage } from '../../i18n/en/setupReports';
import { useAbsorb } from '../useAbsorb';
import { terminalsToSave } from '../verify/useChangeKind';

const card = (kind: TerminalKind) => ({
  value: kind,
  title: common.kinds[kind],
  Icon: kindIcons[kind],
  testId: `edit-kind-${kind}`,
});

interface EditTerminalDialogProps {
  account: AccountView;
  terminal: TerminalView;
  onClose: () => void;
}

export function EditTerminalDialog({ account, terminal, onClose }: EditTerminalDialogProps) {
  const host = useHost();
  const absorb = useAbsorb();
  const [name, setName] = useState(terminal.name);
  const [kind, setKind] = useState(terminal.kind);
  const [error, setError] = useState<string | null>(null);
  const [failure, setFailure] = useState<HostError | null>(null);

  const check = async (value: string) => {
    const report = await host.call('setup_check', { field: 'terminal_name', value });
    const taken = account.terminals.some(
      (other) => other.id !== terminal.id && other.name.toLowerCase() === report.value.toLowerCase(),
    );
    const code = report.severity === 'error' ? report.code : taken ? 'terminal_name_duplicate' : null;
    setError(code === null ? null : fieldMessage(code, report.facts));
    setName((now) => (now === value ? report.value : now));
    return code === null ? report.value : null;
  };
  const save = async () => {
    try {
      const cleaned = await check(name);
      if (cleaned === null) {
        focusField('edit-terminal-name');
        return;
      }
      const rows = terminalsToSave(account, { id: terminal.id, name: cleaned, kind });
      absorb(await host.call('setup_save_terminals', { accountId: account.id, terminals: rows }));
      onClose();
    } catch (reason) {
      setFailure(toHostError(reason));
    }
  };
  return (
    <Dialog
      title={words.editTitle(terminal.name)}
      mode={common.modes[account.environment]}
      isOpen
      onClose={onClose}
      data-testid="edit-terminal-dialog"
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button variant="primary" onPress={() => void save()} data-testid="edit-terminal-save">
            {words.save}
          </Button>
        </>
      }
    >
      {failure ? <ErrorNotice error={failure} onRetry={() => void save()} /> : null}
      <TextField
        id="edit-terminal-name"
        label={terminals.name}
        value={name}
        onChange={setName}
        onSettled={(value) => void check(value).catch(() => undefined)}
        error={error}
        testId="edit-terminal-name"
      />
      <RadioCards
        id="edit-terminal-kind"
        label={terminals.kind}
        value={kind}
        onChange={setKind}
        cards={[card('retail'), card('internet')]}
        more={{ label: terminals.more, cards: [card('service'), card('moto')] }}
        compact
      />
    </Dialog>
  );
}
