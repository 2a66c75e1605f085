import { endOfMonth, parseDate, startOfMonth, type CalendarDate } from '@internationalized/date';
import type { DayRange } from '../../components';
import type { PresetId } from '../../i18n/en/transactions';

export const presetIds: readonly PresetId[] = [
  'today',
  'yesterday',
  'last7',
  'last30',
  'this_month',
  'last_month',
  'fiscal_year',
  'all',
];

/** Towns close their books on June 30. */
const fiscalMonth = 7;

function fiscalStart(today: CalendarDate): CalendarDate {
  const year = today.month >= fiscalMonth ? today.year : today.year - 1;
  return today.set({ year, month: fiscalMonth, day: 1 });
}

/** Null stands for every date there is. */
export function rangeOf(preset: PresetId, todayText: string): DayRange | null {
  const today = parseDate(todayText);
  const range = (from: CalendarDate, to: CalendarDate): DayRange => ({ from: from.toString(), to: to.toString() });
  switch (preset) {
    case 'today':
      return range(today, today);
    case 'yesterday': {
      const day = today.subtract({ days: 1 });
      return range(day, day);
    }
    case 'last7':
      return range(today.subtract({ days: 6 }), today);
    case 'last30':
      return range(today.subtract({ days: 29 }), today);
    case 'this_month':
      return range(startOfMonth(today), today);
    case 'last_month': {
      const last = startOfMonth(today).subtract({ months: 1 });
      return range(last, endOfMonth(last));
    }
    case 'fiscal_year':
      return range(fiscalStart(today), today);
    case 'all':
      return null;
  }
}

export function presetOf(range: DayRange | null, today: string): PresetId | null {
  if (!range) return 'all';
  return (
    presetIds.find((id) => {
      const known = rangeOf(id, today);
      return known !== null && known.from === range.from && known.to === range.to;
    }) ?? null
  );
}
