import { useImperativeHandle, useRef, useState, type Ref } from 'react';
import { announce, useHost } from '../../app/session';
import { Checkbox } from '../../components/Checkbox';
import field from '../../components/Field.module.css';
import { FieldLine } from '../../components/FieldLine';
import { passphrase as words } from '../../i18n/en/paper';
import styles from './Handoff.module.css';

export interface PassphraseHandle {
  /** What stands in the field now; ask for it only to hand it to the host. */
  value(): string;
  clear(): void;
  /** What keeps it from being used; null when it may be. */
  problem(): Promise<string | null>;
}

interface PassphraseFieldsProps {
  id: string;
  handle: Ref<PassphraseHandle>;
  label?: string;
  help?: string;
  /** An old passphrase that opens something is neither judged nor repeated. */
  opens?: boolean;
}

type Note = { tone: 'ok' | 'warning' | 'error'; text: string };

/** The passphrase lives in the inputs alone: no React state, no `value` prop. Pasting is allowed. */
export function PassphraseFields({ id, handle, label, help, opens = false }: PassphraseFieldsProps) {
  const host = useHost();
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [visible, setVisible] = useState(false);
  const [note, setNote] = useState<Note | null>(null);
  const [differs, setDiffers] = useState(false);

  const judge = async (): Promise<Note | null> => {
    const value = first.current?.value ?? '';
    if (value === '' || opens) {
      setNote(null);
      return null;
    }
    const report = await host.call('handoff_check_passphrase', { value });
    const text = words.judged(report.code, report.facts);
    const next: Note = text === null ? { tone: 'ok', text: words.good } : { tone: report.severity, text };
    setNote(next);
    return next;
  };
  const compare = (): boolean => {
    const repeated = second.current?.value ?? '';
    const wrong = repeated !== '' && repeated !== first.current?.value;
    setDiffers(wrong);
    return wrong;
  };
  useImperativeHandle(handle, () => ({
    value: () => first.current?.value ?? '',
    clear: () => {
      for (const input of [first.current, second.current]) if (input) input.value = '';
      setNote(null);
      setDiffers(false);
    },
    problem: async () => {
      if (opens) return null;
      if (first.current?.value === '') {
        setNote({ tone: 'error', text: words.empty });
        return words.empty;
      }
      const judged = await judge();
      if (judged?.tone === 'error') return judged.text;
      if (first.current?.value !== second.current?.value) {
        setDiffers(true);
        return words.differs;
      }
      return null;
    },
  }));

  const kind = visible ? 'text' : 'password';
  return (
    <div className={styles.passphrase}>
      <div className={field.field}>
        <label className={field.label} htmlFor={id}>
          {label ?? words.label}
        </label>
        <span id={`${id}-help`} className={field.help}>
          {help ?? words.help}
        </span>
        <input
          ref={first}
          id={id}
          type={kind}
          autoComplete="off"
          spellCheck={false}
          className={`${field.input} ${field.mono}`}
          aria-invalid={note?.tone === 'error' || undefined}
          aria-describedby={`${id}-help ${id}-note`}
          onBlur={() => {
            // A judgement that fails here is asked for again before anything is written.
            void judge().then((next) => next && announce(next.text), () => undefined);
            if (!opens) compare();
          }}
          data-testid={id}
        />
        <div id={`${id}-note`}>
          {note ? (
            <FieldLine tone={note.tone} testId={`${id}-strength`}>
              {note.text}
            </FieldLine>
          ) : null}
        </div>
      </div>
      {opens ? null : (
        <div className={field.field}>
          <label className={field.label} htmlFor={`${id}-repeat`}>
            {words.repeat}
          </label>
          <input
            ref={second}
            id={`${id}-repeat`}
            type={kind}
            autoComplete="off"
            spellCheck={false}
            className={`${field.input} ${field.mono}`}
            aria-invalid={differs || undefined}
            aria-describedby={`${id}-differs`}
            onBlur={() => void (compare() && announce(words.differs))}
            data-testid={`${id}-repeat`}
          />
          <div id={`${id}-differs`}>{differs ? <FieldLine tone="error">{words.differs}</FieldLine> : null}</div>
        </div>
      )}
      <Checkbox isSelected={visible} onChange={setVisible} data-testid={`${id}-show`}>
        {words.show}
      </Checkbox>
    </div>
  );
}
