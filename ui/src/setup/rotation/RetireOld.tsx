import { useState } from 'react';
import type { AccountView, RotationView } from '../../bindings';
import { Button } from '../../components/Button';
import { AlertDialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { formatDay } from '../../format/time';
import { common } from '../../i18n/en/common';
import { rotation as words } from '../../i18n/en/rotation';
import styles from './Rotation.module.css';
import type { RotationActs } from './useRotation';

interface RetireOldProps {
  account: AccountView;
  view: RotationView;
  steps: RotationActs;
}

/** The one step that cannot be taken back is asked for twice. */
export function RetireOld({ account, view, steps }: RetireOldProps) {
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles.part}>
      <p>{words.retireLead(view.oldEnds)}</p>
      {view.remindOn ? (
        <FieldLine tone={view.overdue ? 'warning' : 'note'} testId="rotation-reminder">
          {view.overdue ? words.overdue(formatDay(view.remindOn)) : words.retireWhen(formatDay(view.remindOn))}
        </FieldLine>
      ) : null}
      {steps.failure ? <ErrorNotice error={steps.failure} /> : null}
      <div className={styles.buttons}>
        <Button variant="primary" onPress={() => setAsking(true)} data-testid="rotation-retire">
          {words.retire}
        </Button>
        <Button onPress={() => void steps.back(view.id)} data-testid="rotation-back">
          {words.back}
        </Button>
      </div>
      <AlertDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={words.retireTitle}
        mode={common.modes[account.environment]}
        confirm={words.retire}
        confirmVariant="danger"
        onConfirm={() => {
          setAsking(false);
          void steps.retire(view.id);
        }}
        data-testid="retire-dialog"
      >
        <p>{words.retireBody(view.oldEnds)}</p>
      </AlertDialog>
    </div>
  );
}
