import { useRef, useState, type RefObject } from 'react';
import type { PasswordHandle } from '../components/PasswordField';
import { toHostError, type HostError } from '../host';
import { password as words } from '../i18n/en/signIn';

export interface NewPassword {
  first: RefObject<PasswordHandle | null>;
  again: RefObject<PasswordHandle | null>;
  error: string | null;
  /** The password where both are the same and long enough; else null, and the field says why. */
  read(): string | null;
  /** True where the program refused this password, and the field now says why. */
  refused(reason: unknown): boolean;
  clear(): void;
}

const ofPassword = (error: HostError): boolean =>
  error.code === 'invalid_input' && ['new', 'password'].includes(String(error.details['field'])) && error.details['reason'] !== 'sign_in_wrong';

/** A password that is chosen: typed twice, judged by the program. */
export function useNewPassword(): NewPassword {
  const first = useRef<PasswordHandle>(null);
  const again = useRef<PasswordHandle>(null);
  const [error, setError] = useState<string | null>(null);
  const say = (message: string) => {
    setError(message);
    first.current?.focus();
    return null;
  };
  const clear = () => {
    first.current?.clear();
    again.current?.clear();
  };
  return {
    first,
    again,
    error,
    read: () => {
      setError(null);
      const typed = first.current?.value() ?? '';
      if (typed === '') return say(words.empty);
      if ([...typed].length < 10) return say(words.short);
      if (typed !== again.current?.value()) return say(words.differ);
      return typed;
    },
    refused: (reason) => {
      const failed = toHostError(reason);
      if (!ofPassword(failed)) return false;
      say(failed.message);
      return true;
    },
    clear,
  };
}
