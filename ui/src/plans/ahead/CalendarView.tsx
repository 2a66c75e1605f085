import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAppStatus, useHost } from '../../app/session';
import type { AccountView, Calendar, CalendarDay, PlanRow } from '../../bindings';
import { Button, ErrorNotice, IconButton, Skeleton } from '../../components';
import { FactTable } from '../../components/FactTable';
import { ChevronLeftIcon, ChevronRightIcon } from '../../components/icons';
import { formatMoney } from '../../format/money';
import { formatDay } from '../../format/time';
import { toHostError } from '../../host';
import { plans } from '../../i18n/en/plans';
import { PlanLink } from '../list/PlanTable';
import { planHref } from '../place';
import styles from '../Plans.module.css';
import { plansKey, usePlanList } from '../usePlans';
import { monthAway, weekdayOf, weeksOf } from './monthModel';

const words = plans.calendar;

function useCalendar(accountId: string, month: string | null) {
  const host = useHost();
  return useQuery({ queryKey: [plansKey, 'calendar', accountId, month], queryFn: () => host.call('plan_calendar', { accountId, month }), placeholderData: keepPreviousData });
}

const sums = ({ amounts }: Pick<CalendarDay, 'amounts'>): string => amounts.map(formatMoney).join(' + ');

export function monthName(month: string): string {
  const [year = '', number = '1'] = month.split('-');
  return `${words.months[Number(number) - 1] ?? number} ${year}`;
}

function Day({ day, today }: { day: CalendarDay; today: string }) {
  return (
    <td data-note={day.note ?? undefined} data-runs={day.count > 0 || undefined} data-today={day.date === today || undefined} data-testid={`calendar-${day.date}`}>
      <span className={styles.dayNumber}>{Number(day.date.slice(8))}</span>
      {day.count > 0 && (
        <>
          <span className={styles.daySum}>{sums(day)}</span>
          <span className={styles.small}> {words.payments(day.count)}</span>
          <span className={styles.dayCount} aria-hidden="true">
            {words.times(day.count)}
          </span>
        </>
      )}
      {/* The head of the column says "Saturday" already. */}
      {day.note && day.note !== words.weekdays[weekdayOf(day.date)] && <span className={styles.small}> {day.note}</span>}
    </td>
  );
}

function Month({ calendar, today }: { calendar: Calendar; today: string }) {
  return (
    <table className={styles.month} aria-label={monthName(calendar.month)} data-testid="calendar-month">
      <thead>
        <tr>
          {words.weekdays.map((day) => (
            <th key={day} scope="col">
              <span className={styles.weekdayLong}>{day}</span>
              <span className={styles.weekdayShort} aria-hidden="true">
                {day.slice(0, 2)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(calendar.days).map((week, at) => (
          <tr key={at}>{week.map((day, weekday) => (day ? <Day key={day.date} day={day} today={today} /> : <td key={weekday} />))}</tr>
        ))}
      </tbody>
    </table>
  );
}

function List({ calendar, rows }: { calendar: Calendar; rows: readonly PlanRow[] }) {
  const due = calendar.days.filter(({ count }) => count > 0);
  if (due.length === 0) {
    return (
      <p className={styles.quiet} data-testid="calendar-none">
        {words.none}
      </p>
    );
  }
  return (
    <FactTable
      label={words.list}
      testId="calendar-list"
      items={due}
      idOf={({ date }) => date}
      columns={[
        { id: 'date', title: words.columns.date, rowHeader: true, whole: true, figures: true, render: ({ date }) => `${words.weekdays[weekdayOf(date)]}, ${formatDay(date)}` },
        { id: 'note', title: words.columns.note, render: ({ note }) => note ?? plans.page.workday },
        { id: 'amount', title: words.columns.amount, whole: true, figures: true, render: sums },
        {
          id: 'plans',
          title: words.columns.plans,
          render: (day) => (
            <ul>
              {day.plans.map((id) => {
                const row = rows.find((one) => one.id === id);
                return (
                  <li key={id}>
                    {row ? (
                      <>
                        <PlanLink row={row} /> {row.name} {formatMoney(row.amount)}
                      </>
                    ) : (
                      <a href={planHref(id)}>{words.unnamed}</a>
                    )}
                  </li>
                );
              })}
            </ul>
          ),
        },
      ]}
    />
  );
}

/** What will run in a month: as a sheet of days, and the same as a list. */
export function CalendarView({ account }: { account: AccountView }) {
  const [month, setMonth] = useState<string | null>(null);
  const today = useAppStatus().data?.today ?? '';
  const { data, error, refetch } = useCalendar(account.id, month);
  const list = usePlanList({ accountId: account.id, text: '', standings: [], atConverge: [], limit: 1_000 });
  if (error) return <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={8} />;
  return (
    <section className={styles.section} aria-labelledby="calendar-title" data-region="calendar" data-testid="plans-calendar">
      <div className={styles.head}>
        <IconButton label={words.before} icon={<ChevronLeftIcon />} onPress={() => setMonth(monthAway(data.month, -1))} data-testid="calendar-before" />
        <h2 id="calendar-title" aria-live="polite">
          {monthName(data.month)}
        </h2>
        <IconButton label={words.after} icon={<ChevronRightIcon />} onPress={() => setMonth(monthAway(data.month, 1))} data-testid="calendar-after" />
        <Button size="small" variant="quiet" onPress={() => setMonth(null)} data-testid="calendar-today">
          {words.thisMonth}
        </Button>
        {data.amounts.length > 0 && <span data-testid="calendar-sum">{words.sum(sums(data))}</span>}
      </div>
      {data.notices.map((line) => (
        <p key={line} className={styles.quiet}>
          {line}
        </p>
      ))}
      <Month calendar={data} today={today} />
      <h3>{words.list}</h3>
      <List calendar={data} rows={list.data?.rows ?? []} />
    </section>
  );
}
