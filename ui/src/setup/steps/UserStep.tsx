import { announce } from '../../app/session';
import { Button } from '../../components/Button';
import { focusField } from '../../components/focusField';
import { CloseIcon, PlusIcon } from '../../components/icons';
import { IconButton } from '../../components/IconButton';
import { user as words } from '../../i18n/en/setup';
import { CheckedField } from '../CheckedField';
import { fieldIds } from '../fields';
import { PracticeHelp } from '../PracticeHelp';
import { useFocusAfter } from '../useFocusAfter';
import styles from '../setup.module.css';
import { WhereHelp } from '../WhereHelp';
import { useWizardTools } from '../wizardContext';

const replaced = (list: string[], row: number, value: string) => list.map((old, index) => (index === row ? value : old));

export function UserStep() {
  const { draft, account, update, save, checks } = useWizardTools();
  const focusAfter = useFocusAfter();
  const { userIds } = draft;
  const add = () => {
    update((now) => ({ userIds: [...now.userIds, ''] }));
    focusAfter(() => focusField(fieldIds.userId(userIds.length)));
  };
  const remove = (row: number) => {
    update((now) => ({ userIds: now.userIds.filter((_, index) => index !== row) }));
    checks.forget('field-user-id-');
    announce(words.removed);
    save();
    focusAfter(() => focusField(fieldIds.userId(Math.max(0, row - 1))));
  };
  return (
    <>
      {account?.environment === 'practice' ? <PracticeHelp step="user" /> : null}
      {userIds.map((value, row) => (
        <div key={row} className={styles.withRemove}>
          <CheckedField
            id={fieldIds.userId(row)}
            field="user_id"
            label={words.field(row + 1, userIds.length)}
            help={userIds.length === 1 ? words.help : undefined}
            value={value}
            change={(text, now) => ({ userIds: replaced(now.userIds, row, text) })}
            mono
          />
          {userIds.length > 1 ? (
            <IconButton
              label={words.remove(row + 1)}
              icon={<CloseIcon />}
              onPress={() => remove(row)}
              data-testid={`remove-user-${row}`}
            />
          ) : null}
        </div>
      ))}
      <WhereHelp path={words.where} />
      <div>
        <Button icon={<PlusIcon />} onPress={add} data-testid="add-user">
          {words.add}
        </Button>
      </div>
    </>
  );
}
