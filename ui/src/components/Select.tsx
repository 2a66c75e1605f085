import {
  Button as AriaButton,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { FieldLine } from './FieldLine';
import { CheckIcon, ChevronDownIcon } from './icons';
import styles from './popup.module.css';
import own from './Select.module.css';

export interface Choice<K extends string> {
  id: K;
  text: string;
}

export interface SelectProps<K extends string> {
  label: string;
  hideLabel?: boolean;
  choices: ReadonlyArray<Choice<K>>;
  value: K | null;
  onChange: (value: K) => void;
  placeholder?: string;
  isDisabled?: boolean;
  error?: string | null;
  /** Of the button, for links that move the focus there. */
  id?: string;
  'data-testid'?: string;
}

export function Select<K extends string>({ label, hideLabel, choices, value, onChange, ...rest }: SelectProps<K>) {
  return (
    <AriaSelect
      className={own.field}
      value={value}
      isDisabled={rest.isDisabled}
      isInvalid={Boolean(rest.error)}
      validationBehavior="aria"
      placeholder={rest.placeholder}
      onChange={(key) => {
        const choice = choices.find((one) => one.id === key);
        if (choice) onChange(choice.id);
      }}
    >
      <Label className={hideLabel ? 'visually-hidden' : own.label}>{label}</Label>
      <AriaButton id={rest.id} className={styles.trigger} data-testid={rest['data-testid']}>
        <SelectValue>{({ selectedText, defaultChildren }) => selectedText || defaultChildren}</SelectValue>
        <ChevronDownIcon className={styles.chevron} />
      </AriaButton>
      <FieldError>
        <FieldLine tone="error" testId={rest['data-testid'] ? `${rest['data-testid']}-error` : undefined}>
          {rest.error}
        </FieldLine>
      </FieldError>
      <Popover className={styles.popover}>
        <ListBox className={styles.list} items={choices}>
          {(choice) => (
            <ListBoxItem className={styles.item} textValue={choice.text}>
              {({ isSelected }) => (
                <>
                  <span className={styles.mark}>{isSelected && <CheckIcon />}</span>
                  {choice.text}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
