import { useEffect, useRef, useState } from 'react';
import type { AccountView, ConfigurationChange, ConfigurationDay, ConfigurationDiff } from '../../bindings';
import { announce, useAppStatus, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { FieldLine } from '../../components/FieldLine';
import { Select } from '../../components/Select';
import { Skeleton } from '../../components/Skeleton';
import { formatDay, formatMoment } from '../../format/time';
import { toHostError } from '../../host';
import { configuration as words } from '../../i18n/en/paper';
import styles from '../handoff/Handoff.module.css';
import { useAct } from '../useAct';
import { useSetupQuery } from '../useSetupQuery';
import type { PartProps } from './part';
import own from './Files.module.css';

export function CompareSection({ account, onStart }: Omit<PartProps, 'isLast'>) {
  const { data, error, refetch } = useSetupQuery('configuration_days', { accountId: account.id });
  const today = useAppStatus().data?.today ?? '';
  const newest = data?.days[0];
  const onlyToday = data?.days.length === 1 && newest?.day === today;
  return (
    <section className={styles.section} aria-labelledby="config-compare">
      <h2 id="config-compare">{words.compareTitle}</h2>
      <p className={styles.lead}>{words.compareLead}</p>
      {error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={1} /> : null}
      {data?.days.length === 0 ? (
        <FieldLine tone="note" testId="compare-none">
          {words.noDays}
        </FieldLine>
      ) : null}
      {newest && onlyToday ? (
        <FieldLine tone="note" testId="compare-none">
          {words.onlyToday(newest.changes)}
        </FieldLine>
      ) : null}
      {data && newest && !onlyToday ? <CompareForm account={account} days={data.days} today={today} onStart={onStart} /> : null}
    </section>
  );
}

interface CompareFormProps {
  account: AccountView;
  days: ConfigurationDay[];
  today: string;
  onStart: () => void;
}

interface Answer {
  from: string;
  to: string;
  diff: ConfigurationDiff;
}

function CompareForm({ account, days, today, onStart }: CompareFormProps) {
  const host = useHost();
  const act = useAct();
  const [from, setFrom] = useState(days.at(-1)?.day ?? today);
  const [to, setTo] = useState(today);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const choices = days.map(({ day, changes }) => ({ id: day, text: words.day(formatDay(day), changes) }));
  const later = [{ id: today, text: words.now }, ...choices.filter((choice) => choice.id !== today)];
  const wrong = from >= to;
  const compare = () =>
    act.run(async () => {
      if (wrong) return announce(words.order);
      onStart();
      const diff = await host.call('configuration_compare', { accountId: account.id, from, to });
      setAnswer({ from, to, diff });
      announce(words.differences(diff.changes.length));
    });
  return (
    <>
      <form
        className={own.compare}
        onSubmit={(event) => {
          event.preventDefault();
          void compare();
        }}
      >
        <Select label={words.from} choices={choices} value={from} onChange={setFrom} data-testid="compare-from" />
        <Select label={words.to} choices={later} value={to} onChange={setTo} data-testid="compare-to" />
        <Button type="submit" data-testid="compare-run">
          {words.compare}
        </Button>
      </form>
      {wrong ? (
        <FieldLine tone="error" testId="compare-order">
          {words.order}
        </FieldLine>
      ) : null}
      {act.failure ? <ErrorNotice error={act.failure} /> : null}
      {answer ? <Differences {...answer} today={today} zone={account.displayZone} /> : null}
    </>
  );
}

const { diffColumns } = words;
const columnsIn = (zone: string): Array<FactColumn<ConfigurationChange>> => [
  { id: 'name', title: diffColumns.name, rowHeader: true, render: (one) => one.name },
  { id: 'what', title: diffColumns.what, render: (one) => words.whats[one.what] ?? one.what },
  { id: 'how', title: diffColumns.how, render: (one) => words.hows[one.how] ?? one.how },
  { id: 'values', title: diffColumns.values, render: (one) => <Values change={one} zone={zone} /> },
];

const instant = /^\d{4}-\d{2}-\d{2}T.+(?:Z|[+-]\d{2}:\d{2})$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Times and days as people read them, anything else as it is. */
function readable(value: string | null, zone: string): string | null {
  if (value === null) return null;
  if (instant.test(value)) return formatMoment(value, zone);
  return day.test(value) ? formatDay(value) : value;
}

function Values({ change, zone }: { change: ConfigurationChange; zone: string }) {
  return (
    <ul className={own.notes}>
      {change.changes.map(({ field, before, after }) => (
        <li key={field}>{words.value(words.fields[field] ?? field.replace(/_/g, ' '), readable(before, zone), readable(after, zone))}</li>
      ))}
    </ul>
  );
}

function Differences({ from, to, diff, today, zone }: Answer & { today: string; zone: string }) {
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => result.current?.scrollIntoView({ block: 'nearest' }), [diff]);
  const until = to === today ? words.now.toLowerCase() : formatDay(to);
  return (
    <div ref={result} className={styles.section} data-testid="compare-result">
      {diff.from === null ? <FieldLine tone="note">{words.notSetUp}</FieldLine> : null}
      {diff.changes.length === 0 ? (
        <p>{words.nothingChanged(formatDay(from), until)}</p>
      ) : (
        <>
          <p>{words.differences(diff.changes.length)}</p>
          <FactTable label={words.compareTitle} columns={columnsIn(zone)} items={diff.changes} idOf={(one) => `${one.what}-${one.name}-${one.how}`} />
        </>
      )}
    </div>
  );
}
