import { createStore, useStore } from '../../app/store';
import type { AtConverge, PlanStanding } from '../../bindings';

export interface ListState {
  text: string;
  standings: PlanStanding[];
  atConverge: AtConverge[];
  limit: number;
}

export const stepRows = 200;
export const mostRows = 1_000;
const fresh: ListState = { text: '', standings: [], atConverge: [], limit: stepRows };

/** Outlives the way to a plan and back. */
const store = createStore<ListState>(fresh);

export const useListState = (): ListState => useStore(store);
export const changeList = (part: Partial<ListState>): void => store.set({ ...store.get(), ...part });
export const forgetList = (): void => store.set(fresh);
