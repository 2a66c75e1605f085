import type { ReactNode } from 'react';
import styles from './Icon.module.css';

export interface IconProps {
  size?: number;
  /** Give a name only when no word stands beside the icon. */
  label?: string;
  className?: string;
}

/** All icons share one 16 px box, one stroke and the colour of the text around them. */
export function Icon({ size = 16, label, className, children }: IconProps & { children: ReactNode }) {
  const named = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const);
  return (
    <svg
      {...named}
      className={className ? `${styles.icon} ${className}` : styles.icon}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      focusable="false"
    >
      {children}
    </svg>
  );
}
