import { useEffect, useRef } from 'react';
import type { CallSheetLine, CallSheetView } from '../../bindings';
import { Checkbox } from '../../components/Checkbox';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { CheckIcon, MinusIcon } from '../../components/icons';
import { Tag } from '../../components/StatusTag';
import { TextField } from '../../components/TextField';
import { formatDay } from '../../format/time';
import { callSheet as words, taskStatuses } from '../../i18n/en/checklist';
import styles from './Checklist.module.css';
import { taskLooks } from './looks';
import type { CallNotes } from './useCallNotes';

interface CallFormProps {
  /** The button that sends it stands in the footer of the dialog. */
  id: string;
  sheet: CallSheetView;
  notes: CallNotes;
}

/** Lines to tick on the phone, and with whom it was spoken. */
export function CallForm({ id, sheet, notes }: CallFormProps) {
  const { said, failure } = notes;
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (said || failure) end.current?.scrollIntoView({ block: 'nearest' });
  }, [said, failure]);
  return (
    <form
      id={id}
      className={styles.part}
      onSubmit={(event) => {
        event.preventDefault();
        void notes.note();
      }}
    >
      <section className={styles.part} aria-labelledby="call-ask">
        <h3 id="call-ask">{words.ask}</h3>
        <p className={styles.quiet}>{words.askHelp}</p>
        <ul className={styles.askLines}>
          {sheet.ask.map((line, index) => (
            <li key={`${line.task}-${line.text}`}>
              <AskLine line={line} isTicked={notes.ticked.has(index)} onTick={(on) => notes.tick(index, on)} testId={`call-ask-${index}`} />
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.part} aria-labelledby="call-about">
        <h3 id="call-about">{words.call}</h3>
        <div className={styles.fields}>
          <TextField id="call-agent" label={words.agent} value={notes.agent} onChange={notes.setAgent} testId="call-agent" />
          <TextField id="call-ticket" label={words.ticket} value={notes.ticket} onChange={notes.setTicket} testId="call-ticket" />
        </div>
        <div ref={end} className={styles.part}>
          {failure ? <ErrorNotice error={failure} /> : null}
          {said ? (
            <FieldLine tone={said === words.nothingTicked ? 'error' : 'ok'} testId="call-said">
              {said}
            </FieldLine>
          ) : null}
        </div>
      </section>
    </form>
  );
}

interface AskLineProps {
  line: CallSheetLine;
  isTicked: boolean;
  onTick: (on: boolean) => void;
  testId: string;
}

/** Something to ask, something asked that may be asked again, or something settled. */
function AskLine({ line, isTicked, onTick, testId }: AskLineProps) {
  const { text, status, since } = line;
  const day = since ? formatDay(since) : null;
  if (status === 'done' || status === 'not_needed') {
    const Sign = status === 'done' ? CheckIcon : MinusIcon;
    return (
      <div className={styles.settled} data-testid={testId}>
        <Sign size={16} />
        <span>
          {text} <span className={styles.asked}>{status === 'done' ? words.done(day) : taskStatuses.not_needed}</span>
        </span>
      </div>
    );
  }
  if (status !== 'waiting') {
    return (
      <Checkbox isSelected={isTicked} onChange={onTick} data-testid={testId}>
        {text}
      </Checkbox>
    );
  }
  const { tone, Icon } = taskLooks.waiting;
  return (
    <div className={styles.waiting}>
      <p>
        {text}{' '}
        <Tag tone={tone} icon={<Icon size={14} />}>
          {taskStatuses.waiting}
        </Tag>{' '}
        {day ? <span className={styles.asked}>{words.since(day)}</span> : null}
      </p>
      <Checkbox isSelected={isTicked} onChange={onTick} data-testid={testId}>
        {words.again}
        <span className="visually-hidden">: {text}</span>
      </Checkbox>
    </div>
  );
}
