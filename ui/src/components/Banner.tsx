import type { ReactNode } from 'react';
import { ErrorIcon, InfoIcon, PracticeIcon, SuccessIcon, WarningIcon } from './icons';
import styles from './Banner.module.css';

export type BannerTone = 'info' | 'success' | 'warning' | 'danger' | 'practice';

const icons = {
  info: InfoIcon,
  success: SuccessIcon,
  warning: WarningIcon,
  danger: ErrorIcon,
  practice: PracticeIcon,
};

export interface BannerProps {
  tone: BannerTone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Use "alert" only for what must interrupt. */
  role?: 'alert' | 'status' | 'group';
  'data-testid'?: string;
}

export function Banner({ tone, title, children, actions, role, ...rest }: BannerProps) {
  const Sign = icons[tone];
  return (
    <div className={styles.banner} data-tone={tone} role={role} data-testid={rest['data-testid']}>
      <Sign className={styles.icon} />
      <div className={styles.content}>
        <div className={styles.text}>
          <p className={styles.title}>{title}</p>
          {children && <div className={styles.body}>{children}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
