import type { ReactNode } from 'react';
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, Text } from 'react-aria-components';
import type { MenuAction } from './ActionMenu';
import own from './ActionMenu.module.css';
import { CheckIcon } from './icons';
import styles from './popup.module.css';

export interface SwitchMenuProps {
  label: string;
  header: string;
  choices: ReadonlyArray<{ id: string; text: string; more?: string }>;
  selected: string;
  onSelect: (id: string) => void;
  /** What can be done besides choosing. */
  actions: ReadonlyArray<MenuAction>;
  testId: string;
  /** The button that opens it. */
  children: ReactNode;
}

/** One of several things, and below them what can be done with the list itself. */
export function SwitchMenu({ label, header, choices, selected, onSelect, actions, testId, children }: SwitchMenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover} placement="bottom start">
        <AriaMenu className={styles.list} aria-label={label}>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[selected]}
            onSelectionChange={(keys) => {
              const next = choices.find((choice) => keys !== 'all' && keys.has(choice.id));
              if (next) onSelect(next.id);
            }}
          >
            <Header className={styles.header}>{header}</Header>
            {choices.map((choice) => (
              <MenuItem key={choice.id} id={choice.id} textValue={choice.text} className={styles.item} data-testid={`${testId}-${choice.id}`}>
                <span className={styles.mark}>{choice.id === selected && <CheckIcon />}</span>
                <span className={own.text}>
                  <Text slot="label">{choice.text}</Text>
                  {choice.more ? (
                    <Text slot="description" className={own.reason}>
                      {choice.more}
                    </Text>
                  ) : null}
                </span>
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className={own.line} />
          {actions.map((action) => (
            <MenuItem key={action.id} id={action.id} textValue={action.text} className={styles.item} onAction={action.onAction} data-testid={action.testId}>
              {action.icon}
              {action.text}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
