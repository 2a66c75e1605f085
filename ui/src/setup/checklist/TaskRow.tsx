import { useRef, useState } from 'react';
import type { TaskView } from '../../bindings';
import { Button } from '../../components/Button';
import { Tag } from '../../components/StatusTag';
import { formatDay } from '../../format/time';
import { checklist as words, taskNames, taskStatuses } from '../../i18n/en/checklist';
import { openPlace } from '../places';
import { useFocusAfter } from '../useFocusAfter';
import styles from './Checklist.module.css';
import { taskLooks } from './looks';
import type { OwnerSectionProps } from './OwnerSection';
import { TaskForm } from './TaskForm';
import { taskKey, wayTo } from './tasks';

interface TaskRowProps extends Omit<OwnerSectionProps, 'tasks' | 'owner'> {
  task: TaskView;
}

export function TaskRow({ task, account, today, onStep, onFindings }: TaskRowProps) {
  const [editing, setEditing] = useState(false);
  const updateButton = useRef<HTMLButtonElement>(null);
  const focusAfter = useFocusAfter();
  const { tone, Icon } = taskLooks[task.status];
  const key = taskKey(task);
  const subject = task.subjectName || words.account;
  const close = () => {
    setEditing(false);
    focusAfter(() => updateButton.current?.focus());
  };
  return (
    <li className={styles.task} data-status={task.status} data-testid={`task-${key}`}>
      <div className={styles.status}>
        <Tag tone={tone} icon={<Icon size={14} />}>
          {taskStatuses[task.status]}
        </Tag>
      </div>
      <div className={styles.taskText}>
        {taskNames[task.kind] === taskStatuses[task.status] ? null : <p className={styles.taskName}>{taskNames[task.kind]}</p>}
        {task.status === 'waiting' ? null : <p>{task.text}</p>}
        <TaskFacts task={task} />
        {task.note ? <p className={styles.note}>{task.note}</p> : null}
      </div>
      <div className={styles.taskActions}>
        <GoButton task={task} subject={subject} onStep={onStep} onFindings={onFindings} />
        {task.automatic ? null : (
          <Button
            ref={updateButton}
            size="small"
            variant="quiet"
            aria-expanded={editing}
            aria-label={words.updateOf(taskNames[task.kind], subject)}
            onPress={() => setEditing(!editing)}
            data-testid={`task-update-${key}`}
          >
            {words.update}
          </Button>
        )}
      </div>
      {editing ? <TaskForm task={task} accountId={account.id} today={today} onClose={close} /> : null}
    </li>
  );
}

/** Since when, with which ticket, who was spoken to; or that nobody needs to keep it. */
function TaskFacts({ task }: { task: TaskView }) {
  const facts = [
    task.since ? words.since(formatDay(task.since)) : null,
    task.ticket ? words.ticket(task.ticket) : null,
    task.agent ? words.agent(task.agent) : null,
    task.changedBy ? words.by(task.changedBy) : null,
    task.automatic ? words.automatic : null,
  ].filter((fact) => fact !== null);
  return facts.length > 0 ? <p className={styles.facts}>{words.facts(facts)}</p> : null;
}

interface GoButtonProps extends Pick<OwnerSectionProps, 'onStep' | 'onFindings'> {
  task: TaskView;
  subject: string;
}

function GoButton({ task, subject, onStep, onFindings }: GoButtonProps) {
  if (task.status === 'done' || task.status === 'not_needed') return null;
  const way = wayTo(task);
  const go = () => {
    if (!way) onFindings();
    else if ('place' in way) openPlace(way.place);
    else onStep(way.next);
  };
  const action = words.go[task.kind];
  return (
    <Button size="small" onPress={go} aria-label={words.goOf(action, subject)} data-testid={`task-go-${taskKey(task)}`}>
      {action}
    </Button>
  );
}
