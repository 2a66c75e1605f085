import { describe, expect, it } from 'vitest';
import { readAmount } from '../../format/money';
import { clockOf, secondsSince, secondsUntil } from '../clock';
import { untilText } from '../reverse/until';

const denver = { displayZone: 'America/Denver', gatewayZone: 'America/New_York' };

describe('until when a void is possible', () => {
  it('is told in both zones, with the day where it is another one', () => {
    expect(untilText('2026-10-07T01:00:00Z', denver, '2026-10-06')).toBe('Possible until 7:00 PM here (9:00 PM ET).');
    expect(untilText('2026-10-08T01:00:00Z', denver, '2026-10-06')).toBe('Possible until Oct 7, 2026, 7:00 PM here (9:00 PM ET).');
    expect(untilText('2026-10-07T05:30:00Z', denver, '2026-10-06')).toBe('Possible until 11:30 PM here (Oct 7, 2026, 1:30 AM ET).');
  });

  it('is told once where the clocks agree', () => {
    const same = { displayZone: 'America/New_York', gatewayZone: 'America/Detroit' };
    expect(untilText('2026-10-07T01:00:00Z', same, '2026-10-06')).toBe('Possible until 9:00 PM ET.');
  });
});

describe('a typed amount', () => {
  it.each([
    ['180.00', 18000n],
    ['$180', 18000n],
    [' 1,180.5 ', 118050n],
    ['.50', 50n],
    ['0', 0n],
    ['1,80', null],
    ['180,00', null],
    ['1.805', null],
    ['-5', null],
    ['5 dollars', null],
    ['.', null],
    ['', null],
    ['1e3', null],
  ])('%s is %s', (typed, minor) => {
    expect(readAmount(typed, 'USD')).toBe(minor);
  });

  it('has the places of its currency', () => {
    expect(readAmount('180', 'JPY')).toBe(180n);
    expect(readAmount('1.5', 'JPY')).toBeNull();
    expect(readAmount('1.805', 'KWD')).toBe(1805n);
  });
});

describe('a countdown', () => {
  it('never goes below nothing and reads what it can', () => {
    const now = Date.parse('2026-10-06T16:00:00Z');
    expect(secondsUntil('2026-10-06T16:01:05Z', now)).toBe(65);
    expect(secondsUntil('2026-10-06T15:00:00Z', now)).toBe(0);
    expect(secondsUntil('soon', now)).toBe(0);
    expect(secondsSince('2026-10-06T15:59:48Z', now)).toBe(12);
    expect(clockOf(65)).toBe('1:05');
  });
});
