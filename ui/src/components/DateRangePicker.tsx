import { parseDate, type CalendarDate } from '@internationalized/date';
import {
  Button as AriaButton,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DateRangePicker as AriaPicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
  RangeCalendar,
} from 'react-aria-components';
import { CalendarIcon, ChevronLeftIcon, ChevronRightIcon } from './icons';
import popup from './popup.module.css';
import styles from './DateRangePicker.module.css';

export interface DayRange {
  from: string;
  to: string;
}

export interface DateRangePickerProps {
  label: string;
  value: DayRange | null;
  onChange: (value: DayRange | null) => void;
  maxDay?: string;
  words: { open: string; to: string };
  'data-testid'?: string;
}

function toDate(day: string): CalendarDate | null {
  try {
    return parseDate(day);
  } catch {
    return null;
  }
}

export function DateRangePicker({ label, value, onChange, maxDay, words, ...rest }: DateRangePickerProps) {
  const start = value ? toDate(value.from) : null;
  const end = value ? toDate(value.to) : null;
  const testId = rest['data-testid'];
  return (
    <AriaPicker
      className={styles.picker}
      value={start && end ? { start, end } : null}
      onChange={(range) => onChange(range ? { from: range.start.toString(), to: range.end.toString() } : null)}
      maxValue={maxDay ? toDate(maxDay) : undefined}
      shouldForceLeadingZeros={false}
    >
      <Label className="visually-hidden">{label}</Label>
      <Group className={styles.group} data-testid={testId}>
        <DateInput slot="start" className={styles.input}>
          {(segment) => <DateSegment segment={segment} className={styles.segment} />}
        </DateInput>
        <span aria-hidden="true" className={styles.dash}>
          {words.to}
        </span>
        <DateInput slot="end" className={styles.input}>
          {(segment) => <DateSegment segment={segment} className={styles.segment} />}
        </DateInput>
        <AriaButton className={styles.open} aria-label={words.open} data-testid={testId ? `${testId}-open` : undefined}>
          <CalendarIcon />
        </AriaButton>
      </Group>
      <Popover className={popup.popover}>
        <Dialog className={styles.dialog} aria-label={label}>
          <RangeCalendar className={styles.calendar}>
            <header className={styles.header}>
              <AriaButton slot="previous" className={styles.step}>
                <ChevronLeftIcon />
              </AriaButton>
              <Heading className={styles.month} level={2} />
              <AriaButton slot="next" className={styles.step}>
                <ChevronRightIcon />
              </AriaButton>
            </header>
            <CalendarGrid className={styles.grid}>
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day} />}</CalendarGridBody>
            </CalendarGrid>
          </RangeCalendar>
        </Dialog>
      </Popover>
    </AriaPicker>
  );
}
