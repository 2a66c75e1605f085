import { useState } from 'react';
import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { SavedView } from '../../bindings';
import { CheckIcon, ChevronDownIcon, ViewsIcon } from '../../components/icons';
import popup from '../../components/popup.module.css';
import { transactions } from '../../i18n/en/transactions';
import { NameDialog } from './NameDialog';
import { useViews } from './useViews';
import styles from './Views.module.css';

const words = transactions.views;

interface Action {
  id: string;
  text: string;
  run: () => void;
}

/** Actions that need a view are not there while none is open. */
function actionsOf(views: ReturnType<typeof useViews>, ask: (what: 'save' | 'rename') => void): Action[] {
  const { current } = views;
  const saveAs: Action = { id: 'save-as', text: words.saveAs, run: () => ask('save') };
  if (!current) return [saveAs];
  const own: Action[] = [
    { id: 'rename', text: words.rename, run: () => ask('rename') },
    { id: 'share', text: words.share, run: () => void views.share(current) },
    { id: 'remove', text: words.remove, run: () => void views.remove(current) },
  ];
  const changes: Action[] = views.changed ? [{ id: 'save', text: words.saveChanges, run: () => void views.saveChanges(current) }] : [];
  return [...changes, saveAs, ...own];
}

function ViewLine({ name, isCurrent, id, onOpen }: { name: string; isCurrent: boolean; id: string; onOpen: () => void }) {
  return (
    <MenuItem id={id} className={popup.item} textValue={name} onAction={onOpen} data-testid={`view-${id}`}>
      <span className={popup.mark}>{isCurrent && <CheckIcon />}</span>
      <bdi>{name}</bdi>
    </MenuItem>
  );
}

function Actions({ title, actions }: { title: string; actions: readonly Action[] }) {
  return (
    <MenuSection>
      <Header className={popup.header}>{title}</Header>
      {actions.map((action) => (
        <MenuItem key={action.id} id={action.id} className={popup.item} textValue={action.text} onAction={action.run} data-testid={`view-action-${action.id}`}>
          <span className={popup.mark} />
          {action.text}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

export function ViewsMenu({ accountId }: { accountId: string }) {
  const views = useViews(accountId);
  const [asked, setAsked] = useState<'save' | 'rename' | null>(null);
  const { current, changed } = views;
  const close = () => setAsked(null);
  const rename = (view: SavedView) => (name: string) => views.rename(view, name);
  return (
    <>
      <MenuTrigger>
        <AriaButton className={`${popup.trigger} ${styles.open}`} data-testid="views">
          <ViewsIcon />
          <span className="visually-hidden">{words.label}: </span>
          <bdi className={styles.name} data-testid="view-name-shown">
            {current?.name ?? (views.plain ? words.none : words.unsaved)}
          </bdi>
          {changed && <span className={styles.changed}>{words.changed}</span>}
          <ChevronDownIcon className={popup.chevron} />
        </AriaButton>
        <Popover className={popup.popover} placement="bottom start">
          <Menu className={popup.list} aria-label={words.label}>
            <MenuSection>
              <Header className={popup.header}>{words.saved}</Header>
              <ViewLine id="all" name={words.reset} isCurrent={views.plain} onOpen={views.reset} />
              {views.views.map((view) => (
                <ViewLine key={view.id} id={view.id} name={view.name} isCurrent={view.id === current?.id} onOpen={() => views.open(view)} />
              ))}
            </MenuSection>
            <Actions title={words.actions} actions={actionsOf(views, setAsked)} />
            <Actions title={words.files} actions={[{ id: 'open-file', text: words.open, run: () => void views.openFile() }]} />
          </Menu>
        </Popover>
      </MenuTrigger>
      {asked === 'save' && <NameDialog title={words.saveTitle} name="" onSave={views.saveAs} onClose={close} />}
      {asked === 'rename' && current && <NameDialog title={words.renameTitle} name={current.name} onSave={rename(current)} onClose={close} />}
    </>
  );
}
