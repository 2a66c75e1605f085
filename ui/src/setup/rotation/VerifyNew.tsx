import { useState } from 'react';
import type { AccountView, RotationView, TerminalVerdict } from '../../bindings';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { rotation as words } from '../../i18n/en/rotation';
import { mixHint } from '../../i18n/en/verify';
import { BrakeNotice } from '../verify/BrakeNotice';
import { useBrake } from '../verify/useBrake';
import { checkedClock, NextCell, ResultCell, ResultMore } from '../verify/VerdictCell';
import styles from './Rotation.module.css';
import type { RotationActs } from './useRotation';

interface VerifyNewProps {
  account: AccountView;
  view: RotationView;
  steps: RotationActs;
}

/** Whether Converge judged the PIN; another answer leaves the verdict before it standing. */
const decides = ({ outcome }: TerminalVerdict) => outcome === 'verified' || outcome === 'credentials_refused';

/** A read-only question with the new PIN; the old one stays in use whatever the answer is. */
export function VerifyNew({ account, view, steps }: VerifyNewProps) {
  const brake = useBrake(account.id);
  const [asking, setAsking] = useState(false);
  const refused = view.state === 'refused';
  const { verdict } = steps;
  const verify = async () => {
    setAsking(true);
    await steps.verify(view.id);
    setAsking(false);
    await brake.reload();
  };
  return (
    <div className={styles.part}>
      {refused ? (
        <FieldLine tone="error" testId="rotation-refused">
          {words.refused(view.newEnds, verdict && decides(verdict) ? checkedClock(verdict, account) : null)}
        </FieldLine>
      ) : (
        <p>{words.verifyLead(view.newEnds)}</p>
      )}
      {verdict && verdict.outcome !== 'verified' ? (
        <div className={styles.verdict}>
          {decides(verdict) ? <RefusedMore verdict={verdict} account={account} /> : <OtherAnswer verdict={verdict} account={account} />}
        </div>
      ) : null}
      {steps.failure && brake.secondsLeft === 0 ? <ErrorNotice error={steps.failure} /> : null}
      {brake.secondsLeft > 0 ? <BrakeNotice brake={brake} /> : null}
      <div className={styles.buttons}>
        {refused ? (
          <Button variant="primary" onPress={() => void steps.another(view.id)} data-testid="rotation-drop">
            {words.another}
          </Button>
        ) : null}
        {brake.secondsLeft > 0 ? null : (
          <Button variant={refused ? 'secondary' : 'primary'} onPress={() => void verify()} data-testid="rotation-verify">
            {asking ? words.verifying : refused ? words.again : words.verify}
          </Button>
        )}
        {refused ? null : (
          <Button onPress={() => void steps.back(view.id)} data-testid="rotation-drop">
            {words.drop}
          </Button>
        )}
      </div>
    </div>
  );
}

interface AnswerProps {
  verdict: TerminalVerdict;
  account: AccountView;
}

/** That it was refused is said above; the user ID is proved by the PIN in use. */
function RefusedMore({ verdict, account }: AnswerProps) {
  return (
    <>
      <ResultMore verdict={verdict} account={account} />
      <p>{words.copyAgain}</p>
      <p className={styles.quiet}>{mixHint(account.environment, account.host)}</p>
    </>
  );
}

function OtherAnswer({ verdict, account }: AnswerProps) {
  return (
    <>
      <ResultCell verdict={verdict} account={account} />
      <NextCell verdict={verdict} account={account} />
    </>
  );
}
