import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AccountView, TerminalVerdict, VerifyEvent } from '../../bindings';
import { announce, statusKey, useHost } from '../../app/session';
import { toHostError, type HostError } from '../../host';
import { verify as words } from '../../i18n/en/verify';
import { setupQueryKey } from '../useSetupQuery';
import type { Brake } from './useBrake';

export interface VerifyRun {
  running: boolean;
  total: number;
  done: number;
  checking: string | null;
  verdicts: ReadonlyMap<string, TerminalVerdict>;
  failure: HostError | null;
  start(terminalIds: string[] | null): Promise<void>;
  stop(): void;
}

interface Progress {
  operationId: string | null;
  total: number;
  done: number;
  checking: string | null;
  verdicts: ReadonlyMap<string, TerminalVerdict>;
  failure: HostError | null;
}

const idle: Progress = { operationId: null, total: 0, done: 0, checking: null, verdicts: new Map(), failure: null };

function withVerdicts(known: ReadonlyMap<string, TerminalVerdict>, fresh: TerminalVerdict[]) {
  return new Map([...known, ...fresh.map((verdict) => [verdict.terminalId, verdict] as const)]);
}

function progressed(now: Progress, event: VerifyEvent): Progress {
  switch (event.kind) {
    case 'started':
      return { ...now, total: event.terminals };
    case 'checking':
      return { ...now, checking: event.terminalId };
    case 'checked':
      return { ...now, checking: null, done: now.done + 1, verdicts: withVerdicts(now.verdicts, [event.verdict]) };
  }
}

export function useVerify(account: AccountView, brake: Brake): VerifyRun {
  const host = useHost();
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>(idle);
  const running = useRef<string | null>(null);

  const stop = useCallback(() => {
    const operationId = running.current;
    // A check that has just ended cannot be stopped any more; that is no news.
    if (operationId) host.call('operation_cancel', { operationId }).catch(() => undefined);
  }, [host]);
  useEffect(() => stop, [stop]);

  const start = async (terminalIds: string[] | null) => {
    if (running.current) return;
    const operationId = crypto.randomUUID();
    running.current = operationId;
    const chosen = terminalIds ?? account.terminals.filter((terminal) => terminal.active).map((terminal) => terminal.id);
    setProgress((now) => ({
      ...idle,
      operationId,
      total: chosen.length,
      verdicts: new Map([...now.verdicts].filter(([id]) => !chosen.includes(id))),
    }));
    announce(words.started(chosen.length));
    try {
      const request = { operationId, accountId: account.id, terminalIds };
      const report = await host.stream('verify_start', request, (event) => {
        if (running.current === operationId) setProgress((now) => progressed(now, event));
      });
      setProgress((now) => ({ ...now, verdicts: withVerdicts(now.verdicts, report.verdicts) }));
      client.setQueryData(setupQueryKey('setup_findings', { accountId: account.id }), report.findings);
      brake.set(report.brake);
      const ok = report.verdicts.filter((verdict) => verdict.outcome === 'verified').length;
      announce(words.finished(ok, report.verdicts.length));
    } catch (reason) {
      const failure = toHostError(reason);
      setProgress((now) => ({ ...now, failure }));
      await brake.reload();
    } finally {
      running.current = null;
      setProgress((now) => ({ ...now, operationId: null, checking: null }));
      void client.invalidateQueries({ queryKey: statusKey });
    }
  };

  const { operationId, ...rest } = progress;
  return { ...rest, running: operationId !== null, start, stop };
}
