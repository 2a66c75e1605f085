import type { ReactNode } from 'react';
import type { CheckField, SetupDraft } from '../bindings';
import { TextField } from '../components/TextField';
import { trimmed } from '../i18n/en/setupReports';
import { RemovedCharacters } from './RemovedCharacters';
import { useWizardTools } from './wizardContext';

interface CheckedFieldProps {
  id: string;
  field: CheckField;
  label: string;
  value: string;
  /** What a typed or cleaned text changes in the draft. */
  change: (value: string, draft: SetupDraft) => Partial<SetupDraft>;
  help?: ReactNode;
  mono?: boolean;
  inputMode?: 'text' | 'numeric' | 'url';
}

/** A text of the draft: checked and saved on paste and on leaving, never on a key. */
export function CheckedField({ id, field, label, value, change, help, mono, inputMode }: CheckedFieldProps) {
  const { checks, update, save } = useWizardTools();
  const note = checks.note(id);
  const settle = async (typed: string) => {
    save();
    if (typed.trim() === '') return;
    const { value: cleaned } = await checks.check(id, field, typed);
    if (cleaned === typed) return;
    // Typing went on while the check ran: leave that text alone.
    const input = document.getElementById(id);
    if (input instanceof HTMLInputElement && input.value !== typed) return;
    update((draft) => change(cleaned, draft));
    save();
  };
  return (
    <div>
      <TextField
        id={id}
        label={label}
        value={value}
        onChange={(text) => update((draft) => change(text, draft))}
        // A check that fails here is repeated by Continue, which says so.
        onSettled={(text) => void settle(text).catch(() => undefined)}
        help={help}
        error={note.error}
        warning={note.warning}
        note={note.trimmed ? trimmed : null}
        mono={mono}
        inputMode={inputMode}
        testId={id}
      />
      <RemovedCharacters removed={note.removed} />
    </div>
  );
}
