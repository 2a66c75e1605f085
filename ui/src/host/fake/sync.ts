import type { SyncEvent, SyncReport, SyncState } from '../../bindings';
import { HostError } from '../error';

export interface FakeSync {
  state(): SyncState;
  start(operationId: string, onEvent: (event: SyncEvent) => void): Promise<SyncReport>;
  cancel(operationId: string): void;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
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
    async start(operationId, onEvent) {
      if (running) throw new HostError({ code: 'busy', message: 'A sync is running.', details: {} });
      running = operationId;
      cancelled = false;
      const windows = 24;
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
        incompleteWindows: cancelled ? 0 : 1,
        cancelled,
        incomplete: cancelled
          ? []
          : [{ terminalId: 't3', terminalName: names[2] ?? '', from: '2026-09-01', to: '2026-09-30', problem: 'count_mismatch', declared: 212, received: 208, gatewayCode: null, detail: null }],
        skipped: [{ terminalId: 't4', terminalName: 'T4 Web Utility', reason: 'missing' }],
        startedAt,
        finishedAt: new Date().toISOString(),
      };
      state = { ...state, last: report, interrupted: cancelled };
      onRows();
      return report;
    },
  };
}
