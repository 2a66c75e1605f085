import { useEffect, useRef, useState } from 'react';
import type { AccountView, TerminalVerdict, TerminalView } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { rotation as words } from '../../i18n/en/rotation';
import { credentialOf } from '../model';
import { useAbsorb } from '../useAbsorb';
import { useAct, type Act } from '../useAct';

export type RotationEnd = 'done' | 'back' | 'another';

export interface RotationActs extends Pick<Act, 'busy' | 'failure' | 'forget'> {
  /** What Converge said of the new PIN in this dialog. */
  verdict: TerminalVerdict | null;
  start(value: string, userId: string, remindOn: string | null): Promise<boolean>;
  verify(id: string): Promise<boolean>;
  change(id: string): Promise<boolean>;
  back(id: string): Promise<boolean>;
  /** Drops the refused PIN, for another one to be pasted right away. */
  another(id: string): Promise<boolean>;
  retire(id: string): Promise<boolean>;
}

const endsIn = (account: AccountView, terminalId: string) => {
  const terminal = account.terminals.find((one) => one.id === terminalId);
  return terminal ? (credentialOf(terminal)?.ends ?? null) : null;
};

export function useRotation(terminal: TerminalView, onEnd: (end: RotationEnd) => void): RotationActs {
  const host = useHost();
  const absorb = useAbsorb();
  const { run, ...act } = useAct();
  const [verdict, setVerdict] = useState<TerminalVerdict | null>(null);
  const state = credentialOf(terminal)?.rotation?.state ?? null;
  const before = useRef(state);
  useEffect(() => {
    if (state !== null && before.current !== state) announce(words.spoken[state]);
    before.current = state;
  }, [state]);
  const drop = (id: string, end: RotationEnd) =>
    run(async () => {
      const after = await host.call('rotation_back', { id });
      absorb(after);
      onEnd(end);
      announce(words.wentBack(endsIn(after, terminal.id)));
    });
  return {
    ...act,
    verdict,
    start: (value, userId, remindOn) =>
      run(async () => {
        absorb(await host.call('rotation_start', { terminalId: terminal.id, userId, value, remindOn }));
        setVerdict(null);
      }),
    verify: (id) =>
      run(async () => {
        const answer = await host.call('rotation_verify', { id });
        setVerdict(answer.verdict);
        absorb(answer.account);
      }),
    change: (id) =>
      run(async () => {
        absorb(await host.call('rotation_switch', { id }));
      }),
    back: (id) => drop(id, 'back'),
    another: (id) => drop(id, 'another'),
    retire: (id) =>
      run(async () => {
        const after = await host.call('rotation_retire', { id });
        absorb(after);
        onEnd('done');
        announce(`${words.done} ${words.doneBody(endsIn(after, terminal.id))}`);
      }),
  };
}
