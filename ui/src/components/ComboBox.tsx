import { Button as AriaButton, ComboBox as AriaComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import own from './ComboBox.module.css';
import field from './Field.module.css';
import { ChevronDownIcon } from './icons';
import styles from './popup.module.css';

export interface ComboChoice {
  id: string;
  text: string;
  more?: string;
}

export interface ComboBoxProps {
  label: string;
  /** Spoken name of the button that opens the list. */
  show: string;
  choices: ReadonlyArray<ComboChoice>;
  value: string;
  onChange: (value: string) => void;
  /** A choice of the list was taken. */
  onPick: (id: string) => void;
  placeholder?: string;
  'data-testid'?: string;
}

/** Something known from a list, or something new that is typed. */
export function ComboBox({ label, show, choices, value, onChange, onPick, placeholder, ...rest }: ComboBoxProps) {
  return (
    <AriaComboBox
      className={field.field}
      allowsCustomValue
      menuTrigger="input"
      items={choices}
      inputValue={value}
      onInputChange={onChange}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key !== null) onPick(String(key));
      }}
    >
      <Label className={field.label}>{label}</Label>
      <div className={own.line}>
        <Input className={`${field.input} ${own.input}`} placeholder={placeholder} data-testid={rest['data-testid']} />
        <AriaButton className={own.open} aria-label={show}>
          <ChevronDownIcon />
        </AriaButton>
      </div>
      <Popover className={styles.popover}>
        <ListBox className={styles.list} items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} className={styles.item} textValue={choice.text}>
              <Text slot="label">{choice.text}</Text>
              {choice.more && (
                <Text slot="description" className={own.more}>
                  {choice.more}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
