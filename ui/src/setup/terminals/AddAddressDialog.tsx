import { useState } from 'react';
import type { AccountView, TerminalView } from '../../bindings';
import { useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { DayField } from '../../components/DayField';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { focusField } from '../../components/focusField';
import { TextField } from '../../components/TextField';
import { common } from '../../i18n/en/common';
import { addresses as words } from '../../i18n/en/records';
import { isRuleRefusal, OverrideField, refusalText } from '../page/OverrideField';
import { fieldRefusal, useChange } from '../page/useChange';
import { useOverride } from '../page/useOverride';

interface AddAddressDialogProps {
  account: AccountView;
  terminal: TerminalView;
  today: string;
  onClose: () => void;
}

/** The program decides what is refused; at a counter only a typed sentence lets an address in. */
export function AddAddressDialog({ account, terminal, today, onClose }: AddAddressDialogProps) {
  const host = useHost();
  const change = useChange(account.id);
  const override = useOverride();
  const [address, setAddress] = useState('');
  const [empty, setEmpty] = useState(false);
  const [note, setNote] = useState('');
  const [askedOn, setAskedOn] = useState<string | null>(null);
  /** Stays refused while the sentence is being written. */
  const [refusal, setRefusal] = useState<string | null>(null);
  const [overriding, setOverriding] = useState(false);
  const { failure } = change;
  const named = fieldRefusal(failure, ['address', 'asked_on', 'note']);
  const future = askedOn !== null && askedOn > today;
  if (failure && isRuleRefusal(failure) && refusal !== refusalText(failure)) setRefusal(refusalText(failure));

  const save = async () => {
    setEmpty(address.trim() === '');
    if (address.trim() === '') {
      focusField('address-field');
      return;
    }
    if (future) return;
    const overrideReason = overriding ? override.take() : null;
    if (overriding && overrideReason === null) return;
    const request = { terminalId: terminal.id, address, note, askedOn, overrideReason };
    if (await change.run(() => host.call('address_add', request))) onClose();
    else focusField('address-field');
  };
  const other = failure && !named && !isRuleRefusal(failure) ? failure : null;
  return (
    <Dialog
      title={words.addTitle(terminal.name)}
      mode={common.modes[account.environment]}
      isOpen
      onClose={onClose}
      data-testid="address-dialog"
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant={overriding ? 'danger' : 'primary'} onPress={() => void save()} isDisabled={change.busy} data-testid="address-save">
            {overriding ? override.confirm : words.save}
          </Button>
        </>
      }
    >
      {other ? <ErrorNotice error={other} onRetry={() => void save()} /> : null}
      <TextField
        id="address-field"
        label={words.address}
        help={words.addressHelp}
        value={address}
        onChange={(text) => {
          setAddress(text);
          if (text.trim()) setEmpty(false);
        }}
        error={empty ? words.addressEmpty : named?.field === 'address' ? named.message : null}
        mono
        autoFocus
        testId="address-field"
      />
      <TextField
        id="address-note"
        label={words.optional(words.owner)}
        help={words.ownerHelp}
        value={note}
        onChange={setNote}
        error={named?.field === 'note' ? named.message : null}
        testId="address-note"
      />
      <DayField
        label={words.optional(words.askedOn)}
        value={askedOn}
        onChange={setAskedOn}
        maxDay={today}
        error={future ? words.dayFuture : named?.field === 'asked_on' ? named.message : null}
        data-testid="address-asked"
      />
      {refusal ? (
        <OverrideField title={words.refusedTitle(common.kinds[terminal.kind])} reason={refusal} override={override} onOpen={() => setOverriding(true)} />
      ) : null}
    </Dialog>
  );
}
