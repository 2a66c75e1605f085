import { recall, remember } from './remembered';
import { createStore, useStore } from './store';

const chosen = createStore<string | null>(recall('account'));

export function chooseAccount(id: string): void {
  remember('account', id);
  chosen.set(id);
}

export const useChosenAccount = (): string | null => useStore(chosen);
