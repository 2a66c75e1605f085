import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountView, CallSheetView, TaskKind, TaskView, TerminalView } from '../../bindings';
import { announce, useAppStatus, useHost } from '../../app/session';
import { formatDay } from '../../format/time';
import { callSheet as words } from '../../i18n/en/checklist';
import { useAct } from '../useAct';
import { setupQueryKey, useSetupQuery } from '../useSetupQuery';

/** The task behind a line: about the terminal, its API user or the whole account. */
function taskBehind(kind: TaskKind, tasks: TaskView[], terminal: TerminalView): TaskView | null {
  const of = (id: string | null) => tasks.find((task) => task.kind === kind && task.subjectId === id && !task.automatic);
  return of(terminal.id) ?? of(terminal.userId) ?? of(null) ?? null;
}

/** What is ticked and typed on the phone; noting the call turns the tasks to waiting, with ticket and name. */
export function useCallNotes(sheet: CallSheetView | undefined, account: AccountView, terminal: TerminalView) {
  const host = useHost();
  const client = useQueryClient();
  const act = useAct();
  const today = useAppStatus().data?.today ?? '';
  const tasks = useSetupQuery('checklist', { accountId: account.id }).data?.tasks ?? [];
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [agent, setAgent] = useState('');
  const [typed, setTicket] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const ticket = typed ?? sheet?.ticket ?? '';

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
  const kinds = [...new Set((sheet?.ask ?? []).flatMap((line, index) => (ticked.has(index) ? [line.task] : [])))];
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
  return { ticked, tick, agent, setAgent, ticket, setTicket, said, failure: act.failure, asked: behind.length, note };
}

export type CallNotes = ReturnType<typeof useCallNotes>;
