import { useState } from 'react';
import type { AccountView, CredentialView, TerminalView } from '../../bindings';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { FieldLine } from '../../components/FieldLine';
import { StepList } from '../../components/StepList';
import { common } from '../../i18n/en/common';
import { rotation as words } from '../../i18n/en/rotation';
import { credentialOf } from '../model';
import { NewPin } from './NewPin';
import { RetireOld } from './RetireOld';
import styles from './Rotation.module.css';
import { rotationSteps, stepOf, stepState } from './rotationModel';
import { SwitchPin } from './SwitchPin';
import { useRotation, type RotationActs, type RotationEnd } from './useRotation';
import { VerifyNew } from './VerifyNew';

export interface RotationDialogProps {
  account: AccountView;
  terminal: TerminalView;
  onClose: () => void;
  /** Offered where there is no old PIN to stand beside. */
  onPaste?: () => void;
}

/** New beside old, verify, switch, retire; resumes where it was left and says what is in use at each step. */
export function RotationDialog({ account, terminal, onClose, onPaste }: RotationDialogProps) {
  const credential = credentialOf(terminal);
  const view = credential?.rotation ?? null;
  const [end, setEnd] = useState<RotationEnd | null>(null);
  const steps = useRotation(terminal, setEnd);
  const ended = view === null ? end : null;
  const isOver = ended === 'done' || ended === 'back';
  return (
    <Dialog
      title={words.title(terminal.name)}
      mode={common.modes[account.environment]}
      isOpen
      wide
      onClose={onClose}
      data-testid="rotation-dialog"
      footer={
        // Over, the button that was pressed is gone and this one is all there is left to do.
        <Button key={isOver ? 'over' : 'open'} autoFocus={isOver} variant={isOver ? 'primary' : 'secondary'} onPress={onClose} data-testid="rotation-close">
          {view ? words.later : words.close}
        </Button>
      }
    >
      {ended ? (
        <div className={styles.end} data-testid="rotation-ended">
          <FieldLine tone="ok">{ended === 'done' ? words.done : words.wentBack(credential?.ends ?? null)}</FieldLine>
          {ended === 'done' ? <p>{words.doneBody(credential?.ends ?? null)}</p> : null}
        </div>
      ) : null}
      {isOver ? null : <RotationSteps {...{ account, terminal, credential, steps, onPaste }} />}
    </Dialog>
  );
}

type RotationStepsProps = Pick<RotationDialogProps, 'account' | 'terminal' | 'onPaste'> & { credential: CredentialView | null; steps: RotationActs };

function RotationSteps({ account, terminal, credential, steps, onPaste }: RotationStepsProps) {
  const view = credential?.rotation ?? null;
  const step = stepOf(view);
  return (
    <>
      <div className={styles.steps}>
        <StepList
          label={words.stepsLabel}
          steps={rotationSteps.map((key) => {
            const state = stepState(key, view);
            return { key, title: words.steps[key], state, stateText: words.states[state], isCurrent: key === step, testId: `rotation-step-${key}` };
          })}
        />
      </div>
      <p className={styles.inUse} data-testid="rotation-in-use">
        {words.inUse(view ? (view.state === 'switched' ? view.newEnds : view.oldEnds) : (credential?.ends ?? null))}
      </p>
      {step === 'new' ? <NewPin {...{ account, terminal, credential, steps, onPaste }} /> : null}
      {view && step === 'verify' ? <VerifyNew {...{ account, view, steps }} /> : null}
      {view && step === 'switch' ? <SwitchPin {...{ view, steps }} /> : null}
      {view && step === 'retire' ? <RetireOld {...{ account, view, steps }} /> : null}
    </>
  );
}
