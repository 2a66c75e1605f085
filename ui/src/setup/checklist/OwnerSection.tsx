import { useState } from 'react';
import type { AccountView, NextStep, TaskOwner, TaskView } from '../../bindings';
import { Button } from '../../components/Button';
import { Disclosure } from '../../components/Disclosure';
import { PhoneIcon } from '../../components/icons';
import { checklist as words } from '../../i18n/en/checklist';
import { KindMark } from '../KindMark';
import { CallSheetDialog } from './CallSheetDialog';
import styles from './Checklist.module.css';
import { bySubject, isClosed, taskKey, type Subject } from './tasks';
import { TaskRow } from './TaskRow';

export interface OwnerSectionProps {
  owner: TaskOwner;
  tasks: TaskView[];
  account: AccountView;
  today: string;
  onStep: (next: NextStep) => void;
  /** Moves to what was found, at the top of the page. */
  onFindings: () => void;
}

/** Everything one owner has to do, by terminal; what is done is folded away. */
export function OwnerSection(props: OwnerSectionProps) {
  const { owner, tasks, account } = props;
  const done = tasks.filter(isClosed).length;
  const { title, lead } = words.owners[owner];
  const id = `checklist-${owner}`;
  return (
    <section className={styles.section} aria-labelledby={id} data-testid={id}>
      <header className={styles.ownerHead}>
        <h2 id={id}>{title}</h2>
        <span className={styles.quiet}>{tasks.length > 0 ? words.ownerCount(done, tasks.length) : words.nothing}</span>
      </header>
      {tasks.length > 0 ? <p className={styles.quiet}>{lead}</p> : null}
      {bySubject(tasks, account, words.account).map((subject) => (
        <SubjectTasks key={subject.key} {...props} subject={subject} />
      ))}
      {owner === 'converge' ? <OtherSheets account={account} asked={tasks} /> : null}
    </section>
  );
}

function SubjectTasks({ subject, ...props }: OwnerSectionProps & { subject: Subject }) {
  const [calling, setCalling] = useState(false);
  const { terminal, name, tasks } = subject;
  const open = tasks.filter((task) => !isClosed(task));
  const closed = tasks.filter(isClosed);
  const rows = (list: TaskView[]) => (
    <ul className={styles.tasks}>
      {list.map((task) => (
        <TaskRow key={taskKey(task)} task={task} {...props} />
      ))}
    </ul>
  );
  return (
    <div className={styles.subject} role="group" aria-label={name} data-closed={open.length === 0 || undefined}>
      <header className={styles.subjectHead}>
        <h3>{name}</h3>
        {terminal ? <KindMark kind={terminal.kind} /> : null}
        {terminal && props.owner === 'converge' ? (
          <Button
            size="small"
            icon={<PhoneIcon size={14} />}
            aria-label={words.callSheetOf(name)}
            onPress={() => setCalling(true)}
            data-testid={`call-sheet-${terminal.id}`}
          >
            {words.callSheet}
          </Button>
        ) : null}
      </header>
      {open.length > 0 ? rows(open) : null}
      {closed.length > 0 ? (
        <Disclosure title={words.doneTasks(closed.length)} testId={`done-${props.owner}-${subject.key}`}>
          {rows(closed)}
        </Disclosure>
      ) : null}
      {calling && terminal ? <CallSheetDialog account={props.account} terminal={terminal} onClose={() => setCalling(false)} /> : null}
    </div>
  );
}

/** A terminal that Converge has nothing to do for may still be what the call is about. */
function OtherSheets({ account, asked }: { account: AccountView; asked: TaskView[] }) {
  const [calling, setCalling] = useState<string | null>(null);
  const terminal = account.terminals.find((one) => one.id === calling);
  const others = account.terminals.filter((one) => one.active && !asked.some((task) => task.subjectId === one.id));
  if (others.length === 0) return null;
  return (
    <div className={styles.subject} role="group" aria-label={words.otherSheets}>
      <h3>{words.otherSheets}</h3>
      <div className={styles.buttons}>
        {others.map(({ id, name }) => (
          <Button
            key={id}
            size="small"
            icon={<PhoneIcon size={14} />}
            aria-label={words.callSheetOf(name)}
            onPress={() => setCalling(id)}
            data-testid={`call-sheet-${id}`}
          >
            {name}
          </Button>
        ))}
      </div>
      {terminal ? <CallSheetDialog account={account} terminal={terminal} onClose={() => setCalling(null)} /> : null}
    </div>
  );
}
