import { useRef, useState } from 'react';
import { announce, useHost } from '../../app/session';
import type { ErrorView, ExportDone, ExportEvent, ExportRequest } from '../../bindings';
import { toast } from '../../components';
import { formatCount } from '../../format/ids';
import { toHostError } from '../../host';
import { wordsForError } from '../../i18n/en/errors';
import { exports as words } from '../../i18n/en/exports';

export type ExportPhase = 'ready' | 'choosing' | 'writing' | 'stopping' | 'done' | 'failed';

export interface ExportRun {
  phase: ExportPhase;
  rowsDone: number;
  rows: number;
  done: ExportDone | null;
  error: ErrorView | null;
  /** The person chose no file; the form is back. */
  notChosen: boolean;
  start: (request: Omit<ExportRequest, 'operationId'>) => Promise<void>;
  stop: () => Promise<void>;
}

interface State {
  phase: ExportPhase;
  rowsDone: number;
  rows: number;
  done: ExportDone | null;
  error: ErrorView | null;
  notChosen: boolean;
}

const ready: State = { phase: 'ready', rowsDone: 0, rows: 0, done: null, error: null, notChosen: false };

function endOf(done: ExportDone): Partial<State> {
  if (done.path === null && !done.cancelled) return { phase: 'ready', notChosen: true };
  return { phase: 'done', done };
}

/** One export from the choice of the file to its end. */
export function useExportRun(): ExportRun {
  const host = useHost();
  const [state, setState] = useState<State>(ready);
  const operation = useRef<string | null>(null);
  const change = (part: Partial<State>) => setState((known) => ({ ...known, ...part }));

  const listen = () => {
    let spoken = 0;
    return (event: ExportEvent) => {
      if (event.kind === 'started') {
        change({ phase: 'writing', rows: event.rows });
        announce(words.progress('0', formatCount(event.rows)));
        return;
      }
      change({ rowsDone: event.rowsDone, rows: event.rows });
      const quarter = event.rows > 0 ? Math.floor((event.rowsDone / event.rows) * 4) : 0;
      if (quarter > spoken && quarter < 4) {
        spoken = quarter;
        announce(words.quarter(quarter * 25));
      }
    };
  };
  const start = async (request: Omit<ExportRequest, 'operationId'>) => {
    const operationId = crypto.randomUUID();
    operation.current = operationId;
    setState({ ...ready, phase: 'choosing' });
    try {
      const done = await host.stream('export_start', { ...request, operationId }, listen());
      change(endOf(done));
      announce(done.path ? done.sentence : done.cancelled ? words.canceled : words.notChosen);
    } catch (reason) {
      const error = toHostError(reason);
      change({ phase: 'failed', error });
      announce(wordsForError(error).title);
    }
    operation.current = null;
  };
  const stop = async () => {
    const operationId = operation.current;
    if (!operationId) return;
    change({ phase: 'stopping' });
    try {
      await host.call('operation_cancel', { operationId });
    } catch (reason) {
      change({ phase: 'writing' });
      const error = wordsForError(toHostError(reason));
      toast({ title: error.title, body: error.todo, tone: 'danger' });
    }
  };
  return { ...state, start, stop };
}
