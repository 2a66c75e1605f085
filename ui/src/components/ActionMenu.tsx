import { Fragment, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, Text } from 'react-aria-components';
import { MoreIcon } from './icons';
import { IconButton } from './IconButton';
import styles from './popup.module.css';
import own from './ActionMenu.module.css';

export interface MenuAction {
  id: string;
  text: string;
  icon?: ReactNode;
  /** Why it cannot be done now; the line stays readable and does nothing. */
  disabledReason?: string | null;
  /** For what cannot be taken back. */
  tone?: 'danger';
  /** Stands below a line, unless it is the first. */
  startsGroup?: boolean;
  onAction: () => void;
  testId?: string;
}

export interface ActionMenuProps {
  /** Spoken name of the menu and of its button. */
  label: string;
  actions: ReadonlyArray<MenuAction>;
  testId?: string;
}

interface ActionListProps {
  label: string;
  header?: string;
  actions: ReadonlyArray<MenuAction>;
  onClose?: () => void;
  /** A menu without a trigger of its own would keep the focus on itself. */
  focusFirst?: boolean;
}

function useFirstFocused(wanted: boolean) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!wanted) return;
    const frame = requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
  return list;
}

function ActionLine({ action }: { action: MenuAction }) {
  return (
    <MenuItem
      id={action.id}
      className={styles.item}
      textValue={action.text}
      isDisabled={Boolean(action.disabledReason)}
      onAction={action.onAction}
      data-tone={action.tone}
      data-testid={action.testId}
    >
      {action.icon}
      <span className={own.text}>
        <Text slot="label">{action.text}</Text>
        {action.disabledReason ? (
          <Text slot="description" className={own.reason}>
            {action.disabledReason}
          </Text>
        ) : null}
      </span>
    </MenuItem>
  );
}

function ActionList({ label, header, actions, onClose, focusFirst = false }: ActionListProps) {
  const list = useFirstFocused(focusFirst);
  const next = actions.findIndex((action, index) => index > 0 && action.startsGroup);
  const first = next < 0 ? actions : actions.slice(0, next);
  const lines = first.map((action) => <ActionLine key={action.id} action={action} />);
  return (
    <AriaMenu ref={list} className={styles.list} aria-label={label} onClose={onClose}>
      {header ? (
        <MenuSection>
          <Header className={styles.header}>{header}</Header>
          {lines}
        </MenuSection>
      ) : (
        lines
      )}
      {actions.slice(first.length).map((action) => (
        <Fragment key={action.id}>
          {action.startsGroup ? <Separator className={own.line} /> : null}
          <ActionLine action={action} />
        </Fragment>
      ))}
    </AriaMenu>
  );
}

/** Things that can be done with one row, behind three dots. */
export function ActionMenu({ label, actions, testId }: ActionMenuProps) {
  return (
    <MenuTrigger>
      <IconButton label={label} icon={<MoreIcon />} data-testid={testId} />
      <Popover className={styles.popover} placement="bottom end">
        <ActionList label={label} actions={actions} />
      </Popover>
    </MenuTrigger>
  );
}

export interface AnchoredMenuProps {
  label: string;
  header?: string;
  actions: ReadonlyArray<MenuAction>;
  /** What it opened from; it gets the focus back. */
  anchor: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onClose: () => void;
}

/** One menu for many cells: it opens beside the cell that asked. */
export function AnchoredMenu({ label, header, actions, anchor, isOpen, onClose }: AnchoredMenuProps) {
  return (
    <Popover
      className={styles.popover}
      triggerRef={anchor}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
      aria-label={label}
    >
      <ActionList label={label} header={header} actions={actions} onClose={onClose} focusFirst />
    </Popover>
  );
}
