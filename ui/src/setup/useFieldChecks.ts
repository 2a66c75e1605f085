import { useCallback, useRef, useState } from 'react';
import type { CheckField, FieldReport, RemovedCharacter } from '../bindings';
import { useHost } from '../app/session';
import { pointerReleased } from '../components/pointer';
import { fieldMessage } from '../i18n/en/setupReports';

/** What stands below one field after its last check. */
export interface FieldNote {
  error: string | null;
  warning: string | null;
  removed: RemovedCharacter[];
  /** The text was changed for the person in a way that hides no character. */
  trimmed: boolean;
}

const clean: FieldNote = { error: null, warning: null, removed: [], trimmed: false };

function noteOf(report: FieldReport, typed: string): FieldNote {
  const message = report.code === null ? null : fieldMessage(report.code, report.facts);
  return {
    error: report.severity === 'error' ? message : null,
    warning: report.severity === 'warning' ? message : null,
    removed: report.removed,
    trimmed: report.removed.length === 0 && report.value !== typed,
  };
}

export interface FieldChecks {
  note(fieldId: string): FieldNote;
  /** Asks Rust; answers the cleaned value and whether it may be saved. */
  check(fieldId: string, field: CheckField, value: string): Promise<{ value: string; error: string | null }>;
  /** A problem only the screen can see, such as a kind not chosen; null takes it back. */
  mark(fieldId: string, message: string | null): void;
  /** After rows moved up, notes of rows no longer belong to their index. */
  forget(prefix: string): void;
}

export function useFieldChecks(): FieldChecks {
  const host = useHost();
  const [notes, setNotes] = useState<Record<string, FieldNote>>({});
  const latest = useRef<Record<string, number>>({});
  const cleaned = useRef<Record<string, string>>({});

  const check = useCallback(
    async (fieldId: string, field: CheckField, value: string) => {
      const turn = (latest.current[fieldId] ?? 0) + 1;
      latest.current[fieldId] = turn;
      const report = await host.call('setup_check', { field, value });
      const note = noteOf(report, value);
      await pointerReleased();
      if (latest.current[fieldId] !== turn) return { value: report.value, error: note.error };
      // Leaving a field cleaned before must not hide what was taken out of it.
      const same = cleaned.current[fieldId] === value;
      cleaned.current[fieldId] = report.value;
      setNotes((all) => {
        const { removed, trimmed } = (same && all[fieldId]) || note;
        return { ...all, [fieldId]: { ...note, removed, trimmed } };
      });
      return { value: report.value, error: note.error };
    },
    [host],
  );
  const mark = useCallback((fieldId: string, message: string | null) => {
    latest.current[fieldId] = (latest.current[fieldId] ?? 0) + 1;
    setNotes((all) => {
      if ((all[fieldId]?.error ?? null) === message) return all;
      return { ...all, [fieldId]: { ...(all[fieldId] ?? clean), error: message } };
    });
  }, []);
  const forget = useCallback((prefix: string) => {
    setNotes((all) => Object.fromEntries(Object.entries(all).filter(([id]) => !id.startsWith(prefix))));
  }, []);
  return { note: (fieldId) => notes[fieldId] ?? clean, check, mark, forget };
}
