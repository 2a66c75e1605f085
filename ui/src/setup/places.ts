// Where the parts of Setup are. The address is the only thing these pages know of each other.
import type { NextStep } from '../bindings';

export const places = {
  checklist: 'setup',
  terminals: 'setup/terminals',
  terminal: (id: string) => `setup/terminals/${encodeURIComponent(id)}`,
  users: 'setup/users',
  user: (id: string) => `setup/users/${encodeURIComponent(id)}`,
  handoff: 'setup/handoff',
  configuration: 'setup/configuration',
  department: 'setup/department',
  wizard: 'wizard',
};

export function openPlace(place: string): void {
  window.location.hash = `/${place}`;
}

/** The page where a step is done; null for steps that open right where they are shown. */
export function placeOf(next: NextStep): string | null {
  switch (next.kind) {
    case 'edit_terminal':
      return places.terminal(next.terminalId);
    case 'edit_user':
    case 'open_rights':
      return places.user(next.userId);
    case 'edit_account':
      return places.department;
    case 'call_converge':
      return next.terminalId === null ? places.checklist : null;
    default:
      return null;
  }
}
