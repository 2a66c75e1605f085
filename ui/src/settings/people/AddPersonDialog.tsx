import { useState } from 'react';
import { announce } from '../../app/session';
import type { People, Role } from '../../bindings';
import { toast } from '../../components';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { RadioCards } from '../../components/RadioCards';
import { TextField } from '../../components/TextField';
import { toHostError } from '../../host';
import { personForm as words } from '../../i18n/en/people';
import { roleNames } from '../../i18n/en/signIn';
import { useAct } from '../../setup/useAct';
import { NewPasswordFields } from '../../signin/NewPasswordFields';
import { newRecoveryCode } from '../../signin/recoveryCode';
import { useNewPassword } from '../../signin/useNewPassword';
import { useSession } from '../../signin/useSession';
import styles from './People.module.css';
import { usePeopleCommands } from './usePeople';

const formId = 'add-person';

/** The first person is an administrator, is signed in at once, and gets the recovery code. */
export function AddPersonDialog({ data, onClose }: { data: People; onClose: () => void }) {
  const first = data.people.length === 0;
  const form = useAddPerson(first, onClose);
  return (
    <Dialog
      title={first ? words.firstTitle : words.addTitle}
      isOpen
      onClose={onClose}
      data-testid="person-dialog"
      footer={
        <>
          <Button onPress={onClose} data-testid="person-cancel">
            {words.cancel}
          </Button>
          <Button type="submit" form={formId} variant="primary" data-testid="person-save">
            {form.act.busy ? words.working : words.add}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {first ? <p className={styles.quiet}>{words.firstLead}</p> : null}
        <TextField id="person-name" label={words.name} help={words.nameHelp} value={form.name} onChange={form.setName} error={form.nameError} autoFocus testId="person-name" />
        {first ? null : (
          <RadioCards
            id="person-role"
            label={words.role}
            value={form.role}
            onChange={form.setRole}
            error={form.roleError}
            cards={data.roles.map(({ role, words: line }) => ({ value: role, title: roleNames[role], help: line, testId: `person-role-${role}` }))}
          />
        )}
        <NewPasswordFields id="person-password" label={first ? words.passwordFirst : words.password} help={first ? undefined : words.passwordHelp} fields={form.fields} />
        {form.act.failure ? <ErrorNotice error={form.act.failure} /> : null}
      </form>
    </Dialog>
  );
}

function useAddPerson(first: boolean, onClose: () => void) {
  const { host, run, show } = usePeopleCommands();
  const { refetch } = useSession();
  const act = useAct();
  const fields = useNewPassword();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role | null>(first ? 'administrator' : null);
  const [nameError, setNameError] = useState<string | null>(null);
  const [roleError, setRoleError] = useState<string | null>(null);

  const send = async (chosen: Role, password: string) => {
    try {
      const { people, recoveryCode } = await run(() => host.call('person_add', { name: name.trim(), role: chosen, password }));
      fields.clear();
      if (recoveryCode !== null) newRecoveryCode.set(recoveryCode);
      onClose();
      announce(words.added(name.trim()));
      if (first) await refetch();
      else toast({ title: words.added(name.trim()), tone: 'success' });
      show(people);
    } catch (reason) {
      if (fields.refused(reason)) return;
      const error = toHostError(reason);
      if (error.details['field'] !== 'name') throw error;
      setNameError(error.message);
      document.getElementById('person-name')?.focus();
    }
  };
  const submit = async () => {
    setNameError(name.trim() === '' ? words.nameEmpty : null);
    setRoleError(role === null ? words.roleEmpty : null);
    if (name.trim() === '') return document.getElementById('person-name')?.focus();
    if (role === null) return undefined;
    const password = fields.read();
    if (password !== null) await act.run(() => send(role, password));
    return undefined;
  };
  return { act, fields, name, setName, role, setRole, nameError, roleError, submit };
}
