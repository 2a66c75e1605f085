import { parseDate } from '@internationalized/date';
import type { CoverageRange, SyncEvent, SyncReport, SyncRequest, SyncState, TerminalCoverage } from '../../bindings';
import { HostError } from '../error';

export interface FakeSync {
  state(): SyncState;
  start(request: SyncRequest, onEvent: (event: SyncEvent) => void): Promise<SyncReport>;
  cancel(operationId: string): void;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const before = (day: string) => parseDate(day).subtract({ days: 1 }).toString();
const after = (day: string) => parseDate(day).add({ days: 1 }).toString();

/** The ranges with the days between `from` and `to` complete; nothing outside them changes. */
function filled(ranges: readonly CoverageRange[], from: string, to: string): CoverageRange[] {
  const pieces = ranges.flatMap((range): CoverageRange[] => {
    if (range.to < from || range.from > to) return [range];
    return [
      ...(range.from < from ? [{ ...range, to: before(from) }] : []),
      { from: range.from > from ? range.from : from, to: range.to < to ? range.to : to, state: 'complete' },
      ...(range.to > to ? [{ ...range, from: after(to) }] : []),
    ];
  });
  return pieces.reduce<CoverageRange[]>((joined, piece) => {
    const last = joined[joined.length - 1];
    if (last && last.state === piece.state && after(last.to) === piece.from) return [...joined.slice(0, -1), { ...last, to: piece.to }];
    return [...joined, piece];
  }, []);
}

const daysOf = ({ from, to }: CoverageRange) => parseDate(to).compare(parseDate(from)) + 1;
const gapDaysOf = (coverage: readonly TerminalCoverage[]) =>
  coverage.flatMap((one) => one.ranges.filter((range) => range.state !== 'complete')).reduce((sum, range) => sum + daysOf(range), 0);

const names = ['T1 Parks Front Desk', 'T2 Web Permits', 'T3 Utility Counter'];

export function createFakeSync(rows: number, stepMs: number, initial: Partial<SyncState>, onRows: () => void): FakeSync {
  let running: string | null = null;
  let cancelled = false;
  let state: SyncState = {
    running: null,
    interrupted: false,
    last: null,
    rows,
    coverage: [
      { terminalId: 't1', terminalName: names[0] ?? '', ranges: [{ from: '2025-04-06', to: '2026-10-06', state: 'complete' }] },
      {
        terminalId: 't2',
        terminalName: names[1] ?? '',
        ranges: [
          { from: '2025-04-06', to: '2026-02-03', state: 'complete' },
          { from: '2026-02-04', to: '2026-02-28', state: 'none' },
          { from: '2026-03-01', to: '2026-10-06', state: 'complete' },
        ],
      },
      {
        terminalId: 't3',
        terminalName: names[2] ?? '',
        ranges: [
          { from: '2025-04-06', to: '2026-08-31', state: 'complete' },
          { from: '2026-09-01', to: '2026-09-30', state: 'incomplete' },
          { from: '2026-10-01', to: '2026-10-06', state: 'complete' },
        ],
      },
    ],
    from: '2025-04-06',
    to: '2026-10-06',
    gapDays: 55,
    completeDays: 1591,
    ...initial,
  };

  return {
    state: () => ({ ...state, running }),
    cancel(operationId) {
      if (operationId === running) cancelled = true;
    },
    async start({ operationId, from, to, terminalIds }, onEvent) {
      if (running) throw new HostError({ code: 'busy', message: 'A sync is running.', details: {} });
      running = operationId;
      cancelled = false;
      const chosen = from !== null && to !== null;
      const windows = chosen ? 3 : 24;
      const startedAt = new Date().toISOString();
      onEvent({ kind: 'started', windows });
      let done = 0;
      for (; done < windows && !cancelled; done += 1) {
        await pause(stepMs);
        onEvent({
          kind: 'progress',
          windowsDone: done + 1,
          windows,
          rowsNew: done,
          rowsUpdated: done * 2,
          rowsRead: (done + 1) * 131,
          terminalName: names[done % 3] ?? '',
          from: '2026-09-01',
          to: '2026-10-01',
        });
      }
      running = null;
      const report: SyncReport = {
        rowsNew: done,
        rowsUpdated: done * 2,
        rowsUnchanged: done * 128,
        windows: done,
        incompleteWindows: cancelled || chosen ? 0 : 1,
        cancelled,
        incomplete: cancelled || chosen
          ? []
          : [{ terminalId: 't3', terminalName: names[2] ?? '', from: '2026-09-01', to: '2026-09-30', problem: 'count_mismatch', declared: 212, received: 208, gatewayCode: null, detail: null }],
        skipped: [{ terminalId: 't4', terminalName: 'T4 Web Utility', reason: 'missing' }],
        startedAt,
        finishedAt: new Date().toISOString(),
      };
      if (chosen && !cancelled) {
        const asked = (one: TerminalCoverage) => terminalIds.length === 0 || terminalIds.includes(one.terminalId);
        const coverage = state.coverage.map((one) => (asked(one) ? { ...one, ranges: filled(one.ranges, from, to) } : one));
        const gapDays = gapDaysOf(coverage);
        state = { ...state, coverage, gapDays, completeDays: state.completeDays + state.gapDays - gapDays };
      }
      state = { ...state, last: report, interrupted: cancelled };
      onRows();
      return report;
    },
  };
}
