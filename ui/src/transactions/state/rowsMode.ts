import { recall, remember } from '../../app/remembered';
import { createStore, useStore } from '../../app/store';

/** One long list, or pages: some screen readers do not follow a list that is longer than what is drawn. */
export type RowsMode = 'scroll' | 'pages';
export const rowsModes: readonly RowsMode[] = ['scroll', 'pages'];
export const rowsPerPage = 100;

const mode = createStore<RowsMode | null>(null);

/** Read when it is first needed, so that what was remembered counts. */
const remembered = (): RowsMode => (recall('rows') === 'pages' ? 'pages' : 'scroll');

export const useRowsMode = (): RowsMode => useStore(mode) ?? remembered();

export function setRowsMode(next: RowsMode): void {
  remember('rows', next);
  mode.set(next);
}

/** As after a start of the program. */
export const forgetRowsMode = (): void => mode.set(null);
