import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountView, CallSheetLine, CallSheetView, TaskKind, TaskView, TerminalView } from '../../bindings';
import { announce, useAppStatus, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Checkbox';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { TextField } from '../../components/TextField';
import { formatDay } from '../../format/time';
import { callSheet as words, taskStatuses } from '../../i18n/en/checklist';
import { useAct } from '../useAct';
import { setupQueryKey, useSetupQuery } from '../useSetupQuery';
import styles from './Checklist.module.css';

interface CallNotesProps {
  sheet: CallSheetView;
  account: AccountView;
  terminal: TerminalView;
}

/** The task behind a line: about the terminal, its API user or the whole account. */
export function taskBehind(kind: TaskKind, tasks: TaskView[], terminal: TerminalView): TaskView | null {
  const of = (id: string | null) => tasks.find((task) => task.kind === kind && task.subjectId === id && !task.automatic);
  return of(terminal.id) ?? of(terminal.userId) ?? of(null) ?? null;
}

const isAsked = ({ status }: CallSheetLine) => status !== 'open' && status !== 'problem';

/** Lines to tick on the phone; noting the call turns their tasks to waiting, with ticket and name. */
export function CallNotes({ sheet, account, terminal }: CallNotesProps) {
  const host = useHost();
  const client = useQueryClient();
  const act = useAct();
  const today = useAppStatus().data?.today ?? '';
  const tasks = useSetupQuery('checklist', { accountId: account.id }).data?.tasks ?? [];
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [agent, setAgent] = useState('');
  const [ticket, setTicket] = useState(sheet.ticket);
  const [said, setSaid] = useState<string | null>(null);

  const tick = (line: number, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(line);
    else next.delete(line);
    setTicked(next);
  };
  const say = (text: string) => {
    setSaid(text);
    announce(text);
  };
  const kinds = [...new Set(sheet.ask.flatMap((line, index) => (ticked.has(index) ? [line.task] : [])))];
  const behind = kinds.flatMap((kind) => taskBehind(kind, tasks, terminal) ?? []);
  const note = () =>
    act.run(async () => {
      if (behind.length === 0) return say(words.nothingTicked);
      for (const { kind, subjectId, note: kept } of behind) {
        const update = { accountId: account.id, kind, subjectId, status: 'waiting' as const, since: today };
        const list = await host.call('checklist_update', { ...update, ticket: ticket.trim(), agent: agent.trim(), note: kept });
        client.setQueryData(setupQueryKey('checklist', { accountId: account.id }), list);
      }
      await client.invalidateQueries({ queryKey: setupQueryKey('call_sheet', { id: terminal.id }) });
      setTicked(new Set());
      say(words.noted(behind.length, formatDay(today), ticket.trim()));
    });
  return (
    <form
      className={styles.part}
      onSubmit={(event) => {
        event.preventDefault();
        void note();
      }}
    >
      <section className={styles.part} aria-labelledby="call-ask">
        <h3 id="call-ask">{words.ask}</h3>
        <p className={styles.quiet}>{words.askHelp}</p>
        <ul className={styles.askLines}>
          {sheet.ask.map((line, index) => (
            <li key={`${line.task}-${line.text}`}>
              <Checkbox isSelected={ticked.has(index)} onChange={(on) => tick(index, on)} data-testid={`call-ask-${index}`}>
                {line.text}
                {isAsked(line) ? (
                  <span className={styles.asked}> ({words.already(taskStatuses[line.status], line.since ? formatDay(line.since) : null)})</span>
                ) : null}
              </Checkbox>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.part} aria-labelledby="call-about">
        <h3 id="call-about">{words.call}</h3>
        <div className={styles.fields}>
          <TextField id="call-agent" label={words.agent} value={agent} onChange={setAgent} testId="call-agent" />
          <TextField id="call-ticket" label={words.ticket} value={ticket} onChange={setTicket} testId="call-ticket" />
        </div>
        {act.failure ? <ErrorNotice error={act.failure} /> : null}
        {said ? (
          <FieldLine tone={said === words.nothingTicked ? 'error' : 'ok'} testId="call-said">
            {said}
          </FieldLine>
        ) : null}
        <div className={styles.buttons}>
          <Button type="submit" data-testid="call-note">
            {words.note(behind.length)}
          </Button>
        </div>
      </section>
    </form>
  );
}
