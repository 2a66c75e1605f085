import { useState } from 'react';
import type { SessionView } from '../bindings';
import { Button } from '../components/Button';
import { ErrorNotice } from '../components/ErrorNotice';
import { PasswordField } from '../components/PasswordField';
import { TextField } from '../components/TextField';
import { signIn as words } from '../i18n/en/signIn';
import { LockedOut, lockedUntil } from './LockedOut';
import { PracticePeople } from './PracticePeople';
import styles from './SignIn.module.css';
import { useSignIn, type SignInState } from './useSignIn';

export interface SignInFormProps {
  session: SessionView;
  onSignedIn: (password: string) => void;
  onForgot: () => void;
}

/** Name and password; on a locked screen the name is known, and somebody else may still sign in. */
export function SignInForm({ session, onSignedIn, onForgot }: SignInFormProps) {
  const { lockedName, practice } = session;
  const [other, setOther] = useState(false);
  const [name, setName] = useState('');
  const state = useSignIn(onSignedIn);
  const known = other ? null : lockedName;
  return (
    <>
      <p className={styles.lead}>{known ? words.lockedLead(known) : words.lead}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void state.submit(known ?? name);
        }}
      >
        {known ? (
          // For password managers, which look for a name beside the password.
          <input type="text" name="username" autoComplete="username" value={known} readOnly hidden />
        ) : (
          <TextField
            id="sign-in-name"
            label={words.name}
            help={words.nameHelp}
            value={name}
            onChange={(typed) => {
              setName(typed);
              state.forget();
            }}
            error={state.nameError}
            autoComplete="username"
            autoFocus
            testId="sign-in-name"
          />
        )}
        <PasswordField
          id="sign-in-password"
          label={known ? words.passwordOf(known) : words.password}
          kind="current-password"
          error={state.passwordError}
          autoFocus={known !== null}
          handle={state.secret}
          testId="sign-in-password"
        />
        <Refusal state={state} />
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" data-testid="sign-in-submit">
            {state.busy ? words.working : known ? words.unlock : words.submit}
          </Button>
          {known ? (
            <Button
              onPress={() => {
                setOther(true);
                state.forget();
              }}
              data-testid="sign-in-other"
            >
              {words.other}
            </Button>
          ) : null}
          <Button variant="quiet" onPress={onForgot} data-testid="sign-in-forgot">
            {words.forgot}
          </Button>
        </div>
        {known ? <p className={styles.quiet}>{words.otherHelp}</p> : null}
      </form>
      {practice ? <PracticePeople practice={practice} onPick={(person) => void state.submit(person, practice.password)} /> : null}
    </>
  );
}

function Refusal({ state }: { state: SignInState }) {
  const until = lockedUntil(state.failure);
  if (until !== null) return <LockedOut until={until} onOver={state.forget} />;
  return state.failure ? <ErrorNotice error={state.failure} data-testid="sign-in-failure" /> : null;
}
