import { toast } from '../components';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { ErrorNotice } from '../components/ErrorNotice';
import { PasswordField } from '../components/PasswordField';
import { changeOwn as words, signIn } from '../i18n/en/signIn';
import { LockedOut, lockedUntil } from './LockedOut';
import { NewPasswordFields } from './NewPasswordFields';
import styles from './SignIn.module.css';
import { useChangePassword } from './useChangePassword';

const formId = 'change-password';

export function ChangePasswordDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { act, old, oldError, fields, submit } = useChangePassword(null);
  const until = lockedUntil(act.failure);
  const send = async () => {
    if (!(await submit())) return;
    onClose();
    toast({ title: words.done, tone: 'success' });
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      data-testid="change-password-dialog"
      footer={
        <>
          <Button onPress={onClose} data-testid="change-password-cancel">
            {words.cancel}
          </Button>
          <Button type="submit" form={formId} variant="primary" data-testid="change-password-submit">
            {act.busy ? signIn.working : words.save}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <PasswordField id="change-old" label={words.old} kind="current-password" error={oldError} autoFocus handle={old} testId="change-old" />
        <NewPasswordFields id="change-new" label={words.new} fields={fields} />
        {until === null ? null : <LockedOut until={until} onOver={act.forget} />}
        {act.failure && until === null ? <ErrorNotice error={act.failure} /> : null}
      </form>
    </Dialog>
  );
}
