import type { AccountView } from '../../bindings';
import { Button } from '../../components/Button';
import { page as words } from '../../i18n/en/setup';
import styles from '../SetupPage.module.css';

export function UserSection({ account, onEdit }: { account: AccountView; onEdit: () => void }) {
  const terminalsOf = (userId: string) => account.terminals.filter((terminal) => terminal.userId === userId).length;
  return (
    <section className={styles.section} aria-labelledby="setup-users">
      <header className={styles.sectionHead}>
        <h2 id="setup-users">{words.users}</h2>
        <Button size="small" onPress={onEdit} data-testid="setup-add-user">
          {words.addUser}
        </Button>
      </header>
      <ul className={styles.users}>
        {account.users.map((user) => (
          <li key={user.id} className={styles.user}>
            <code>{user.userId}</code>
            <span className={styles.quiet}>{words.userTerminals(terminalsOf(user.id))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
