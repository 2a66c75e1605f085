import { useRef, useState } from 'react';
import { useHost } from '../app/session';
import { useStore } from '../app/store';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { ErrorNotice } from '../components/ErrorNotice';
import { PasswordField, type PasswordHandle } from '../components/PasswordField';
import { toHostError, type HostError } from '../host';
import { password as passwordWords, stepUp as words } from '../i18n/en/signIn';
import { LockedOut, lockedUntil } from './LockedOut';
import styles from './SignIn.module.css';
import { stepUpQuestion } from './stepUp';
import { useTakeSession } from './useSession';

const formId = 'step-up';

/** Stands over whatever asked; one for the whole window. */
export function StepUpDialog() {
  const question = useStore(stepUpQuestion);
  return question ? <PasswordQuestion key={question.name} name={question.name} go={question.go} stop={question.stop} /> : null;
}

function PasswordQuestion({ name, go, stop }: { name: string; go: () => void; stop: (reason?: unknown) => void }) {
  const host = useHost();
  const take = useTakeSession();
  const secret = useRef<PasswordHandle>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<HostError | null>(null);
  const refuse = (error: HostError) => {
    // Nobody is signed in any more: that question comes first.
    if (error.code === 'sign_in_needed') return stop(error);
    if (error.code === 'invalid_input') setProblem(error.message);
    else setFailure(error);
    secret.current?.clear();
    secret.current?.focus();
  };
  const submit = async () => {
    const typed = secret.current?.value() ?? '';
    setProblem(typed === '' ? passwordWords.empty : null);
    setFailure(null);
    if (typed === '' || busy) return;
    setBusy(true);
    try {
      take(await host.call('step_up', { password: typed }));
      go();
    } catch (reason) {
      refuse(toHostError(reason));
    } finally {
      setBusy(false);
    }
  };
  const until = lockedUntil(failure);
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={() => stop()}
      data-testid="step-up-dialog"
      footer={
        <>
          <Button onPress={() => stop()} data-testid="step-up-cancel">
            {words.cancel}
          </Button>
          <Button type="submit" form={formId} variant="primary" data-testid="step-up-submit">
            {busy ? words.working : words.confirm}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog may have a form of its own around this one in the tree of components.
          event.stopPropagation();
          void submit();
        }}
      >
        <p className={styles.lead}>{words.lead}</p>
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <PasswordField
          id="step-up-password"
          label={name ? words.passwordOf(name) : words.password}
          kind="current-password"
          help={words.fresh}
          error={problem}
          autoFocus
          handle={secret}
          testId="step-up-password"
        />
        {until === null ? null : <LockedOut until={until} onOver={() => setFailure(null)} />}
        {failure && until === null ? <ErrorNotice error={failure} /> : null}
      </form>
    </Dialog>
  );
}
