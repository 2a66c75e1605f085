import { describe, expect, it } from 'vitest';
import { readGoal } from './goTo';

describe('what is typed into "Go to"', () => {
  it.each([
    ['512,000', { kind: 'row', row: 512_000 }],
    [' 7 ', { kind: 'row', row: 7 }],
    ['10/05/2026', { kind: 'day', day: '2026-10-05' }],
    ['2026-2-3', { kind: 'day', day: '2026-02-03' }],
    ['13/45/2026', { kind: 'bad_day' }],
    ['2/30/2026', { kind: 'bad_day' }],
    ['10/05', { kind: 'bad_day' }],
    ['061026O2C-A5B94C0F-11D2-0000002A', { kind: 'id', id: '061026O2C-A5B94C0F-11D2-0000002A' }],
    ['00412233445566', { kind: 'id', id: '00412233445566' }],
    ['  ', { kind: 'empty' }],
  ] as const)('%s is understood', (typed, goal) => {
    expect(readGoal(typed)).toEqual(goal);
  });
});
