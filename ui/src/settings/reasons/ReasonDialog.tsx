import { useState } from 'react';
import type { ReasonView } from '../../bindings';
import { toast } from '../../components';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { focusField } from '../../components/focusField';
import { TextField } from '../../components/TextField';
import { toHostError } from '../../host';
import { reasons as words } from '../../i18n/en/people';
import { useAct } from '../../setup/useAct';
import styles from '../people/People.module.css';
import { useSaveReason } from './useReasons';

const formId = 'reason-form';
const fieldId = 'reason-words';

/** Adds a reason, or changes the words of one. */
export function ReasonDialog({ reason, onClose }: { reason: ReasonView | null; onClose: () => void }) {
  const save = useSaveReason();
  const act = useAct();
  const [typed, setTyped] = useState(reason?.words ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const refuse = (message: string) => {
    setProblem(message);
    focusField(fieldId);
  };
  const submit = () => {
    if (typed.trim() === '') return refuse(words.empty);
    setProblem(null);
    return act.run(async () => {
      try {
        await save({ id: reason?.id ?? null, words: typed.trim(), retired: reason?.retired ?? false });
      } catch (failed) {
        const error = toHostError(failed);
        if (error.details['field'] !== 'words') throw error;
        return refuse(error.message);
      }
      onClose();
      toast({ title: words.saved(typed.trim()), tone: 'success' });
      return undefined;
    });
  };
  return (
    <Dialog
      title={reason ? words.renameTitle : words.addTitle}
      isOpen
      onClose={onClose}
      data-testid="reason-dialog"
      footer={
        <>
          <Button onPress={onClose} data-testid="reason-cancel">
            {words.cancel}
          </Button>
          <Button type="submit" form={formId} variant="primary" data-testid="reason-save">
            {words.save}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField id={fieldId} label={words.field} help={reason ? words.fieldHelp : undefined} value={typed} onChange={setTyped} error={problem} autoFocus testId={fieldId} />
        {act.failure ? <ErrorNotice error={act.failure} /> : null}
      </form>
    </Dialog>
  );
}
