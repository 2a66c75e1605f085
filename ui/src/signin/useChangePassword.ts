import { useRef, useState, type RefObject } from 'react';
import { announce, useHost } from '../app/session';
import type { PasswordHandle } from '../components/PasswordField';
import { toHostError } from '../host';
import { changeOwn as changeWords, password as words } from '../i18n/en/signIn';
import { useAct, type Act } from '../setup/useAct';
import { useNewPassword, type NewPassword } from './useNewPassword';
import { useTakeSession } from './useSession';

export interface ChangingPassword {
  act: Act;
  old: RefObject<PasswordHandle | null>;
  oldError: string | null;
  fields: NewPassword;
  submit(): Promise<boolean>;
}

/** Chooses one's own password; `given` is the one in use where it was typed a moment ago. */
export function useChangePassword(given: string | null): ChangingPassword {
  const host = useHost();
  const take = useTakeSession();
  const act = useAct();
  const old = useRef<PasswordHandle>(null);
  const [oldError, setOldError] = useState<string | null>(null);
  const fields = useNewPassword();

  const send = async (before: string, after: string) => {
    try {
      take(await host.call('password_change', { old: before, new: after }));
      fields.clear();
      announce(changeWords.done);
      return true;
    } catch (reason) {
      if (fields.refused(reason)) return false;
      const error = toHostError(reason);
      if (error.code !== 'invalid_input') throw error;
      setOldError(error.message);
      old.current?.clear();
      old.current?.focus();
      return false;
    }
  };
  const submit = async () => {
    setOldError(null);
    const before = given ?? old.current?.value() ?? '';
    if (before === '') {
      setOldError(words.empty);
      old.current?.focus();
      return false;
    }
    const after = fields.read();
    if (after === null) return false;
    let done = false;
    await act.run(async () => {
      done = await send(before, after);
    });
    return done;
  };
  return { act, old, oldError, fields, submit };
}
