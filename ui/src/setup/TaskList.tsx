import type { AccountView, TaskView } from '../bindings';
import { ErrorNotice } from '../components/ErrorNotice';
import { Skeleton } from '../components/Skeleton';
import { formatDay } from '../format/time';
import { toHostError } from '../host';
import { checklist, taskNames, taskStatuses } from '../i18n/en/checklist';
import { owners } from '../i18n/en/findings';
import { finish as words } from '../i18n/en/setup';
import { isClosed, ownerOrder, taskKey } from './checklist/tasks';
import styles from './Finish.module.css';
import { useSetupQuery } from './useSetupQuery';

/** Who has to do what before everything works; the person reading is only one of them. */
export function TaskList({ account }: { account: AccountView }) {
  const { data, error, refetch } = useSetupQuery('checklist', { accountId: account.id });
  const open = ownerOrder.flatMap((owner) => data?.tasks.filter((task) => task.owner === owner && !isClosed(task)) ?? []);
  return (
    <section className={styles.section} aria-labelledby="open-tasks">
      <h2 id="open-tasks">{words.tasks}</h2>
      {error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={3} /> : null}
      {data && open.length === 0 ? <p className={styles.lead}>{words.noTasks}</p> : null}
      <ul className={styles.tasks}>
        {open.map((task) => (
          <li key={taskKey(task)} className={styles.task}>
            <span className={styles.box} aria-hidden="true" />
            <span className={styles.owner}>{owners[task.owner]}</span>
            <span>
              <strong className={styles.taskName}>{nameOf(task)}</strong> <span>{task.status === 'waiting' ? waitingText(task) : task.text}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const nameOf = ({ kind, subjectName }: TaskView) => (subjectName ? `${taskNames[kind]}, ${subjectName}:` : `${taskNames[kind]}:`);

function waitingText({ since, ticket }: TaskView): string {
  const facts = [since ? checklist.since(formatDay(since)) : '', ticket ? checklist.ticket(ticket) : ''].filter(Boolean);
  return `${[taskStatuses.waiting, ...facts].join(', ')}.`;
}
