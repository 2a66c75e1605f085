import { money } from '../i18n/en/money';
import styles from './Money.module.css';

/** The way to the batches that are still open; in a crowded line only where the window is wide. */
export function BatchLink({ roomOnly }: { roomOnly?: boolean }) {
  return (
    <a className={roomOnly ? `${styles.link} ${styles.roomOnly}` : styles.link} href="#/batch" data-testid="link-batch">
      {money.links.batch}
    </a>
  );
}
