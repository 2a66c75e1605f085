import { Checkbox as AriaCheckbox } from 'react-aria-components';
import type { ReactNode } from 'react';
import styles from './Checkbox.module.css';
import { CheckIcon } from './icons';

export interface CheckboxProps {
  isSelected: boolean;
  onChange: (selected: boolean) => void;
  children: ReactNode;
  isDisabled?: boolean;
  'data-testid'?: string;
}

/** React Aria draws the label only; the box is ours. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles.checkbox}>
      <span className={styles.box} aria-hidden="true">
        <CheckIcon size={12} />
      </span>
      <span className={styles.text}>{children}</span>
    </AriaCheckbox>
  );
}
