import { useState } from 'react';
import type { PersonView, Role, RoleView } from '../../bindings';
import { toast } from '../../components';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Checkbox';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { focusField } from '../../components/focusField';
import { RadioCards } from '../../components/RadioCards';
import { TextField } from '../../components/TextField';
import { plainMoney } from '../../format/money';
import { toHostError } from '../../host';
import { personForm as words } from '../../i18n/en/people';
import { roleNames } from '../../i18n/en/signIn';
import { useAct } from '../../setup/useAct';
import { parseLimit } from './limits';
import styles from './People.module.css';
import { usePeopleCommands } from './usePeople';

const formId = 'edit-person';
const ids = { name: 'person-name', aloneLimit: 'person-alone', approveLimit: 'person-approve' } as const;
type Field = keyof typeof ids;
type Errors = Partial<Record<Field, string>>;

interface Typed {
  name: string;
  role: Role;
  alone: string;
  any: boolean;
  approve: string;
}

export function EditPersonDialog({ person, roles, onClose }: { person: PersonView; roles: RoleView[]; onClose: () => void }) {
  const { typed, set, errors, act, submit } = useEditPerson(person, onClose);
  const { currency } = person.aloneLimit;
  return (
    <Dialog
      title={words.editTitle(person.name)}
      isOpen
      onClose={onClose}
      data-testid="person-dialog"
      footer={
        <>
          <Button onPress={onClose} data-testid="person-cancel">
            {words.cancel}
          </Button>
          <Button type="submit" form={formId} variant="primary" data-testid="person-save">
            {act.busy ? words.working : words.save}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField id={ids.name} label={words.name} help={words.nameHelp} value={typed.name} onChange={(name) => set({ name })} error={errors.name} autoFocus testId={ids.name} />
        <RadioCards
          id="person-role"
          label={words.role}
          value={typed.role}
          onChange={(role) => set({ role })}
          cards={roles.map(({ role, words: line }) => ({ value: role, title: roleNames[role], help: line, testId: `person-role-${role}` }))}
        />
        <TextField
          id={ids.aloneLimit}
          label={words.alone}
          help={words.aloneHelp(currency)}
          value={typed.alone}
          onChange={(alone) => set({ alone })}
          error={errors.aloneLimit}
          testId={ids.aloneLimit}
        />
        <Checkbox isSelected={typed.any} onChange={(any) => set({ any })} data-testid="person-any">
          {words.anyAmount}
        </Checkbox>
        {typed.any ? null : (
          <TextField id={ids.approveLimit} label={words.approve} value={typed.approve} onChange={(approve) => set({ approve })} error={errors.approveLimit} testId={ids.approveLimit} />
        )}
        {act.failure ? <ErrorNotice error={act.failure} /> : null}
      </form>
    </Dialog>
  );
}

function useEditPerson(person: PersonView, onClose: () => void) {
  const { host, run, show } = usePeopleCommands();
  const act = useAct();
  const [typed, setTyped] = useState<Typed>({
    name: person.name,
    role: person.role,
    alone: plainMoney(person.aloneLimit),
    any: person.approveLimit === null,
    approve: person.approveLimit ? plainMoney(person.approveLimit) : '',
  });
  const [errors, setErrors] = useState<Errors>({});
  const refuse = (found: Errors) => {
    setErrors(found);
    const first = (Object.keys(ids) as Field[]).find((field) => found[field] !== undefined);
    if (first) focusField(ids[first]);
  };
  const read = () => {
    const { currency } = person.aloneLimit;
    const aloneLimit = parseLimit(typed.alone, currency);
    const approveLimit = typed.any ? null : parseLimit(typed.approve, currency);
    const found: Errors = {};
    if (typed.name.trim() === '') found.name = words.nameEmpty;
    if (!aloneLimit) found.aloneLimit = words.limitError;
    if (!typed.any && !approveLimit) found.approveLimit = words.limitError;
    refuse(found);
    return aloneLimit && Object.keys(found).length === 0 ? { id: person.id, name: typed.name.trim(), role: typed.role, aloneLimit, approveLimit } : null;
  };
  const submit = async () => {
    const request = read();
    if (!request) return;
    await act.run(async () => {
      try {
        show(await run(() => host.call('person_edit', request)));
      } catch (reason) {
        const error = toHostError(reason);
        const field = (Object.keys(ids) as Field[]).find((one) => one === error.details['field']);
        if (!field) throw error;
        return refuse({ [field]: error.message });
      }
      onClose();
      toast({ title: words.saved(request.name), tone: 'success' });
      return undefined;
    });
  };
  return { typed, set: (part: Partial<Typed>) => setTyped((now) => ({ ...now, ...part })), errors, act, submit };
}
