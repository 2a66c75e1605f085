import type { AccountView } from '../../bindings';

export function FindingList(_: { account: AccountView; terminalId?: string }) {
  return null;
}
