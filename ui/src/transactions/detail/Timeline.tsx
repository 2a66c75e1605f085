import type { TxnDetail } from '../../bindings';
import { StatusTag } from '../../components';
import { formatMoney } from '../../format/money';
import { formatDateTime, inZone } from '../../format/time';
import { common } from '../../i18n/en/common';
import { transactions } from '../../i18n/en/transactions';
import styles from './Detail.module.css';

const words = transactions.detail;

export function Timeline({ detail }: { detail: TxnDetail }) {
  const { row, earlier, displayZone } = detail;
  const shown = (instant: string) => formatDateTime(inZone(instant, displayZone));
  return (
    <ol className={styles.timeline} data-testid="timeline">
      <li className={styles.event}>
        <StatusTag status={row.status} />
        <p className={styles.when}>{words.now}</p>
        <p className={styles.small}>
          {words.lastSeen}: {shown(detail.lastSeen)}
        </p>
      </li>
      {earlier.map((version) => (
        <li key={version.replacedAt} className={styles.event} data-testid="timeline-earlier">
          <StatusTag status={version.status} />
          <p className={styles.when}>{words.earlier(shown(version.replacedAt))}</p>
          <p className={styles.small}>
            {common.types[version.type]}
            {version.amount && `, ${formatMoney(version.amount)}`}
          </p>
          {version.changes.map((change) => (
            <p key={change.name} className={styles.small}>
              {words.change(change.name, change.before ?? words.nothing, change.after ?? words.nothing)}
            </p>
          ))}
        </li>
      ))}
      <li className={styles.event}>
        <p className={styles.small}>
          {words.firstSeen}: {shown(detail.firstSeen)}
        </p>
        {earlier.length === 0 && <p className={styles.small}>{words.noEarlier}</p>}
      </li>
    </ol>
  );
}
