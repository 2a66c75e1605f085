import { useState } from 'react';
import type { AccountView, ApiUserView } from '../../bindings';
import { navigate, useAppStatus, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { DayField } from '../../components/DayField';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { focusField } from '../../components/focusField';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { common } from '../../i18n/en/common';
import { addresses, userPage as words } from '../../i18n/en/records';
import { user as wizard } from '../../i18n/en/setup';
import { fieldMessage, trimmed } from '../../i18n/en/setupReports';
import { userPath } from '../page/places';
import { fieldRefusal, useChange } from '../page/useChange';
import { useCheckedText } from '../page/useCheckedText';
import { RemovedCharacters } from '../RemovedCharacters';
import { WhereHelp } from '../WhereHelp';

interface UserDialogProps {
  account: AccountView;
  /** null adds a new one. */
  user: ApiUserView | null;
  onClose: () => void;
}

const fieldId = 'user-id-field';

export function UserDialog({ account, user, onClose }: UserDialogProps) {
  const host = useHost();
  const change = useChange(account.id);
  const today = useAppStatus().data?.today ?? '';
  const taken = account.users.filter((one) => one.id !== user?.id).map((one) => one.userId);
  const name = useCheckedText('user_id', user?.userId ?? '', taken, fieldMessage('user_id_duplicate'));
  const [note, setNote] = useState(user?.note ?? '');
  const [registeredOn, setRegisteredOn] = useState(user?.registeredOn ?? null);
  const named = fieldRefusal(change.failure, ['user_id', 'note', 'registered_on']);
  const future = registeredOn !== null && registeredOn > today;

  const send = (userId: string) =>
    user
      ? change.run(() => host.call('user_edit', { id: user.id, userId, note, registeredOn }))
      : change.run(() => host.call('user_add', { accountId: account.id, userId, note }));
  const save = async () => {
    const userId = await name.settle();
    if (userId === null) {
      focusField(fieldId);
      return;
    }
    if (future) return;
    const known = new Set(account.users.map((one) => one.id));
    const saved = await send(userId);
    if (!saved) return;
    onClose();
    const added = user ? undefined : saved.users.find((one) => !known.has(one.id));
    if (added) navigate(userPath(added.id));
  };
  return (
    <Dialog
      title={user ? words.editTitle(user.userId) : words.addTitle}
      mode={common.modes[account.environment]}
      isOpen
      onClose={onClose}
      data-testid="user-dialog"
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" onPress={() => void save()} isDisabled={change.busy} data-testid="user-save">
            {user ? words.save : words.addSave}
          </Button>
        </>
      }
    >
      {change.failure && !named ? <ErrorNotice error={change.failure} onRetry={() => void save()} /> : null}
      <div>
        <TextField
          id={fieldId}
          label={words.field}
          help={words.help}
          value={name.text}
          onChange={name.change}
          onSettled={name.onSettled}
          error={name.error ?? (named?.field === 'user_id' ? named.message : null)}
          warning={name.warning}
          note={name.trimmed ? trimmed : null}
          mono
          autoFocus
          testId={fieldId}
        />
        <RemovedCharacters removed={name.removed} />
      </div>
      {user && name.text.trim() !== user.userId ? <FieldLine tone="warning">{words.changedId}</FieldLine> : null}
      <WhereHelp path={wizard.where} />
      {user ? (
        <DayField
          label={words.registeredOn}
          value={registeredOn}
          onChange={setRegisteredOn}
          maxDay={today}
          error={future ? addresses.dayFuture : named?.field === 'registered_on' ? named.message : null}
          data-testid="user-registered"
        />
      ) : null}
      <TextArea
        id="user-note"
        label={words.note}
        help={words.noteHelp}
        value={note}
        onChange={setNote}
        error={named?.field === 'note' ? named.message : null}
        testId="user-note"
      />
    </Dialog>
  );
}
