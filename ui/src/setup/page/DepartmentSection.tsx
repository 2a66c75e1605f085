import type { AccountView } from '../../bindings';
import { navigate } from '../../app/session';
import { Button } from '../../components/Button';
import { PlusIcon } from '../../components/icons';
import { departments as words } from '../../i18n/en/setupNav';
import { AccountFacts } from '../AccountFacts';
import { AddDepartmentDialog } from '../departments/AddDepartmentDialog';
import { useAddDepartment } from '../departments/useAddDepartment';
import styles from '../SetupPage.module.css';

/** The account's facts, and the way to another department while there is only one. */
export function DepartmentSection({ account }: { account: AccountView }) {
  const add = useAddDepartment();
  return (
    <section className={styles.section} aria-labelledby="setup-account">
      <header className={styles.sectionHead}>
        <h2 id="setup-account">{account.name}</h2>
        <div className={styles.buttons}>
          <Button size="small" onPress={() => navigate('setup/department')} data-testid="edit-account">
            {words.editTitle(account.name)}
          </Button>
          <Button size="small" variant="quiet" icon={<PlusIcon />} onPress={add.ask} data-testid="add-department">
            {words.add}
          </Button>
        </div>
      </header>
      <AccountFacts account={account} />
      <AddDepartmentDialog add={add} />
    </section>
  );
}
