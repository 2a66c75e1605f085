import type { PlanRow } from '../../bindings';
import { ProgressBar } from '../../components';
import { formatDay, inZone } from '../../format/time';
import { plans as words } from '../../i18n/en/plans';
import styles from '../Plans.module.css';

/** "3 of 10" with a bar where there is an end, and the dates around it. */
export function Progress({ row, zone }: { row: PlanRow; zone: string }) {
  const bar = row.made !== null && row.total !== null;
  const dates = [row.lastAt ? words.lastPaid(formatDay(inZone(row.lastAt, zone))) : '', row.next ? words.nextPaid(formatDay(row.next)) : ''].filter(Boolean);
  return (
    <div className={styles.progress} data-testid="plan-progress">
      <span className={styles.progressWords}>{row.progress}</span>
      {bar && <ProgressBar label={words.progressLabel(row.customer || row.name || words.noName)} hideLabel value={row.made ?? 0} max={row.total ?? 0} valueText={row.progress} />}
      {dates.length > 0 && <span className={styles.small}>{dates.join(', ')}</span>}
    </div>
  );
}
