import { describe, expect, it } from 'vitest';
import { allColumns, moved, shownColumns, standardColumns, switched, templateOf, withWidth } from './columnModel';

const keys = (layout: readonly { key: string }[]) => layout.map((one) => one.key).join(' ');

describe('the columns', () => {
  it('are moved among those shown and never past the ends', () => {
    expect(keys(moved(standardColumns, 'amount', 0))).toBe('amount time status type card customer invoice terminal');
    expect(keys(moved(standardColumns, 'time', 99))).toBe('status type amount card customer invoice terminal time');
    expect(keys(moved(standardColumns, 'nonsense', 0))).toBe(keys(standardColumns));
  });

  it('are shown and hidden, but the last one stays', () => {
    expect(keys(switched(standardColumns, 'batch'))).toContain('terminal batch');
    expect(keys(switched(standardColumns, 'time'))).not.toContain('time');
    expect(keys(switched([{ key: 'time', width: null }], 'time'))).toBe('time');
  });

  it('have a width within reason, and their own again when it is forgotten', () => {
    const wide = withWidth(standardColumns, 'time', 10_000);
    expect(shownColumns(wide)[0]?.width).toBe(640);
    expect(shownColumns(withWidth(wide, 'time', null))[0]?.width).toBe(184);
  });

  it('of a newer program are left out, and none at all are the standard ones', () => {
    expect(keys(shownColumns([{ key: 'aura', width: 3 }, { key: 'id', width: null }]))).toBe('id');
    expect(keys(shownColumns([{ key: 'aura', width: 3 }]))).toBe(keys(standardColumns));
  });

  it('give the last one what is left over', () => {
    const { template, least } = templateOf(shownColumns([{ key: 'time', width: 100 }, { key: 'id', width: 200 }]));
    expect(template).toBe('100px minmax(200px, 1fr)');
    expect(least).toBe(300);
  });

  it('fit side by side in a window of 1280 pixels as long as they are the standard ones', () => {
    expect(templateOf(shownColumns(standardColumns)).least).toBe(1028);
  });

  it('have each a title and a key of their own', () => {
    expect(new Set(allColumns.map((one) => one.key)).size).toBe(allColumns.length);
    expect(new Set(allColumns.map((one) => one.title)).size).toBe(allColumns.length);
  });
});
