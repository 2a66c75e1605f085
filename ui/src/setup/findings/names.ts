import type { AccountView, TerminalView } from '../../bindings';

export const terminalOf = (account: AccountView, id: string): TerminalView | null =>
  account.terminals.find((terminal) => terminal.id === id) ?? null;

export const terminalName = (account: AccountView, id: string): string => terminalOf(account, id)?.name ?? '';

export const userName = (account: AccountView, id: string): string =>
  account.users.find((user) => user.id === id)?.userId ?? '';
