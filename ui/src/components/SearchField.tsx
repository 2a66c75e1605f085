import type { Ref } from 'react';
import { Button as AriaButton, Input, Label, SearchField as AriaSearchField } from 'react-aria-components';
import { CloseIcon, SearchIcon } from './icons';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  label: string;
  placeholder?: string;
  clearLabel: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter. */
  onSubmit?: (value: string) => void;
  testId?: string;
  ref?: Ref<HTMLInputElement>;
}

export function SearchField({ label, placeholder, clearLabel, value, onChange, onSubmit, testId, ref }: SearchFieldProps) {
  return (
    <AriaSearchField className={styles.field} value={value} onChange={onChange} onSubmit={onSubmit}>
      <Label className={styles.label}>{label}</Label>
      <div className={styles.box}>
        <SearchIcon className={styles.icon} />
        <Input ref={ref} className={styles.input} placeholder={placeholder} data-testid={testId} />
        {value !== '' && (
          <AriaButton className={styles.clear} aria-label={clearLabel}>
            <CloseIcon size={14} />
          </AriaButton>
        )}
      </div>
    </AriaSearchField>
  );
}
