import { useState, type FormEvent } from 'react';
import { Button, Dialog } from '../../components';
import { TextField } from '../../components/TextField';
import { toHostError } from '../../host';
import { common } from '../../i18n/en/common';
import { wordsForError } from '../../i18n/en/errors';
import { transactions } from '../../i18n/en/transactions';

const words = transactions.views;

export interface NameDialogProps {
  title: string;
  name: string;
  /** Throws what the program refuses. */
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
}

export function NameDialog({ title, name, onSave, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(name);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await onSave(typed.trim());
      onClose();
    } catch (reason) {
      const refused = toHostError(reason);
      // The program's own sentence names what is wrong with this name.
      setError(refused.code === 'invalid_input' || refused.code === 'duplicate_name' ? refused.message : wordsForError(refused).title);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      data-testid="view-name-dialog"
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" type="submit" form="view-name-form" isDisabled={busy || typed.trim() === ''} data-testid="view-name-save">
            {words.save}
          </Button>
        </>
      }
    >
      <form id="view-name-form" onSubmit={(event) => void submit(event)}>
        <TextField
          id="view-name"
          label={words.name}
          help={words.nameHelp}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setError(null);
          }}
          error={error}
          autoFocus
          testId="view-name"
        />
      </form>
    </Dialog>
  );
}
