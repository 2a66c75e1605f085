import { OverlayArrow, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import type { ReactNode } from 'react';
import styles from './Tooltip.module.css';

export interface TooltipProps {
  text: ReactNode;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  /** One focusable React Aria element. */
  children: ReactNode;
}

export function Tooltip({ text, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip className={styles.tooltip} placement={placement} offset={6}>
        <OverlayArrow />
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
