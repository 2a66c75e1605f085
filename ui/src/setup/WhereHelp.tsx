import { Disclosure } from '../components/Disclosure';
import { wizard } from '../i18n/en/setup';
import styles from './setup.module.css';

/** The menu path in words: works offline, and a screen reader can follow it. */
export function WhereHelp({ path }: { path: string[] }) {
  return (
    <Disclosure title={wizard.whereTitle} testId="where-help">
      <ol className={styles.where}>
        {path.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Disclosure>
  );
}
