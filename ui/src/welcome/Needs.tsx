import { welcome as words } from '../i18n/en/welcome';
import styles from './Welcome.module.css';

/** Said before starting: what is needed, how long it takes, who else is involved. */
export function Needs() {
  return (
    <section className={styles.needs} aria-labelledby="before-start">
      <h3 id="before-start">{words.needTitle}</h3>
      <dl className={styles.needList}>
        <div>
          <dt>{words.need}</dt>
          <dd>
            <ul className={styles.items}>
              {words.needItems.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{words.time}</dt>
          <dd>{words.timeText}</dd>
        </div>
        <div>
          <dt>{words.people}</dt>
          <dd>{words.peopleText}</dd>
        </div>
      </dl>
    </section>
  );
}
