import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { isMac } from '../app/platform';
import { AnchoredMenu, type MenuAction } from '../components/ActionMenu';
import { EditIcon, LockIcon, PersonIcon } from '../components/icons';
import { personMenu as words, roleNames } from '../i18n/en/signIn';
import { ChangePasswordDialog } from './ChangePasswordDialog';
import styles from './PersonMenu.module.css';
import { useLeave } from './useLeave';
import { useOpenSession } from './useSession';

const lockKey = isMac ? 'Ctrl+Cmd+L' : 'Ctrl+L';

/** Who is signed in, at the foot of the sidebar, with what they may do with their sign-in. */
export function PersonMenu({ narrow }: { narrow: boolean }) {
  const session = useOpenSession();
  const { lock, signOut } = useLeave();
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!session) return null;
  const { person, people } = session;
  if (!person) return people ? null : <NobodyYet narrow={narrow} />;
  const role = roleNames[person.role];
  const actions: MenuAction[] = [
    { id: 'change', text: words.change, icon: <EditIcon />, onAction: () => setChanging(true), testId: 'person-change-password' },
    { id: 'lock', text: words.lock(lockKey), icon: <LockIcon />, onAction: () => void lock(), testId: 'person-lock' },
    { id: 'sign-out', text: words.signOut, startsGroup: true, onAction: () => void signOut(), testId: 'person-sign-out' },
  ];
  return (
    <>
      <AriaButton
        ref={button}
        className={styles.open}
        data-narrow={narrow || undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => setOpen(true)}
        data-testid="person-menu"
      >
        <PersonIcon />
        <span className={styles.words}>
          <span className={styles.name} data-testid="session-name">
            {person.name}
          </span>
          <span className={styles.role} data-testid="session-role">
            {role}
          </span>
        </span>
      </AriaButton>
      <AnchoredMenu label={words.menu} header={words.label(person.name, role)} actions={actions} anchor={button} isOpen={open} onClose={() => setOpen(false)} />
      {changing ? <ChangePasswordDialog name={person.name} onClose={() => setChanging(false)} /> : null}
    </>
  );
}

/** Before the first administrator everything is done by the person of this computer. */
function NobodyYet({ narrow }: { narrow: boolean }) {
  return (
    <a className={styles.open} data-narrow={narrow || undefined} href="#/people" title={words.nobody} data-testid="person-add-people">
      <PersonIcon />
      <span className={styles.words}>{words.addPeople}</span>
    </a>
  );
}
