import { useHost } from '../app/session';
import type { PersonView } from '../bindings';
import { Button } from '../components/Button';
import { ErrorNotice } from '../components/ErrorNotice';
import { PasswordField } from '../components/PasswordField';
import { own as words, signIn } from '../i18n/en/signIn';
import { useAct } from '../setup/useAct';
import { LockedOut, lockedUntil } from './LockedOut';
import { NewPasswordFields } from './NewPasswordFields';
import styles from './SignIn.module.css';
import { useChangePassword } from './useChangePassword';
import { useTakeSession } from './useSession';

/** Somebody else set the password: nothing goes on before the person has one of their own. */
export function OwnPassword({ person, given }: { person: PersonView; given: string | null }) {
  const host = useHost();
  const take = useTakeSession();
  const leaving = useAct();
  const { act, old, oldError, fields, submit } = useChangePassword(given);
  const until = lockedUntil(act.failure);
  const signOut = () => leaving.run(async () => take(await host.call('sign_out', {})));
  return (
    <>
      <p className={styles.lead}>{words.lead(person.name)}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <input type="text" name="username" autoComplete="username" value={person.name} readOnly hidden />
        {given === null ? (
          <PasswordField id="own-old" label={words.given} kind="current-password" error={oldError} autoFocus handle={old} testId="own-old" />
        ) : null}
        <NewPasswordFields id="own-new" label={words.new} fields={fields} autoFocus={given !== null} />
        {until === null ? null : <LockedOut until={until} onOver={act.forget} />}
        {act.failure && until === null ? <ErrorNotice error={act.failure} /> : null}
        {leaving.failure ? <ErrorNotice error={leaving.failure} /> : null}
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" data-testid="own-save">
            {act.busy ? signIn.working : words.save}
          </Button>
          <Button onPress={() => void signOut()} data-testid="own-sign-out">
            {words.signOut}
          </Button>
        </div>
      </form>
    </>
  );
}
