import { useEffect, useRef, useState } from 'react';
import type { AccountView, NextStep } from '../../bindings';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { common } from '../../i18n/en/common';
import { verifyDialog as words } from '../../i18n/en/findings';
import { FindingList } from '../findings/FindingList';
import { PinDialog } from '../terminals/PinDialog';
import { useBrake } from './useBrake';
import { useChangeKind } from './useChangeKind';
import { useVerify } from './useVerify';
import { VerifyPanel } from './VerifyPanel';
import { VerifyTable } from './VerifyTable';

interface VerifyDialogProps {
  account: AccountView;
  /** null = all that are in use. */
  terminalIds: string[] | null;
  onClose: () => void;
}

/** Asks Converge as soon as it opens, unless the brake is on. */
export function VerifyDialog({ account, terminalIds, onClose }: VerifyDialogProps) {
  const brake = useBrake(account.id);
  const run = useVerify(account, brake);
  const { change, failure } = useChangeKind(account);
  const [pasting, setPasting] = useState<string | null>(null);
  const started = useRef(false);
  const { start } = run;
  const terminals = account.terminals.filter((one) => (terminalIds ? terminalIds.includes(one.id) : one.active));
  const pasted = account.terminals.find((one) => one.id === pasting);
  useEffect(() => {
    if (started.current || !brake.known) return;
    started.current = true;
    if (brake.secondsLeft === 0) void start(terminalIds);
  }, [brake.known, brake.secondsLeft, start, terminalIds]);
  const verifyHere = (next: NextStep) => {
    if (next.kind !== 'verify') return false;
    void start(next.terminalId === null ? terminalIds : [next.terminalId]);
    return true;
  };
  return (
    <Dialog
      title={words.title(terminals.map((one) => one.name))}
      mode={common.modes[account.environment]}
      isOpen
      wide
      onClose={onClose}
      data-testid="verify-dialog"
      footer={
        <Button onPress={onClose} data-testid="verify-dialog-close">
          {words.close}
        </Button>
      }
    >
      <VerifyPanel run={run} brake={brake} onVerify={() => void start(terminalIds)} />
      {run.verdicts.size > 0 && !run.running ? (
        <FindingList account={account} terminalId={terminalIds?.length === 1 ? terminalIds[0] : undefined} onElsewhere={verifyHere} />
      ) : null}
      {failure ? <ErrorNotice error={failure} /> : null}
      <VerifyTable account={account} terminals={terminals} run={run} onGoToPin={setPasting} onChangeKind={(id, kind) => void change(id, kind)} />
      {pasted ? <PinDialog account={account} terminal={pasted} userId={pasted.userId} onClose={() => setPasting(null)} /> : null}
    </Dialog>
  );
}
