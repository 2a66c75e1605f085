import { ToggleButton as AriaToggle, type ToggleButtonProps as AriaToggleProps } from 'react-aria-components';
import type { ReactNode } from 'react';
import styles from './ToggleButton.module.css';

export interface ToggleButtonProps extends Omit<AriaToggleProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
  'data-testid'?: string;
}

export function ToggleButton({ children, ...rest }: ToggleButtonProps) {
  return (
    <AriaToggle {...rest} className={styles.toggle}>
      {children}
    </AriaToggle>
  );
}
