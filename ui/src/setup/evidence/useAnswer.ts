import { useState } from 'react';
import type { TerminalView } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { evidence as words } from '../../i18n/en/findings';
import { useAbsorb } from '../useAbsorb';
import { useAct } from '../useAct';

/** The clerk's answer to "Is this …?"; it may be given again. */
export function useAnswer(terminal: TerminalView, known: boolean | null, onAnswered?: (isIt: boolean) => void) {
  const host = useHost();
  const absorb = useAbsorb();
  const act = useAct();
  const [answered, setAnswered] = useState(known);
  const answer = (isIt: boolean) =>
    act.run(async () => {
      absorb(await host.call('evidence_answer', { terminalId: terminal.id, isIt }));
      setAnswered(isIt);
      announce(isIt ? words.saidYes(terminal.name) : words.saidNo(terminal.name));
      onAnswered?.(isIt);
    });
  return { answer, answered, busy: act.busy, failure: act.failure, reopen: () => setAnswered(null) };
}
