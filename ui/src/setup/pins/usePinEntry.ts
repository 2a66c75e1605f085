import { useCallback, useRef, useState } from 'react';
import type { AccountView, OnDuplicate, PinReport, TerminalView } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { pointerReleased } from '../../components/pointer';
import { toHostError, type HostError } from '../../host';
import { wordsForError } from '../../i18n/en/errors';
import { pinDuplicate, pinMessage, removedTitle } from '../../i18n/en/setupReports';

export interface PinEntry {
  report: PinReport | null;
  /** Terminals that hold this PIN already; the person must choose. */
  duplicate: string[] | null;
  failure: HostError | null;
  busy: boolean;
  /** Checks and, when it may be stored, stores. The value is passed on and kept nowhere. */
  submit(value: string, onDuplicate?: OnDuplicate): Promise<PinOutcome>;
  /** Exchanges this terminal's PIN with the one that holds what was pasted. */
  swapWith(otherId: string): Promise<AccountView | null>;
  forgetDuplicate(): void;
  reset(): void;
}

export type PinOutcome = { stored: true; account: AccountView } | { stored: false; message: string };

interface Shown {
  report: PinReport | null;
  duplicate: string[] | null;
  failure: HostError | null;
}

const nothing: Shown = { report: null, duplicate: null, failure: null };

function namesIn(error: HostError): string[] {
  const { terminals } = error.details;
  return Array.isArray(terminals) ? terminals.filter((name): name is string => typeof name === 'string') : [];
}

export function spokenReport(report: PinReport): string {
  const words = pinMessage(report.code, report.length, report.ends);
  return report.removed.length > 0 ? `${words}. ${removedTitle(report.removed.length)}` : words;
}

export function usePinEntry(
  terminal: TerminalView,
  userId: string,
  onStored: (account: AccountView, report: PinReport) => void,
): PinEntry {
  const host = useHost();
  const [shown, setShown] = useState<Shown>(nothing);
  const [busy, setBusy] = useState(false);
  const running = useRef<Promise<PinOutcome> | null>(null);

  const failed = (error: HostError, report: PinReport | null): PinOutcome => {
    const names = error.code === 'pin_duplicate' ? namesIn(error) : null;
    setShown({ report, duplicate: names, failure: names ? null : error });
    const words = wordsForError(error);
    const message = names ? pinDuplicate(names) : `${words.title}. ${words.means} ${words.todo}`;
    announce(message);
    return { stored: false, message };
  };

  const run = async (value: string, onDuplicate: OnDuplicate): Promise<PinOutcome> => {
    let report: PinReport | null = null;
    setBusy(true);
    try {
      report = await host.call('pin_check', { value, terminalId: terminal.id });
      await pointerReleased();
      setShown({ ...nothing, report });
      if (report.severity === 'error') {
        announce(spokenReport(report));
        return { stored: false, message: pinMessage(report.code, report.length, report.ends) };
      }
      const result = await host.call('pin_set', { terminalId: terminal.id, userId, value, onDuplicate });
      setShown({ ...nothing, report: result.report });
      onStored(result.account, result.report);
      return { stored: true, account: result.account };
    } catch (reason) {
      return failed(toHostError(reason), report);
    } finally {
      setBusy(false);
    }
  };

  /** One at a time: leaving the field while its paste is being stored waits for that. */
  const submit = async (value: string, onDuplicate: OnDuplicate = 'refuse'): Promise<PinOutcome> => {
    if (running.current) return running.current;
    running.current = run(value, onDuplicate);
    try {
      return await running.current;
    } finally {
      running.current = null;
    }
  };

  const swapWith = async (otherId: string): Promise<AccountView | null> => {
    setBusy(true);
    try {
      const account = await host.call('pin_swap', { terminalA: terminal.id, terminalB: otherId });
      setShown(nothing);
      return account;
    } catch (reason) {
      failed(toHostError(reason), shown.report);
      return null;
    } finally {
      setBusy(false);
    }
  };

  return {
    ...shown,
    busy,
    submit,
    swapWith,
    forgetDuplicate: useCallback(() => setShown((now) => ({ ...now, duplicate: null })), []),
    reset: useCallback(() => setShown(nothing), []),
  };
}
