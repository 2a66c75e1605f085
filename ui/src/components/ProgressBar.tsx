import { ProgressBar as AriaProgress, Label } from 'react-aria-components';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  label: string;
  hideLabel?: boolean;
  value: number;
  max: number;
  /** Spoken and shown instead of a percentage. */
  valueText: string;
  'data-testid'?: string;
}

export function ProgressBar({ label, hideLabel, value, max, valueText, ...rest }: ProgressBarProps) {
  const share = max > 0 ? Math.min(100, (value / max) * 100) : 0;
  return (
    <AriaProgress
      className={styles.progress}
      value={value}
      maxValue={Math.max(max, 1)}
      valueLabel={valueText}
      data-testid={rest['data-testid']}
    >
      <Label className={hideLabel ? 'visually-hidden' : styles.label}>{label}</Label>
      <div className={styles.track}>
        <div className={styles.fill} style={{ width: `${share}%` }} />
      </div>
    </AriaProgress>
  );
}
