import type { PersonView } from '../../bindings';
import { toast } from '../../components';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { personForm, resetPassword as words } from '../../i18n/en/people';
import { useAct } from '../../setup/useAct';
import { NewPasswordFields } from '../../signin/NewPasswordFields';
import { useNewPassword } from '../../signin/useNewPassword';
import styles from './People.module.css';
import { usePeopleCommands } from './usePeople';

const formId = 'reset-password';

export function ResetPasswordDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { host, run, show } = usePeopleCommands();
  const act = useAct();
  const fields = useNewPassword();
  const submit = async () => {
    const password = fields.read();
    if (password === null) return;
    await act.run(async () => {
      try {
        show(await run(() => host.call('person_reset_password', { id: person.id, password })));
      } catch (reason) {
        if (fields.refused(reason)) return;
        throw reason;
      }
      fields.clear();
      onClose();
      toast({ title: words.done(person.name), tone: 'success' });
    });
  };
  return (
    <Dialog
      title={words.title(person.name)}
      isOpen
      onClose={onClose}
      data-testid="reset-dialog"
      footer={
        <>
          <Button onPress={onClose} data-testid="reset-cancel">
            {personForm.cancel}
          </Button>
          <Button type="submit" form={formId} variant="primary" data-testid="reset-save">
            {act.busy ? personForm.working : words.save}
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
        <p className={styles.quiet}>{words.lead}</p>
        <NewPasswordFields id="reset-password" label={words.password} fields={fields} autoFocus />
        {act.failure ? <ErrorNotice error={act.failure} /> : null}
      </form>
    </Dialog>
  );
}
