import { useCallback, useRef, useState, type RefObject } from 'react';
import { announce, useHost } from '../app/session';
import type { PasswordHandle } from '../components/PasswordField';
import { toHostError, type HostError } from '../host';
import { password as passwordWords, signIn as words } from '../i18n/en/signIn';
import { useTakeSession } from './useSession';

export interface SignInState {
  busy: boolean;
  /** What is wrong with the name, with the password, or with neither. */
  nameError: string | null;
  passwordError: string | null;
  failure: HostError | null;
  secret: RefObject<PasswordHandle | null>;
  /** With the password that was typed, or with one that is known, as in practice. */
  submit(name: string, known?: string): Promise<void>;
  forget(): void;
}

/** Signs in; `onSignedIn` gets the password, which whoever has to choose their own needs once more. */
export function useSignIn(onSignedIn: (password: string) => void): SignInState {
  const host = useHost();
  const take = useTakeSession();
  const secret = useRef<PasswordHandle>(null);
  const [busy, setBusy] = useState(false);
  const [nameError, setNameError] = useState<string | null>(null);
  const [passwordError, setPasswordError] = useState<string | null>(null);
  const [failure, setFailure] = useState<HostError | null>(null);
  const forget = useCallback(() => {
    setNameError(null);
    setPasswordError(null);
    setFailure(null);
  }, []);

  const refuse = (error: HostError) => {
    if (error.code === 'invalid_input') setPasswordError(error.message);
    else setFailure(error);
    secret.current?.clear();
    secret.current?.focus();
  };
  const submit = async (name: string, known?: string) => {
    if (busy) return;
    forget();
    const typed = known ?? secret.current?.value() ?? '';
    if (name.trim() === '') setNameError(words.nameEmpty);
    if (typed === '') setPasswordError(passwordWords.empty);
    if (name.trim() === '' || typed === '') return;
    setBusy(true);
    try {
      const session = await host.call('sign_in', { name: name.trim(), password: typed });
      secret.current?.clear();
      onSignedIn(typed);
      take(session);
      announce(words.signedIn(session.person?.name ?? name));
    } catch (reason) {
      refuse(toHostError(reason));
    } finally {
      setBusy(false);
    }
  };
  return { busy, nameError, passwordError, failure, secret, submit, forget };
}
