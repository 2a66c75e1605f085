import type { AccountView, NextStep } from '../../bindings';
import { Banner } from '../../components/Banner';
import { ErrorNotice } from '../../components/ErrorNotice';
import { verify as words } from '../../i18n/en/verify';
import { FindingList } from '../findings/FindingList';
import { needsPin, pinStateOf } from '../model';
import { useBrake } from '../verify/useBrake';
import { useChangeKind } from '../verify/useChangeKind';
import { useVerify } from '../verify/useVerify';
import { VerifyPanel } from '../verify/VerifyPanel';
import { VerifyTable } from '../verify/VerifyTable';

interface VerifyStepProps {
  account: AccountView;
  /** Nothing to verify yet: show the empty PIN fields instead. */
  onNothing: () => void;
  onGoToPin: (terminalId: string) => void;
  /** Takes a step that another step of the wizard does. */
  onElsewhere: (next: NextStep) => boolean;
}

export function VerifyStep({ account, onNothing, onGoToPin, onElsewhere }: VerifyStepProps) {
  const brake = useBrake(account.id);
  const run = useVerify(account, brake);
  const { change, failure } = useChangeKind(account);
  const open = account.terminals.filter((terminal) => pinStateOf(terminal) !== 'verified').length;
  const verify = () => {
    if (account.terminals.every(needsPin)) onNothing();
    else void run.start(null);
  };
  return (
    <>
      <VerifyPanel run={run} brake={brake} onVerify={verify} />
      {failure ? <ErrorNotice error={failure} /> : null}
      {run.verdicts.size > 0 && !run.running ? <FindingList account={account} onElsewhere={onElsewhere} /> : null}
      <VerifyTable account={account} run={run} onGoToPin={onGoToPin} onChangeKind={(id, kind) => void change(id, kind)} />
      {run.verdicts.size > 0 && open > 0 && !run.running ? (
        <Banner tone="info" title={words.finishUnverified(open)} data-testid="finish-unverified" />
      ) : null}
    </>
  );
}
