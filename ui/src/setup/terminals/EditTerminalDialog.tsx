import { useState } from 'react';
import type { AccountView, Device, EditTerminal, TerminalView } from '../../bindings';
import { useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { focusField } from '../../components/focusField';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { common } from '../../i18n/en/common';
import { addresses, terminalPage as words } from '../../i18n/en/records';
import { isRuleRefusal, OverrideField, refusalText } from '../page/OverrideField';
import { useChange } from '../page/useChange';
import { useCheckedText } from '../page/useCheckedText';
import { useOverride } from '../page/useOverride';
import styles from './Terminals.module.css';
import { NameAndKind, UserSelect } from './TerminalFields';

interface EditTerminalDialogProps {
  account: AccountView;
  terminal: TerminalView;
  onClose: () => void;
}

const deviceParts = ['model', 'serial', 'counter', 'drawer', 'whereabouts'] as const;

/** The clerk's own facts; nothing here talks to Converge. */
export function EditTerminalDialog({ account, terminal, onClose }: EditTerminalDialogProps) {
  const host = useHost();
  const change = useChange(account.id);
  const override = useOverride();
  const taken = account.terminals.filter((one) => one.id !== terminal.id).map((one) => one.name);
  const name = useCheckedText('terminal_name', terminal.name, taken);
  const [kind, setKind] = useState(terminal.kind);
  const [userId, setUserId] = useState(terminal.userId);
  const [note, setNote] = useState(terminal.note);
  const [device, setDevice] = useState<Device>(terminal.device);
  const ruled = isRuleRefusal(change.failure);

  const save = async () => {
    const cleaned = await name.settle();
    if (cleaned === null) {
      focusField('edit-terminal-name');
      return;
    }
    const reason = ruled ? override.take() : null;
    if (ruled && reason === null) return;
    const request: EditTerminal = { id: terminal.id, name: cleaned, kind, userId, device, note, overrideReason: reason };
    if (await change.run(() => host.call('terminal_edit', request))) onClose();
  };
  return (
    <Dialog
      title={words.editTitle(terminal.name)}
      mode={common.modes[account.environment]}
      isOpen
      wide
      onClose={onClose}
      data-testid="edit-terminal-dialog"
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant={ruled ? 'danger' : 'primary'} onPress={() => void save()} isDisabled={change.busy} data-testid="edit-terminal-save">
            {ruled ? override.confirm : words.save}
          </Button>
        </>
      }
    >
      {change.failure && !ruled ? <ErrorNotice error={change.failure} onRetry={() => void save()} /> : null}
      <NameAndKind
        name={name}
        nameId="edit-terminal-name"
        kind={kind}
        onKind={(next) => {
          setKind(next);
          // Another kind is another question.
          change.clear();
        }}
        testId="edit-kind"
      />
      {kind !== terminal.kind ? <FieldLine tone="note">{words.kindChange}</FieldLine> : null}
      {change.failure && ruled ? (
        <OverrideField title={addresses.refusedTitle(common.kinds[kind])} reason={refusalText(change.failure)} override={override} startsOpen />
      ) : null}
      <UserSelect account={account} value={userId} onChange={setUserId} />
      <fieldset className={styles.group}>
        <legend>{words.deviceLegend}</legend>
        {deviceParts.map((part) => (
          <TextField
            key={part}
            id={`edit-device-${part}`}
            label={words.device[part]}
            value={device[part]}
            onChange={(text) => setDevice((now) => ({ ...now, [part]: text }))}
            testId={`edit-device-${part}`}
          />
        ))}
      </fieldset>
      <TextArea id="edit-terminal-note" label={words.note} help={words.noteHelp} value={note} onChange={setNote} testId="edit-terminal-note" />
    </Dialog>
  );
}
