import type { IntentView } from '../../bindings';
import { formatExactTime, inZone } from '../../format/time';
import { money } from '../../i18n/en/money';
import { ActStateTag } from '../ActStateTag';
import styles from '../Money.module.css';

const words = money.act;

/** What happened, oldest first; a new state shows its tag. */
export function ActSteps({ act, zone }: { act: IntentView; zone: string }) {
  return (
    <section className={styles.section} aria-labelledby="act-steps">
      <h2 id="act-steps">{words.steps}</h2>
      {act.steps.length === 0 && <p className={styles.quiet}>{words.noSteps}</p>}
      <ol className={styles.steps} data-testid="act-steps">
        {act.steps.map((step, index) => (
          <li key={`${step.at}-${index}`} className={styles.step} data-state={step.state} data-testid="act-step">
            <p className={styles.when}>{formatExactTime(inZone(step.at, zone))}</p>
            <p>{step.text}</p>
            {step.state !== act.steps[index - 1]?.state && <ActStateTag state={step.state} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
