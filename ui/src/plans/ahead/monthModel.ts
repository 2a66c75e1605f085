import type { CalendarDay } from '../../bindings';

/** The month that many months away, `YYYY-MM`. */
export function monthAway(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + (number - 1) + by;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Weeks from Sunday to Saturday; null before the first and after the last day. */
export function weeksOf(days: readonly CalendarDay[]): Array<Array<CalendarDay | null>> {
  const [first] = days;
  if (!first) return [];
  const cells: Array<CalendarDay | null> = [...Array.from({ length: weekdayOf(first.date) }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
