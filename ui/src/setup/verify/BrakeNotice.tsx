import type { ReactNode } from 'react';
import { Banner } from '../../components/Banner';
import { verify as words } from '../../i18n/en/verify';
import type { Brake } from './useBrake';
import styles from './Verify.module.css';

/** Stands where the button was, so that nobody looks for it. */
export function BrakeNotice({ brake, actions }: { brake: Brake; actions?: ReactNode }) {
  const { refusals, secondsLeft } = brake;
  return (
    <Banner tone="warning" title={words.brakeTitle} actions={actions} data-testid="verify-brake">
      <p>{words.brakeWhy(refusals)}</p>
      <p className={styles.countdown} data-testid="verify-countdown">
        {secondsLeft > 0 ? words.brakeLeft(secondsLeft) : words.brakeOver}
      </p>
    </Banner>
  );
}
