import type { PracticeSignIn } from '../bindings';
import { Button } from '../components/Button';
import { CopyButton } from '../components/CopyButton';
import { roleNames, signIn } from '../i18n/en/signIn';
import styles from './SignIn.module.css';

const words = signIn.practice;

/** The invented town's people: one press signs in as one of them. */
export function PracticePeople({ practice, onPick }: { practice: PracticeSignIn; onPick: (name: string) => void }) {
  return (
    <section className={styles.practice} aria-labelledby="practice-people" data-testid="practice-people">
      <h2 id="practice-people">{words.title}</h2>
      <p className={styles.quiet}>{words.lead}</p>
      <ul className={styles.choices}>
        {practice.people.map(({ name, role }) => (
          <li key={name}>
            <Button onPress={() => onPick(name)} data-testid={`practice-${role}`}>
              {words.as(name, roleNames[role])}
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.known}>
        {words.password} <code data-testid="practice-password">{practice.password}</code>
        <CopyButton text={practice.password} what={words.what} />
      </p>
    </section>
  );
}
