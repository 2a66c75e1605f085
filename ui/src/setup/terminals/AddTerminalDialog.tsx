import { useState } from 'react';
import type { AccountView, TerminalKind } from '../../bindings';
import { navigate, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { focusField } from '../../components/focusField';
import { common } from '../../i18n/en/common';
import { terminalsPage as words } from '../../i18n/en/records';
import { fieldMessage } from '../../i18n/en/setupReports';
import { terminalPath } from '../page/places';
import { useChange } from '../page/useChange';
import { useCheckedText } from '../page/useCheckedText';
import { NameAndKind, UserSelect } from './TerminalFields';

/** Ends on the new terminal's page, where its PIN is the next step. */
export function AddTerminalDialog({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const host = useHost();
  const change = useChange(account.id);
  const name = useCheckedText('terminal_name', '', account.terminals.map((one) => one.name));
  const [kind, setKind] = useState<TerminalKind | null>(null);
  const [kindMissing, setKindMissing] = useState(false);
  const active = account.users.filter((user) => user.active);
  const [userId, setUserId] = useState<string | null>(active.length === 1 ? (active[0]?.id ?? null) : null);

  const save = async () => {
    const cleaned = await name.settle();
    setKindMissing(kind === null);
    if (cleaned === null || kind === null) {
      focusField(cleaned === null ? 'add-terminal-name' : 'add-terminal-name-kind');
      return;
    }
    const known = new Set(account.terminals.map((one) => one.id));
    const saved = await change.run(() => host.call('terminal_add', { accountId: account.id, name: cleaned, kind, userId }));
    if (!saved) return;
    onClose();
    const added = saved.terminals.find((one) => !known.has(one.id));
    if (added) navigate(terminalPath(added.id));
  };
  return (
    <Dialog
      title={words.addTitle}
      mode={common.modes[account.environment]}
      isOpen
      onClose={onClose}
      data-testid="add-terminal-dialog"
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" onPress={() => void save()} isDisabled={change.busy} data-testid="add-terminal-save">
            {words.addSave}
          </Button>
        </>
      }
    >
      {change.failure ? <ErrorNotice error={change.failure} onRetry={() => void save()} /> : null}
      <NameAndKind
        name={name}
        nameId="add-terminal-name"
        kind={kind}
        onKind={(next) => {
          setKind(next);
          setKindMissing(false);
        }}
        kindError={kindMissing ? fieldMessage('terminal_kind_missing') : null}
        testId="add-kind"
      />
      <UserSelect account={account} value={userId} onChange={setUserId} />
    </Dialog>
  );
}
