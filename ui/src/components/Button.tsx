import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { ReactNode, Ref } from 'react';
import styles from './Button.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  variant?: ButtonVariant;
  size?: 'normal' | 'small';
  icon?: ReactNode;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
  'data-testid'?: string;
}

export function Button({ variant = 'secondary', size = 'normal', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={styles.button} data-variant={variant} data-size={size}>
      {icon}
      {children}
    </AriaButton>
  );
}
