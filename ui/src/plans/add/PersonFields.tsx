import type { PlanPerson } from '../../bindings';
import { TextField } from '../../components/TextField';
import { plans } from '../../i18n/en/plans';
import styles from '../Plans.module.css';

const words = plans.form;

/** As the program names them in refusals. */
const fields: ReadonlyArray<{ key: keyof PlanPerson; field: string; label: string }> = [
  { key: 'firstName', field: 'first_name', label: words.firstName },
  { key: 'lastName', field: 'last_name', label: words.lastName },
  { key: 'company', field: 'company', label: words.company },
  { key: 'phone', field: 'phone', label: words.phone },
  { key: 'email', field: 'email', label: words.email },
];

export interface PersonFieldsProps {
  person: PlanPerson;
  onChange: (person: PlanPerson) => void;
  errorOf: (field: string) => string | null;
}

export function PersonFields({ person, onChange, errorOf }: PersonFieldsProps) {
  return (
    <div className={styles.pair}>
      {fields.map(({ key, field, label }) => (
        <TextField key={key} id={`plan-${field}`} label={label} value={person[key]} onChange={(text) => onChange({ ...person, [key]: text })} error={errorOf(field)} testId={`plan-${field}`} />
      ))}
    </div>
  );
}
