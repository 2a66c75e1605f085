import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { ReactNode } from 'react';
import { CheckIcon } from './icons';
import styles from './popup.module.css';

export interface MenuGroup {
  title: string;
  choices: ReadonlyArray<{ id: string; text: string }>;
  /** Ticked; exactly one of a group is. */
  selected: string;
  onSelect: (id: string) => void;
  testId: string;
}

export interface MenuProps {
  label: string;
  groups: ReadonlyArray<MenuGroup>;
  placement?: 'top start' | 'bottom start' | 'bottom end';
  /** The button that opens it. */
  children: ReactNode;
}

/** Groups of which one choice each holds. */
export function Menu({ label, groups, placement, children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover} placement={placement}>
        <AriaMenu className={styles.list} aria-label={label}>
          {groups.map((group) => (
            <MenuSection
              key={group.testId}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[group.selected]}
              onSelectionChange={(keys) => {
                const next = group.choices.find((choice) => keys !== 'all' && keys.has(choice.id));
                if (next) group.onSelect(next.id);
              }}
            >
              <Header className={styles.header}>{group.title}</Header>
              {group.choices.map((choice) => (
                <MenuItem
                  key={choice.id}
                  id={choice.id}
                  textValue={choice.text}
                  className={styles.item}
                  data-testid={`${group.testId}-${choice.id}`}
                >
                  <span className={styles.mark}>{choice.id === group.selected && <CheckIcon />}</span>
                  {choice.text}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
