import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { TaskStatus, TaskView } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { DayField } from '../../components/DayField';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Select } from '../../components/Select';
import { TextField } from '../../components/TextField';
import { checklist as all, taskNames, taskStatuses } from '../../i18n/en/checklist';
import { useAct } from '../useAct';
import { setupQueryKey } from '../useSetupQuery';
import styles from './Checklist.module.css';
import { taskKey } from './tasks';

const words = all.form;
const statuses: TaskStatus[] = ['open', 'waiting', 'done', 'problem', 'not_needed'];
const choices = statuses.map((id) => ({ id, text: taskStatuses[id] }));

interface TaskFormProps {
  task: TaskView;
  accountId: string;
  today: string;
  onClose: () => void;
}

/** Notes how a task stands, right where it is listed. Escape leaves it as it was. */
export function TaskForm({ task, accountId, today, onClose }: TaskFormProps) {
  const host = useHost();
  const client = useQueryClient();
  const act = useAct();
  const form = useRef<HTMLFormElement>(null);
  const [status, setStatus] = useState(task.status);
  const [since, setSince] = useState(task.since ?? today);
  const [texts, setTexts] = useState({ ticket: task.ticket, agent: task.agent, note: task.note });
  const key = taskKey(task);
  const future = since > today;
  useEffect(() => form.current?.querySelector<HTMLElement>('button')?.focus(), []);

  const text = (name: keyof typeof texts) => (
    <TextField
      id={`task-${name}-${key}`}
      label={words[name]}
      value={texts[name]}
      onChange={(value) => setTexts((now) => ({ ...now, [name]: value }))}
      testId={`task-${name}`}
    />
  );
  const save = () =>
    act.run(async () => {
      if (future) return announce(words.future);
      const { kind, subjectId } = task;
      const { ticket, agent, note } = { ticket: texts.ticket.trim(), agent: texts.agent.trim(), note: texts.note.trim() };
      const list = await host.call('checklist_update', { accountId, kind, subjectId, status, since: since || null, ticket, agent, note });
      client.setQueryData(setupQueryKey('checklist', { accountId }), list);
      announce(words.saved(taskNames[kind], taskStatuses[status]));
      onClose();
    });
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={all.updateOf(taskNames[task.kind], task.subjectName || all.account)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      data-testid="task-form"
    >
      <div className={styles.fields}>
        <Select label={words.status} choices={choices} value={status} onChange={setStatus} data-testid="task-status" />
        <DayField
          label={words.since}
          value={since || null}
          onChange={(day) => setSince(day ?? '')}
          error={future ? words.future : null}
          data-testid="task-since"
        />
        {text('ticket')}
        {text('agent')}
      </div>
      {text('note')}
      {act.failure ? <ErrorNotice error={act.failure} /> : null}
      <div className={styles.buttons}>
        <Button type="submit" size="small" variant="primary" data-testid="task-save">
          {words.save}
        </Button>
        <Button size="small" onPress={onClose} data-testid="task-cancel">
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
