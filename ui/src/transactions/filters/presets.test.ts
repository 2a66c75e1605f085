import { describe, expect, it } from 'vitest';
import { presetOf, rangeOf } from './presets';

const today = '2026-03-01';

describe('quick dates', () => {
  it.each([
    ['today', '2026-03-01', '2026-03-01'],
    ['yesterday', '2026-02-28', '2026-02-28'],
    ['last7', '2026-02-23', '2026-03-01'],
    ['last30', '2026-01-31', '2026-03-01'],
    ['this_month', '2026-03-01', '2026-03-01'],
    ['last_month', '2026-02-01', '2026-02-28'],
    ['fiscal_year', '2025-07-01', '2026-03-01'],
  ] as const)('%s runs from %s to %s', (id, from, to) => {
    expect(rangeOf(id, today)).toEqual({ from, to });
  });

  it('start the fiscal year on July 1', () => {
    expect(rangeOf('fiscal_year', '2026-07-01')).toEqual({ from: '2026-07-01', to: '2026-07-01' });
    expect(rangeOf('fiscal_year', '2026-06-30')).toEqual({ from: '2025-07-01', to: '2026-06-30' });
  });

  it('recognize a range typed by hand', () => {
    expect(presetOf(rangeOf('last_month', today), today)).toBe('last_month');
    expect(presetOf(null, today)).toBe('all');
    expect(presetOf({ from: '2026-01-02', to: '2026-01-03' }, today)).toBeNull();
  });
});
