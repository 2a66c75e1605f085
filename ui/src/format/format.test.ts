import { describe, expect, it } from 'vitest';
import { groupsOfFour } from './ids';
import { formatMoney, plainMoney } from './money';
import { formatAge, formatDateTime, formatDayRange, inZone } from './time';

describe('money', () => {
  it.each([
    ['0', 'USD', '$0.00'],
    ['5', 'USD', '$0.05'],
    ['-14500', 'USD', '\u2212$145.00'],
    ['926710', 'USD', '$9,267.10'],
    ['900719925474099312', 'USD', '$9,007,199,254,740,993.12'],
    ['1234', 'JPY', '\u00a51,234'],
    ['1234', 'KWD', 'KWD\u00a01.234'],
    ['7', 'KWD', 'KWD\u00a00.007'],
  ])('%s %s reads %s', (minor, currency, text) => {
    expect(formatMoney({ minor, currency })).toBe(text);
  });

  it('never rounds what it cannot read', () => {
    expect(formatMoney({ minor: '12.5', currency: 'USD' })).toBe('12.5 USD');
  });

  it('is pasted with a plain hyphen and without grouping', () => {
    expect(plainMoney({ minor: '-123456', currency: 'USD' })).toBe('-1234.56');
  });
});

describe('time', () => {
  it('shows the wall clock of the display zone, not of this PC', () => {
    expect(formatDateTime('2026-10-06T16:10:00-06:00')).toBe('Oct 6, 2026, 4:10 PM');
    expect(formatDateTime('2026-10-06T00:05:00-06:00')).toBe('Oct 6, 2026, 12:05 AM');
  });

  it('converts instants of other offsets into the zone', () => {
    expect(formatDateTime(inZone('2026-10-06T22:10:00Z', 'America/Denver'))).toBe('Oct 6, 2026, 4:10 PM');
    expect(inZone('2026-10-06T22:10:00Z', 'Nowhere/At_All')).toBe('2026-10-06T22:10:00Z');
  });

  it('writes ranges the short way', () => {
    expect(formatDayRange('2026-10-01', '2026-10-06')).toBe('Oct 1 \u2013 Oct 6, 2026');
    expect(formatDayRange('2025-12-30', '2026-01-02')).toBe('Dec 30, 2025 \u2013 Jan 2, 2026');
    expect(formatDayRange('2026-10-06', '2026-10-06')).toBe('Oct 6, 2026');
  });

  it('tells ages in words', () => {
    const now = Date.parse('2026-10-06T12:00:00Z');
    expect(formatAge('2026-10-06T11:59:40Z', now)).toBe('just now');
    expect(formatAge('2026-10-06T11:58:00Z', now)).toBe('2 minutes ago');
    expect(formatAge('2026-10-05T11:00:00Z', now)).toBe('yesterday');
  });
});

describe('ids', () => {
  it('with hyphens break behind them, others are grouped by four, and none loses anything', () => {
    const id = '061026O2C-A5B94C0F-11D2-0000002A';
    expect(groupsOfFour(id)).toEqual(['061026O2C-', 'A5B94C0F-', '11D2-', '0000002A']);
    expect(groupsOfFour(id).join('')).toBe(id);
    expect(groupsOfFour('00412233445566')).toEqual(['0041', '2233', '4455', '66']);
    expect(groupsOfFour('PK-2291')).toEqual(['PK-2291']);
  });
});
