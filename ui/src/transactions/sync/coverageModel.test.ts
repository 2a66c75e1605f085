import { describe, expect, it } from 'vitest';
import { gapsOf, segmentsOf } from './coverageModel';

const terminal = {
  terminalId: 't1',
  terminalName: 'T1',
  ranges: [
    { from: '2026-10-01', to: '2026-10-02', state: 'complete' as const },
    { from: '2026-10-03', to: '2026-10-09', state: 'none' as const },
    { from: '2026-10-10', to: '2026-10-10', state: 'incomplete' as const },
  ],
};

describe('coverage', () => {
  it('offers every gap, the newest first', () => {
    expect(gapsOf(terminal).map(({ from, to }) => [from, to])).toEqual([
      ['2026-10-10', '2026-10-10'],
      ['2026-10-03', '2026-10-09'],
    ]);
  });

  it('draws days in proportion', () => {
    expect(segmentsOf(terminal, '2026-10-01', '2026-10-10').map(({ start, width }) => [start, width])).toEqual([[0, 0.2], [0.2, 0.7], [0.9, 0.1]]);
  });
});
