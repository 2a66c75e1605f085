import { useId } from 'react';
import type { EarlierVersion, TimelineEntry, TxnDetail } from '../../bindings';
import { StatusTag } from '../../components';
import { formatMoney } from '../../format/money';
import { formatMoment } from '../../format/time';
import { common } from '../../i18n/en/common';
import { detail as all } from '../../i18n/en/detail';
import { paymentHref } from './openPayment';
import { SectionTitle } from './SectionTitle';
import styles from './Detail.module.css';

const words = all.timeline;

/** What it said before, field by field. */
function Before({ version }: { version: EarlierVersion }) {
  return (
    <>
      <p className={styles.small}>
        <StatusTag status={version.status} /> {common.types[version.type]}
        {version.amount && `, ${formatMoney(version.amount)}`}
      </p>
      {version.changes.map((change) => (
        <p key={change.name} className={styles.small}>
          {words.change(change.name, change.before ?? words.nothing, change.after ?? words.nothing)}
        </p>
      ))}
    </>
  );
}

function Event({ entry, detail }: { entry: TimelineEntry; detail: TxnDetail }) {
  const version = entry.version === null ? undefined : detail.earlier[entry.version];
  const when = entry.at ? formatMoment(entry.at, detail.displayZone) : entry.raw;
  return (
    <li className={styles.event} data-kind={entry.kind} data-testid={version ? 'timeline-earlier' : 'timeline-event'}>
      <p className={styles.when}>
        {when}
        {entry.who && <span className={styles.who}> {words.by(entry.who)}</span>}
      </p>
      <p dir="auto">{entry.sentence || words.kinds[entry.kind]}</p>
      {version && <Before version={version} />}
      {entry.other && (
        <p>
          <a href={paymentHref(entry.other)}>{words.open}</a>
        </p>
      )}
    </li>
  );
}

/** Everything that happened, newest first; what we did here as well. */
export function Timeline({ detail }: { detail: TxnDetail }) {
  const title = useId();
  const shown = (instant: string) => formatMoment(instant, detail.displayZone);
  const entries = [...detail.timeline].reverse();
  return (
    <section aria-labelledby={title}>
      <SectionTitle id={title}>{words.title}</SectionTitle>
      {entries.length === 0 && <p className={styles.small}>{words.empty}</p>}
      <ol className={styles.timeline} data-testid="timeline">
        {entries.map((entry, index) => (
          <Event key={`${entry.at ?? entry.raw}-${entry.kind}-${index}`} entry={entry} detail={detail} />
        ))}
      </ol>
      <p className={styles.small}>{all.seen(shown(detail.firstSeen), shown(detail.lastSeen))}</p>
    </section>
  );
}
