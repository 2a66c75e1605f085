import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { ProgressBar } from '../../components/ProgressBar';
import { verify as words } from '../../i18n/en/verify';
import { BrakeNotice } from './BrakeNotice';
import type { Brake } from './useBrake';
import type { VerifyRun } from './useVerify';
import styles from './Verify.module.css';

interface VerifyPanelProps {
  run: VerifyRun;
  brake: Brake;
  /** Pressing Verify is always possible; what is missing is shown instead of asked. */
  onVerify: () => void;
}

/** The button, or what stands in its place: progress, or the countdown of the brake. */
export function VerifyPanel({ run, brake, onVerify }: VerifyPanelProps) {
  return (
    <div className={styles.panel}>
      <VerifyControl run={run} brake={brake} onVerify={onVerify} />
      {run.failure && brake.secondsLeft === 0 ? <ErrorNotice error={run.failure} onRetry={onVerify} /> : null}
    </div>
  );
}

function VerifyControl({ run, brake, onVerify }: VerifyPanelProps) {
  if (run.running) {
    return (
      <div className={styles.progress}>
        <ProgressBar
          label={words.progressLabel}
          value={run.done}
          max={run.total}
          valueText={words.running(run.done, run.total)}
          data-testid="verify-progress"
        />
        <span className={styles.count}>{words.running(run.done, run.total)}</span>
        <Button size="small" onPress={run.stop} data-testid="verify-stop">
          {words.stop}
        </Button>
      </div>
    );
  }
  if (brake.secondsLeft > 0) return <BrakeNotice brake={brake} />;
  return (
    <div>
      <Button variant="primary" onPress={onVerify} data-testid="verify-all">
        {run.verdicts.size > 0 ? words.again : words.all}
      </Button>
    </div>
  );
}
