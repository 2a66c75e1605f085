import { useState } from 'react';
import type { AccountView, AddressView } from '../../bindings';
import { useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { DayField } from '../../components/DayField';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { focusField } from '../../components/focusField';
import { TextField } from '../../components/TextField';
import { common } from '../../i18n/en/common';
import { addresses as words } from '../../i18n/en/records';
import { fieldRefusal, useChange } from '../page/useChange';

interface EditAddressDialogProps {
  account: AccountView;
  address: AddressView;
  today: string;
  onClose: () => void;
}

/** What Converge answered about one address. */
export function EditAddressDialog({ account, address, today, onClose }: EditAddressDialogProps) {
  const host = useHost();
  const change = useChange(account.id);
  const [note, setNote] = useState(address.note);
  const [askedOn, setAskedOn] = useState(address.askedOn);
  const [confirmedOn, setConfirmedOn] = useState(address.confirmedOn);
  const [confirmedBy, setConfirmedBy] = useState(address.confirmedBy);
  const [nobody, setNobody] = useState(false);
  const named = fieldRefusal(change.failure, ['asked_on', 'confirmed_on', 'confirmed_by', 'note']);
  const errorOf = (field: string, day: string | null = null) =>
    day !== null && day > today ? words.dayFuture : named?.field === field ? named.message : null;

  const save = async () => {
    const unnamed = confirmedOn !== null && confirmedBy.trim() === '';
    setNobody(unnamed);
    if (unnamed) {
      focusField('address-confirmed-by');
      return;
    }
    const request = { id: address.id, note, askedOn, confirmedOn, confirmedBy };
    if (await change.run(() => host.call('address_edit', request))) onClose();
  };
  return (
    <Dialog
      title={words.editTitle(address.address)}
      mode={common.modes[account.environment]}
      isOpen
      onClose={onClose}
      data-testid="address-edit-dialog"
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" onPress={() => void save()} isDisabled={change.busy} data-testid="address-edit-save">
            {words.editSave}
          </Button>
        </>
      }
    >
      {change.failure && !named ? <ErrorNotice error={change.failure} onRetry={() => void save()} /> : null}
      <TextField
        id="address-edit-note"
        label={words.optional(words.owner)}
        value={note}
        onChange={setNote}
        error={errorOf('note')}
        autoFocus
        testId="address-edit-note"
      />
      <DayField
        label={words.optional(words.askedOn)}
        value={askedOn}
        onChange={setAskedOn}
        maxDay={today}
        error={errorOf('asked_on', askedOn)}
        data-testid="address-asked"
      />
      <DayField
        label={words.optional(words.confirmedOn)}
        value={confirmedOn}
        onChange={setConfirmedOn}
        maxDay={today}
        error={errorOf('confirmed_on', confirmedOn)}
        data-testid="address-confirmed"
      />
      <TextField
        id="address-confirmed-by"
        label={words.confirmedBy}
        help={words.confirmedByHelp}
        value={confirmedBy}
        onChange={setConfirmedBy}
        error={nobody && confirmedBy.trim() === '' ? words.confirmedByMissing : errorOf('confirmed_by')}
        testId="address-confirmed-by"
      />
    </Dialog>
  );
}
