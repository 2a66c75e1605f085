import { describe, expect, it } from 'vitest';
import type { SavedView } from '../../bindings';
import { standardColumns, withWidth } from '../columns/columnModel';
import { newestFirst } from '../state/ledgerState';
import { isChanged } from './viewModel';

const view: SavedView = { id: 'v', name: 'Web', text: 'terminal:web', columns: [...standardColumns], sort: newestFirst, savedAt: '' };
const shown = { text: 'Terminal:web', columns: standardColumns, sort: newestFirst };

describe('a saved view', () => {
  it('is unchanged while text, columns and order are', () => {
    expect(isChanged(view, shown)).toBe(false);
  });

  it('is changed by another filter, a width or an order', () => {
    expect(isChanged(view, { ...shown, text: 'terminal:web oka' })).toBe(true);
    expect(isChanged(view, { ...shown, columns: withWidth(standardColumns, 'time', 300) })).toBe(true);
    expect(isChanged(view, { ...shown, sort: { column: 'amount', direction: 'ascending' } })).toBe(true);
  });

  it('is not changed by columns that this version does not know', () => {
    const aura = { key: 'aura', width: null };
    expect(isChanged({ ...view, columns: [aura, ...standardColumns] }, shown)).toBe(false);
    expect(isChanged({ ...view, columns: [aura] }, { ...shown, columns: withWidth(standardColumns, 'time', 300) })).toBe(false);
  });

  it('without dates, columns or order leaves them open', () => {
    expect(isChanged(view, { ...shown, text: 'terminal:web date:today' })).toBe(false);
    expect(isChanged({ ...view, text: 'terminal:web date:today' }, shown)).toBe(true);
    const open = { ...view, columns: [], sort: null };
    expect(isChanged(open, { ...shown, columns: [], sort: { column: 'amount', direction: 'ascending' } })).toBe(false);
  });
});
