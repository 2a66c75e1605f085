import type { QueryClient } from '@tanstack/react-query';
import { announce } from '../../app/session';
import { createStore, useStore, useStorePart } from '../../app/store';
import type { ErrorView, SyncEvent, SyncReport } from '../../bindings';
import { toast } from '../../components';
import { formatCount } from '../../format/ids';
import { toHostError, type Host } from '../../host';
import { wordsForError } from '../../i18n/en/errors';
import { transactions } from '../../i18n/en/transactions';

export type Progress = Extract<SyncEvent, { kind: 'progress' }>;

export interface SyncRun {
  accountId: string;
  phase: 'running' | 'cancelling' | 'done' | 'failed';
  operationId: string;
  windows: number | null;
  progress: Progress | null;
  report: SyncReport | null;
  error: ErrorView | null;
}

/** Outlives the page: a sync goes on while the person looks at Setup. */
const run = createStore<SyncRun | null>(null);
const words = transactions.sync;

export const useSyncRun = (accountId: string): SyncRun | null => {
  const current = useStore(run);
  return current?.accountId === accountId ? current : null;
};

/** For the page around the progress strip: it must not render with every window. */
export const useActiveOperation = (accountId: string): string | null =>
  useStorePart(run, (current) => (current?.accountId === accountId && isActive(current) ? current.operationId : null));

/** Its end may be known here before the next `sync_state` says so. */
export const useEndedOperation = (): string | null =>
  useStorePart(run, (current) => (current && !isActive(current) ? current.operationId : null));

export function isActive(current: SyncRun | null): boolean {
  return current?.phase === 'running' || current?.phase === 'cancelling';
}

export function percentOf(current: SyncRun): number {
  const { progress } = current;
  return progress && progress.windows > 0 ? Math.floor((progress.windowsDone / progress.windows) * 100) : 0;
}

export function dismissSync(): void {
  if (!isActive(run.get())) run.set(null);
}

function change(operationId: string, part: Partial<SyncRun>): void {
  const current = run.get();
  if (current?.operationId === operationId) run.set({ ...current, ...part });
}

export function headlineOf(report: SyncReport): string {
  if (report.cancelled) return words.canceled;
  return report.incompleteWindows > 0 ? words.partly : words.done;
}

export interface Days {
  from: string | null;
  to: string | null;
  /** Our ids of terminals; left out for all. */
  terminalIds?: string[];
}

export async function startSync(host: Host, client: QueryClient, accountId: string, days: Days = { from: null, to: null }): Promise<void> {
  if (isActive(run.get())) {
    announce(words.elsewhere);
    return;
  }
  const operationId = crypto.randomUUID();
  run.set({ accountId, phase: 'running', operationId, windows: null, progress: null, report: null, error: null });
  announce(words.starting);
  let spoken = 0;
  const onEvent = (event: SyncEvent) => {
    if (event.kind === 'started') {
      change(operationId, { windows: event.windows });
      return;
    }
    change(operationId, { progress: event, windows: event.windows });
    // Four sentences are progress; forty are noise.
    const quarter = event.windows > 0 ? Math.floor((event.windowsDone / event.windows) * 4) : 0;
    if (quarter > spoken && quarter < 4) {
      spoken = quarter;
      announce(words.quarter(quarter * 25));
    }
  };
  try {
    const report = await host.stream('sync_start', { operationId, accountId, terminalIds: [], ...days }, onEvent);
    change(operationId, { phase: 'done', report });
    announce(`${headlineOf(report)}. ${words.result(formatCount(report.rowsNew), formatCount(report.rowsUpdated))}`);
  } catch (reason) {
    const error = toHostError(reason);
    change(operationId, { phase: 'failed', error });
    announce(wordsForError(error).title);
  }
  void client.invalidateQueries({ queryKey: ['sync'] });
  void client.invalidateQueries({ queryKey: ['transactions'] });
}

export async function cancelSync(host: Host, operationId: string): Promise<void> {
  change(operationId, { phase: 'cancelling' });
  announce(words.cancelling);
  try {
    await host.call('operation_cancel', { operationId });
  } catch (reason) {
    change(operationId, { phase: 'running' });
    const error = wordsForError(toHostError(reason));
    toast({ title: error.title, body: error.todo, tone: 'danger' });
  }
}
