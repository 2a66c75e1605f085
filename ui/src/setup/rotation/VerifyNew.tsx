import { useState } from 'react';
import type { AccountView, RotationView } from '../../bindings';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { rotation as words } from '../../i18n/en/rotation';
import { BrakeNotice } from '../verify/BrakeNotice';
import { useBrake } from '../verify/useBrake';
import { NextCell, ResultCell } from '../verify/VerdictCell';
import styles from './Rotation.module.css';
import type { RotationActs } from './useRotation';

interface VerifyNewProps {
  account: AccountView;
  view: RotationView;
  steps: RotationActs;
}

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
          {words.refused(view.newEnds)}
        </FieldLine>
      ) : (
        <p>{words.verifyLead(view.newEnds)}</p>
      )}
      {verdict && verdict.outcome !== 'verified' ? (
        <div className={styles.verdict}>
          <ResultCell verdict={verdict} account={account} />
          <NextCell verdict={verdict} account={account} />
        </div>
      ) : null}
      {steps.failure && brake.secondsLeft === 0 ? <ErrorNotice error={steps.failure} /> : null}
      {brake.secondsLeft > 0 ? <BrakeNotice brake={brake} /> : null}
      <div className={styles.buttons}>
        {brake.secondsLeft > 0 ? null : (
          <Button variant="primary" onPress={() => void verify()} data-testid="rotation-verify">
            {asking ? words.verifying : refused ? words.again : words.verify}
          </Button>
        )}
        <Button onPress={() => void steps.back(view.id)} data-testid="rotation-drop">
          {refused ? words.another : words.drop}
        </Button>
      </div>
    </div>
  );
}
