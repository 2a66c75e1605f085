// What the checklist page knows of tasks, without drawing anything.
import type { AccountView, NextStep, TaskOwner, TaskView, TerminalView } from '../../bindings';
import { places } from '../places';

export const ownerOrder: TaskOwner[] = ['you', 'converge', 'civic_plus'];

export const isClosed = ({ status }: TaskView): boolean => status === 'done' || status === 'not_needed';

export const taskKey = ({ kind, subjectId }: TaskView): string => `${kind}:${subjectId ?? ''}`;

export interface Subject {
  key: string;
  name: string;
  terminal: TerminalView | null;
  tasks: TaskView[];
}

/** Tasks of one owner, gathered by what they are about, in the order in which they came. */
export function bySubject(tasks: TaskView[], account: AccountView, whole: string): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const task of tasks) {
    const key = task.subjectId ?? '';
    const terminal = account.terminals.find((one) => one.id === task.subjectId) ?? null;
    const subject = subjects.get(key) ?? { key, name: task.subjectId === null ? whole : task.subjectName, terminal, tasks: [] };
    subject.tasks.push(task);
    subjects.set(key, subject);
  }
  return [...subjects.values()];
}

/** Where a task is done: a step to open here, or a place to go to. */
export function wayTo({ kind, subjectId }: TaskView): { next: NextStep } | { place: string } | null {
  const terminal = subjectId ?? '';
  switch (kind) {
    case 'store_pin':
      return { next: { kind: 'paste_pin', terminalId: terminal } };
    case 'verify_pin':
      return { next: { kind: 'verify', terminalId: subjectId } };
    case 'finish_rotation':
    case 'rotate_pin':
      return { next: { kind: 'open_rotation', terminalId: terminal } };
    case 'account_facts':
    case 'shared_vault':
      return { next: { kind: 'edit_account' } };
    case 'register_user':
      return { place: subjectId === null ? places.users : places.user(subjectId) };
    case 'grant_rights':
      return subjectId === null ? { place: places.users } : { next: { kind: 'open_rights', userId: subjectId } };
    case 'solve_problem':
      return null;
    case 'hand_off':
    case 'connected':
      return { place: places.handoff };
    default:
      return subjectId === null ? { place: places.terminals } : { next: { kind: 'edit_terminal', terminalId: subjectId } };
  }
}
