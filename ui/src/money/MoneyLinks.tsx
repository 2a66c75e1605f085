import { money } from '../i18n/en/money';
import styles from './Money.module.css';

/** The way to what was sent from here, and to the batches that are still open. */
export function MoneyLinks() {
  return (
    <span className={styles.buttons}>
      <a className={styles.link} href="#/batch" data-testid="link-batch">
        {money.links.batch}
      </a>
      <a className={styles.link} href="#/acts" data-testid="link-acts">
        {money.links.acts}
      </a>
    </span>
  );
}
