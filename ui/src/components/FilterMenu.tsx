import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { ReactNode } from 'react';
import { CheckIcon, ChevronDownIcon } from './icons';
import styles from './popup.module.css';
import own from './FilterMenu.module.css';

export interface FilterOption<K extends string> {
  id: K;
  text: string;
  icon?: ReactNode;
}

export interface FilterMenuProps<K extends string> {
  label: string;
  options: ReadonlyArray<FilterOption<K>>;
  selected: ReadonlyArray<K>;
  onChange: (selected: K[]) => void;
  icon?: ReactNode;
  'data-testid'?: string;
}

/** Several choices at once; nothing selected means "all". Stays open while choosing. */
export function FilterMenu<K extends string>({ label, options, selected, onChange, icon, ...rest }: FilterMenuProps<K>) {
  const testId = rest['data-testid'];
  return (
    <MenuTrigger>
      <AriaButton className={styles.trigger} data-testid={testId}>
        {icon}
        {label}
        {selected.length > 0 && <span className={own.count}>{selected.length}</span>}
        <ChevronDownIcon className={styles.chevron} />
      </AriaButton>
      <Popover className={styles.popover}>
        <Menu
          className={styles.list}
          aria-label={label}
          selectionMode="multiple"
          items={options}
          dependencies={[selected]}
          selectedKeys={selected}
          onSelectionChange={(keys) => {
            onChange(options.filter((option) => keys === 'all' || keys.has(option.id)).map((option) => option.id));
          }}
        >
          {(option) => (
            <MenuItem
              className={styles.item}
              textValue={option.text}
              data-testid={testId ? `${testId}-${option.id.replace(/_/g, '-')}` : undefined}
            >
              <span className={styles.box}>
                <CheckIcon size={12} />
              </span>
              {option.icon}
              {option.text}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
