import type { RemovedCharacter } from '../bindings';
import { Disclosure } from '../components/Disclosure';
import { removedTitle } from '../i18n/en/setupReports';
import styles from './setup.module.css';

/** Says that something was taken out, and on demand what it was. */
export function RemovedCharacters({ removed }: { removed: RemovedCharacter[] }) {
  if (removed.length === 0) return null;
  return (
    <Disclosure title={removedTitle(removed.length)} testId="removed-characters">
      <ul className={styles.removed}>
        {removed.map((character, index) => (
          <li key={index}>
            {character.name} <code>{character.codePoint}</code>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
