import { describe, expect, it } from 'vitest';
import { presetOf, withDatesOf, withDays, withPreset } from './presets';

describe('quick dates', () => {
  it('are words in the search, so that they move with the calendar', () => {
    expect(withPreset('oka date:2026-10-05 status:open', 'last-30-days')).toBe('oka date:last-30-days status:open');
    expect(withPreset('oka date:today', 'all')).toBe('oka');
  });

  it('are known again when they were typed', () => {
    expect(presetOf('date:Last-7-Days oka')).toBe('last-7-days');
    expect(presetOf('oka')).toBe('all');
    expect(presetOf('date:2026-10-05')).toBeNull();
    expect(presetOf('date:today date:2026')).toBeNull();
  });
});

describe('chosen days', () => {
  it('are a day or a range', () => {
    expect(withDays('', { from: '2026-10-05', to: '2026-10-05' })).toBe('date:2026-10-05');
    expect(withDays('date:today', { from: '2026-10-01', to: '2026-10-05' })).toBe('date:2026-10-01..2026-10-05');
    expect(withDays('date:today oka', null)).toBe('oka');
  });

  it('stay when a view has none of its own', () => {
    expect(withDatesOf('status:open', 'oka date:today')).toBe('status:open date:today');
    expect(withDatesOf('date:2026', 'date:today')).toBe('date:2026');
  });
});
