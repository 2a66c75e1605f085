import { useRef, useState } from 'react';
import type { CheckField, FieldReport, RemovedCharacter } from '../../bindings';
import { useHost } from '../../app/session';
import { pointerReleased } from '../../components/pointer';
import { fieldMessage } from '../../i18n/en/setupReports';

export interface CheckedText {
  text: string;
  change(text: string): void;
  /** On paste and on leaving: the moments to check. */
  onSettled(text: string): void;
  /** The cleaned text, or null when it cannot be saved. */
  settle(): Promise<string | null>;
  error: string | null;
  warning: string | null;
  removed: RemovedCharacter[];
  trimmed: boolean;
}

interface Note {
  error: string | null;
  warning: string | null;
  removed: RemovedCharacter[];
  trimmed: boolean;
}

const clean: Note = { error: null, warning: null, removed: [], trimmed: false };

/** One field of a dialog, judged by the program; `taken` are names that exist already. */
export function useCheckedText(field: CheckField, initial: string, taken: string[] = [], takenMessage = fieldMessage('terminal_name_duplicate')): CheckedText {
  const host = useHost();
  const [text, setText] = useState(initial);
  const [note, setNote] = useState<Note>(clean);
  const turn = useRef(0);
  const cleaned = useRef<string | null>(null);

  const judge = (report: FieldReport, typed: string): Note => {
    const double = taken.some((one) => one.toLowerCase() === report.value.toLowerCase());
    const isTaken = double && report.severity !== 'error';
    const severity = isTaken ? 'error' : report.severity;
    const found = report.code === null ? null : fieldMessage(report.code, report.facts);
    const message = isTaken ? takenMessage : found;
    return {
      error: severity === 'error' ? message : null,
      warning: severity === 'warning' ? message : null,
      removed: report.removed,
      trimmed: report.removed.length === 0 && report.value !== typed,
    };
  };
  const check = async (typed: string): Promise<string | null> => {
    const mine = (turn.current += 1);
    const report = await host.call('setup_check', { field, value: typed });
    const next = judge(report, typed);
    await pointerReleased();
    if (turn.current === mine) {
      // Leaving a field cleaned before must not hide what was taken out of it.
      const same = cleaned.current === typed;
      cleaned.current = report.value;
      setNote((now) => (same ? { ...next, removed: now.removed, trimmed: now.trimmed } : next));
      setText((now) => (now === typed ? report.value : now));
    }
    return next.error === null ? report.value : null;
  };
  return {
    text,
    change: setText,
    onSettled: (typed) => {
      // A check that fails here is repeated on saving, which says so.
      if (typed.trim() !== '') void check(typed).catch(() => undefined);
    },
    settle: () => check(text),
    ...note,
  };
}
