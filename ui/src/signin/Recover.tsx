import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { announce, useHost } from '../app/session';
import { Button } from '../components/Button';
import { Disclosure } from '../components/Disclosure';
import { ErrorNotice } from '../components/ErrorNotice';
import { PasswordField, type PasswordHandle } from '../components/PasswordField';
import { TextField } from '../components/TextField';
import { toHostError } from '../host';
import { recovery as words, signIn } from '../i18n/en/signIn';
import { useAct } from '../setup/useAct';
import { LockedOut, lockedUntil } from './LockedOut';
import { NewPasswordFields } from './NewPasswordFields';
import { newRecoveryCode } from './recoveryCode';
import styles from './SignIn.module.css';
import { useNewPassword } from './useNewPassword';

/** What to do without the password: for everybody, for an administrator with the code, and without it. */
export function Recover({ onBack }: { onBack: () => void }) {
  return (
    <div className={styles.form} data-testid="recovery">
      <section className={styles.way} aria-labelledby="recovery-person">
        <h2 id="recovery-person">{words.person.title}</h2>
        <p className={styles.lead}>{words.person.body}</p>
      </section>
      <Disclosure title={words.code.title} testId="recovery-with-code">
        <CodeForm />
      </Disclosure>
      <Disclosure title={words.none.title} testId="recovery-without-code">
        <div className={styles.way}>
          <p>{words.none.body}</p>
          <p className={styles.quiet}>{words.none.noted}</p>
        </div>
      </Disclosure>
      <div className={styles.buttons}>
        <Button onPress={onBack} data-testid="recovery-back">
          {words.back}
        </Button>
      </div>
    </div>
  );
}

function useRecover() {
  const host = useHost();
  const client = useQueryClient();
  const act = useAct();
  const code = useRef<PasswordHandle>(null);
  const [codeError, setCodeError] = useState<string | null>(null);
  const [nameError, setNameError] = useState<string | null>(null);
  const fields = useNewPassword();
  const send = async (name: string, typed: string, password: string) => {
    try {
      const { recoveryCode } = await host.call('people_recover', { code: typed, name: name.trim(), password });
      code.current?.clear();
      fields.clear();
      if (recoveryCode !== null) newRecoveryCode.set(recoveryCode);
      announce(signIn.signedIn(name.trim()));
      // Who is signed in, and all that was refused before.
      await client.invalidateQueries();
    } catch (reason) {
      if (fields.refused(reason)) return;
      const error = toHostError(reason);
      if (error.code !== 'invalid_input') throw error;
      setCodeError(error.message);
      code.current?.focus();
    }
  };
  const submit = async (name: string) => {
    const typed = code.current?.value() ?? '';
    setCodeError(typed.trim() === '' ? words.code.codeEmpty : null);
    setNameError(name.trim() === '' ? signIn.nameEmpty : null);
    if (typed.trim() === '' || name.trim() === '') return;
    const password = fields.read();
    if (password !== null) await act.run(() => send(name, typed, password));
  };
  return { act, code, codeError, nameError, fields, submit };
}

function CodeForm() {
  const [name, setName] = useState('');
  const { act, code, codeError, nameError, fields, submit } = useRecover();
  const until = lockedUntil(act.failure);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(name);
      }}
    >
      <p className={styles.lead}>{words.code.body}</p>
      <PasswordField id="recovery-code" label={words.code.code} kind="current-password" help={words.code.codeHelp} error={codeError} handle={code} testId="recovery-code-field" />
      <TextField id="recovery-name" label={words.code.name} value={name} onChange={setName} error={nameError} autoComplete="username" testId="recovery-name" />
      <NewPasswordFields id="recovery-password" label={words.code.password} fields={fields} />
      {until === null ? null : <LockedOut until={until} onOver={act.forget} />}
      {act.failure && until === null ? <ErrorNotice error={act.failure} /> : null}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" data-testid="recovery-submit">
          {act.busy ? signIn.working : words.code.submit}
        </Button>
      </div>
    </form>
  );
}
