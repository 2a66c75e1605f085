import { Button as AriaButton } from 'react-aria-components';
import type { AccountView } from '../bindings';
import { ChevronDownIcon, PlusIcon, SetupIcon } from '../components/icons';
import { SwitchMenu } from '../components/SwitchMenu';
import { common } from '../i18n/en/common';
import { departments as words } from '../i18n/en/setupNav';
import { AddDepartmentDialog } from '../setup/departments/AddDepartmentDialog';
import { useAddDepartment } from '../setup/departments/useAddDepartment';
import { chooseDepartment } from '../setup/departments/chooseDepartment';
import { navigate } from './session';
import styles from './DepartmentMenu.module.css';

/** Only there when there is something to switch to. */
export function DepartmentMenu({ accounts, account }: { accounts: AccountView[]; account: AccountView }) {
  const add = useAddDepartment();
  return (
    <>
      <SwitchMenu
        label={words.menu}
        header={words.choose}
        choices={accounts.map(({ id, name, environment }) => ({ id, text: name, more: common.modes[environment] }))}
        selected={account.id}
        onSelect={(id) => chooseDepartment(id, accounts)}
        actions={[
          { id: 'edit', text: words.editTitle(account.name), icon: <SetupIcon />, onAction: () => navigate('setup/department'), testId: 'department-edit' },
          { id: 'add', text: words.add, icon: <PlusIcon />, onAction: add.ask, testId: 'department-add' },
        ]}
        testId="account-choice"
      >
        <AriaButton className={styles.open} aria-label={words.menuOf(account.name)} data-testid="account-switcher">
          <span className={styles.name} title={account.name}>
            {account.name}
          </span>
          <ChevronDownIcon className={styles.chevron} />
        </AriaButton>
      </SwitchMenu>
      <AddDepartmentDialog add={add} />
    </>
  );
}
