import { useEffect, useRef } from 'react';

/**
 * What keys and the native menu can ask for. A screen answers while it is mounted;
 * an unanswered command does nothing.
 */
export type CommandId =
  | 'go-home'
  | 'go-transactions'
  | 'go-plans'
  | 'go-setup'
  | 'go-approvals'
  | 'go-activity'
  | 'go-settings'
  | 'lock'
  | 'import-setup'
  | 'export-setup'
  | 'hand-off'
  | 'help'
  | 'undo'
  | 'sync'
  | 'find'
  | 'export'
  | 'import'
  | 'toggle-sidebar'
  | 'theme-system'
  | 'theme-light'
  | 'theme-dark'
  | 'density-compact'
  | 'density-normal'
  | 'density-roomy'
  | 'leave-practice';

const answers = new Map<CommandId, () => void>();

export function runCommand(id: string): boolean {
  for (const [known, answer] of answers) {
    if (known === id) {
      answer();
      return true;
    }
  }
  return false;
}

export function useCommand(id: CommandId, answer: () => void): void {
  const latest = useRef(answer);
  useEffect(() => {
    latest.current = answer;
  });
  useEffect(() => {
    const call = () => latest.current();
    answers.set(id, call);
    return () => {
      if (answers.get(id) === call) answers.delete(id);
    };
  }, [id]);
}
