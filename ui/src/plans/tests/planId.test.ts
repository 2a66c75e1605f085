import { describe, expect, it } from 'vitest';
import { monthAway, weeksOf } from '../ahead/monthModel';
import { pastedId, wrongPlanId } from '../adopt/planId';
import { wrongAmount, wrongTotal } from '../add/fields';
import { placeIn } from '../place';

const whole = '280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E';

describe('the id of a plan', () => {
  it('is taken with the spaces and breaks that come along when it is copied', () => {
    expect(wrongPlanId(` ${whole.slice(0, 20)}\r\n ${whole.slice(20)}\u200b`)).toBeNull();
    expect(pastedId(`\t${whole} `)).toBe(whole);
  });

  it('with a character missing, one too many or a wrong one is refused by its shape', () => {
    expect(wrongPlanId(whole.slice(1))).toContain('it has 45 characters');
    expect(wrongPlanId(`${whole}A`)).toContain('it has 47 characters');
    expect(wrongPlanId(whole.replace('C', '#'))).toContain('only letters, digits and hyphens');
    expect(wrongPlanId('  ')).toContain('Paste');
  });
});

describe('amounts and counts', () => {
  it('are read as people write them, and zero is none', () => {
    for (const good of ['125', '125.00', '$1,250.50', ' 0.01 ']) expect(wrongAmount(good)).toBeNull();
    for (const bad of ['', 'abc', '-5', '1.2.3', '12,50', '1e3']) expect(wrongAmount(bad)).toBe('Write an amount like 125.00.');
    expect(wrongAmount('0.00')).toBe('The amount must be more than zero.');
  });

  it('of payments go from 1 to 9999', () => {
    for (const good of ['1', '10', '9999']) expect(wrongTotal(good)).toBeNull();
    for (const bad of ['', '0', '10000', '1.5', '-1', 'ten']) expect(wrongTotal(bad)).not.toBeNull();
  });
});

describe('months', () => {
  it('follow each other over the turn of the year', () => {
    expect([monthAway('2026-12', 1), monthAway('2026-01', -1), monthAway('2026-10', 0)]).toEqual(['2027-01', '2025-12', '2026-10']);
  });

  it('are whole weeks from Sunday with every day once', () => {
    const days = Array.from({ length: 31 }, (_, at) => ({ date: `2026-10-${String(at + 1).padStart(2, '0')}`, note: null, count: 0, amounts: [], plans: [] }));
    const weeks = weeksOf(days);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    // October 1, 2026 is a Thursday.
    expect(weeks[0]?.map((day) => day?.date.slice(8) ?? '')).toEqual(['', '', '', '', '01', '02', '03']);
    expect(weeks.flat().filter(Boolean)).toEqual(days);
  });
});

describe('addresses', () => {
  it('name the views, one plan, and its draft', () => {
    expect(placeIn('plans')).toEqual({ at: 'view', view: 'list' });
    expect(placeIn('plans/follow-up')).toEqual({ at: 'view', view: 'follow-up' });
    expect(placeIn('plans/new')).toEqual({ at: 'new' });
    expect(placeIn('plans/a%2Fb')).toEqual({ at: 'plan', id: 'a/b' });
    expect(placeIn('plans/a/edit')).toEqual({ at: 'draft', id: 'a' });
  });
});
