import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { ReactNode, Ref } from 'react';
import { Tooltip } from './Tooltip';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** Spoken name, and the tooltip's first words. */
  label: string;
  /** Key shown behind the label in the tooltip. */
  hint?: string;
  icon: ReactNode;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  ref?: Ref<HTMLButtonElement>;
  'data-testid'?: string;
}

export function IconButton({ label, hint, icon, placement, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={hint ? `${label} (${hint})` : label} placement={placement}>
      <AriaButton {...rest} aria-label={label} className={styles.button}>
        {icon}
      </AriaButton>
    </Tooltip>
  );
}
