// The tasks of an account, as the program derives them, and what people noted about them.
import type { AccountView, Checklist, TaskKind, TaskOwner, TaskStatus, TaskView, UpdateTask } from '../../bindings';
import { HostError } from '../error';
import { findingsOf } from './findingRules';

type Noted = Pick<TaskView, 'status' | 'since' | 'ticket' | 'agent' | 'note'>;
type Subject = { id: string; name: string } | null;

const keyOf = (kind: TaskKind, subjectId: string | null) => `${kind}:${subjectId ?? ''}`;

export function fakeTasks() {
  const noted = new Map<string, Noted>();

  const judged = (kind: TaskKind, subject: Subject, owner: TaskOwner, status: TaskStatus, text: string): TaskView => ({
    kind, subjectId: subject?.id ?? null, subjectName: subject?.name ?? '', owner, automatic: true, status, text,
    since: null, ticket: '', agent: '', note: '', changedBy: null,
  });
  const asked = (kind: TaskKind, subject: Subject, owner: TaskOwner, text: string): TaskView => {
    const known = noted.get(keyOf(kind, subject?.id ?? null));
    return { ...judged(kind, subject, owner, 'open', text), automatic: false, ...known, changedBy: known ? 'clerk1' : null };
  };

  const tasksOf = (account: AccountView): TaskView[] => {
    const tasks = [judged('account_facts', null, 'you', 'done', `Account ${account.merchantId} is noted.`)];
    for (const user of account.users) {
      const subject = { id: user.id, name: user.userId };
      tasks.push(asked('register_user', subject, 'converge', `Converge registers ${user.userId} for API use.`));
      tasks.push(asked('grant_rights', subject, 'you', `Give ${user.userId} the rights it needs in the portal.`));
    }
    if (account.terminals.length > 0) tasks.push(asked('shared_vault', null, 'converge', 'One shared token vault for all terminals.'));
    for (const terminal of account.terminals.filter((one) => one.active)) {
      const { name, kind } = terminal;
      const subject = { id: terminal.id, name };
      const state = terminal.credentials[0]?.state ?? 'missing';
      const has = state !== 'missing' && state !== 'lost';
      const again = state === 'lost' ? ' again' : '';
      tasks.push(judged('store_pin', subject, 'you', has ? 'done' : 'open', has ? `The PIN of ${name} is stored.` : `Paste the PIN for ${name}${again}.`));
      const verified = state === 'verified' ? 'done' : state === 'refused' || state === 'conflict' ? 'problem' : 'open';
      tasks.push(judged('verify_pin', subject, 'you', verified, verified === 'done' ? `${name} is verified.` : `Verify ${name}.`));
      if (kind === 'internet') {
        tasks.push(asked('hosted_page', subject, 'converge', `Switch the hosted page on for ${name}.`));
        tasks.push(asked('allow_list', subject, 'converge', `Put the addresses for ${name} on the allow-list.`));
        tasks.push(asked('enable_post', subject, 'converge', `Switch POST on for ${name}.`));
        tasks.push(asked('return_address', subject, 'converge', `List the return address for ${name}.`));
      } else {
        tasks.push(judged('no_allow_list', subject, 'you', 'done', `${name} has no allow-list, as it must be.`));
      }
      tasks.push(asked('hand_off', subject, 'you', `Hand ${name} over to CivicPlus.`));
      tasks.push(asked('connected', subject, 'civic_plus', `CivicPlus connects ${name}.`));
    }
    for (const finding of findingsOf(account).findings.filter((one) => one.weight === 'blocks')) {
      const terminal = account.terminals.find((one) => one.id === finding.terminalIds[0]);
      tasks.push(judged('solve_problem', terminal ? { id: terminal.id, name: terminal.name } : null, 'you', 'problem', finding.title));
    }
    return tasks;
  };

  const show = (account: AccountView): Checklist => {
    const tasks = tasksOf(account);
    const waiting = tasks.find((task) => task.status === 'waiting');
    const used = new Set(account.terminals.filter((one) => one.active).map((one) => one.userId));
    return {
      tasks,
      done: tasks.filter((task) => task.status === 'done' || task.status === 'not_needed').length,
      total: tasks.length,
      waiting: waiting ? waitingFor(waiting) : null,
      usersWithoutTerminal: account.users.filter((user) => user.active && !used.has(user.id)).map((user) => user.userId),
      terminalsWithoutUser: account.terminals.filter((one) => one.active && one.userId === null).map((one) => one.name),
    };
  };

  const update = (account: AccountView, { kind, subjectId, status, since, ticket, agent, note }: UpdateTask): Checklist => {
    const task = tasksOf(account).find((one) => one.kind === kind && one.subjectId === subjectId);
    if (!task) throw new HostError({ code: 'not_found', message: 'There is no such task.', details: {} });
    if (task.automatic) {
      const details = { field: 'status', reason: 'task_automatic' };
      throw new HostError({ code: 'invalid_input', message: 'The program keeps this task up to date itself.', details });
    }
    noted.set(keyOf(kind, subjectId), { status, since, ticket, agent, note });
    return show(account);
  };
  return { show, update };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function waitingFor({ owner, since, ticket }: TaskView): string {
  const who = owner === 'civic_plus' ? 'CivicPlus' : owner === 'converge' ? 'Converge' : 'the town';
  const day = since ? ` since ${Number(since.slice(8))} ${months[Number(since.slice(5, 7)) - 1] ?? ''}` : '';
  return `Waiting for ${who}${day}${ticket ? ` (ticket ${ticket})` : ''}`;
}
