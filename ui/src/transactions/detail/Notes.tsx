import { useEffect, useId, useRef, useState } from 'react';
import { useHost } from '../../app/session';
import type { NoteView } from '../../bindings';
import { Button, IconButton, toast } from '../../components';
import { EditIcon, TrashIcon } from '../../components/icons';
import { TextArea } from '../../components/TextArea';
import { formatMoment } from '../../format/time';
import { detail } from '../../i18n/en/detail';
import { SectionTitle } from './SectionTitle';
import { useAnnotate } from './usePayment';
import styles from './Annotations.module.css';

const words = detail.notes;
const most = 2000;
/** The count is told only when it begins to matter. */
const near = 200;

interface NoteFormProps {
  start: string;
  label: string;
  onSave: (text: string) => Promise<boolean>;
  onCancel: () => void;
}

function NoteForm({ start, label, onSave, onCancel }: NoteFormProps) {
  const id = useId();
  const [text, setText] = useState(start);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector('textarea')?.focus(), []);
  const left = most - [...text].length;
  const problem = left < 0 ? words.tooLong(-left) : error;
  const save = async () => {
    if (busy || left < 0) return;
    if (!text.trim()) {
      setError(words.empty);
      return;
    }
    setBusy(true);
    const saved = await onSave(text.trim());
    if (!saved) setBusy(false);
  };
  return (
    <form
      ref={box}
      className={styles.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          // Only the form closes, not the panel around it.
          event.stopPropagation();
          onCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <TextArea
        id={id}
        label={words.text}
        value={text}
        onChange={(next) => {
          setText(next);
          setError(null);
        }}
        help={left <= near && left >= 0 ? words.left(left) : words.help}
        error={problem}
        testId="note-text"
      />
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" size="small" isDisabled={busy} data-testid="note-save">
          {words.save}
        </Button>
        <Button size="small" onPress={onCancel} data-testid="note-cancel">
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

interface NoteLineProps {
  note: NoteView;
  zone: string;
  onEdit: () => void;
  onRemove: () => void;
}

function NoteLine({ note, zone, onEdit, onRemove }: NoteLineProps) {
  return (
    <div className={styles.line}>
      <div className={styles.grow}>
        <p className={styles.note} dir="auto">
          {note.text}
        </p>
        <p className={styles.small}>{words.by(note.who, formatMoment(note.at, zone), note.edited)}</p>
      </div>
      <IconButton label={words.editOf(note.who)} icon={<EditIcon />} onPress={onEdit} data-testid="note-edit" />
      <IconButton label={words.removeOf(note.who)} icon={<TrashIcon />} onPress={onRemove} data-testid="note-remove" />
    </div>
  );
}

export interface NotesProps {
  accountId: string;
  /** The gateway's id of the payment. */
  id: string;
  notes: readonly NoteView[];
  zone: string;
}

/** What people of the town wrote about a payment. */
export function Notes({ accountId, id, notes, zone }: NotesProps) {
  const host = useHost();
  const annotate = useAnnotate();
  const [open, setOpen] = useState<string | null>(null);
  const box = useRef<HTMLElement>(null);
  const title = useId();

  const close = () => {
    setOpen(null);
    // The field that had the focus is gone.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[data-testid="note-add"]')?.focus());
  };
  const add = (text: string) => annotate(() => host.call('note_add', { accountId, ids: [id], text }));
  const save = async (work: () => Promise<boolean>) => {
    const saved = await work();
    if (saved) close();
    return saved;
  };
  const remove = async (note: NoteView) => {
    if (!(await annotate(() => host.call('note_remove', { id: note.id }).then(() => null)))) return;
    box.current?.focus();
    const undo = async () => {
      if (await add(note.text)) toast({ title: words.putBack, tone: 'success' });
    };
    toast({ title: words.removed, action: { label: words.undo, onPress: () => void undo(), testId: 'toast-undo' } }, 12_000);
  };

  return (
    <section ref={box} tabIndex={-1} className={styles.section} aria-labelledby={title} data-testid="notes">
      <SectionTitle id={title}>{words.title}</SectionTitle>
      {notes.length === 0 && open === null && <p className={styles.small}>{words.none}</p>}
      {notes.length > 0 && (
        <ul className={styles.list}>
          {notes.map((note) => (
            <li key={note.id} data-testid="note">
              {open === note.id ? (
                <NoteForm
                  start={note.text}
                  label={words.edit}
                  onSave={(text) => save(() => annotate(() => host.call('note_edit', { id: note.id, text })))}
                  onCancel={close}
                />
              ) : (
                <NoteLine note={note} zone={zone} onEdit={() => setOpen(note.id)} onRemove={() => void remove(note)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {open === 'new' ? (
        <NoteForm start="" label={words.add} onSave={(text) => save(() => add(text))} onCancel={close} />
      ) : (
        <div className={styles.buttons}>
          <Button size="small" onPress={() => setOpen('new')} data-testid="note-add">
            {words.add}
          </Button>
        </div>
      )}
    </section>
  );
}
