import { Banner } from '../../components/Banner';
import { verify as words } from '../../i18n/en/verify';
import type { Brake } from './useBrake';
import styles from './Verify.module.css';

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Stands where the button was, so that nobody looks for it. */
export function BrakeNotice({ brake }: { brake: Brake }) {
  return (
    <Banner tone="warning" title={words.brakeTitle} data-testid="verify-brake">
      <p>{words.brakeWhy(brake.refusals)}</p>
      <p className={styles.countdown} data-testid="verify-countdown">
        {words.brakeLeft(clock(brake.secondsLeft))}
      </p>
    </Banner>
  );
}
