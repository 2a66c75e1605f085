import { useState, type FormEvent } from 'react';
import { useHost } from '../../app/session';
import { Button, Dialog, ErrorNotice } from '../../components';
import { TextArea } from '../../components/TextArea';
import { formatCount } from '../../format/ids';
import { common } from '../../i18n/en/common';
import { transactions } from '../../i18n/en/transactions';
import { useAnnotate } from './useAnnotate';
import styles from './Bulk.module.css';

const words = transactions.bulk;

export function NoteDialog({ accountId, ids, onClose }: { accountId: string; ids: string[]; onClose: () => void }) {
  const host = useHost();
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const { busy, error, send } = useAnnotate(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(text.trim() === '');
    if (text.trim() !== '') void send(() => host.call('note_add', { accountId, ids, text: text.trim() }));
  };
  return (
    <Dialog
      title={words.noteTitle(formatCount(ids.length))}
      isOpen
      onClose={onClose}
      data-testid="bulk-note-dialog"
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" type="submit" form="bulk-note-form" isDisabled={busy} data-testid="bulk-note-save">
            {words.save}
          </Button>
        </>
      }
    >
      <form id="bulk-note-form" className={styles.form} onSubmit={submit}>
        {error && <ErrorNotice error={error} />}
        <TextArea
          id="bulk-note"
          label={words.noteField}
          help={words.noteHelp}
          value={text}
          onChange={setText}
          error={empty ? words.noteEmpty : null}
          testId="bulk-note-text"
        />
      </form>
    </Dialog>
  );
}
