// What can be opened over a terminal, from the list, the matrix and its own page.
import type { AccountView, CredentialView, TerminalView } from '../../bindings';

export type DialogKind = 'pin' | 'show' | 'copy' | 'rotate' | 'evidence' | 'remove' | 'edit' | 'off';

export interface Opened {
  kind: DialogKind;
  terminalId: string;
  /** Whose PIN; null where it is about the terminal. */
  userId: string | null;
}

export type Open = (opened: Opened) => void;

/** The PIN of one API user on one terminal. */
export function credentialFor(terminal: TerminalView, userId: string | null): CredentialView | null {
  return terminal.credentials.find((one) => one.userId === userId) ?? null;
}

/** A PIN that was never stored or is gone. */
export const isEmpty = (credential: CredentialView | null): boolean =>
  credential === null || credential.state === 'missing' || credential.state === 'lost';

export const userName = (account: AccountView, id: string | null): string | null =>
  account.users.find((user) => user.id === id)?.userId ?? null;
