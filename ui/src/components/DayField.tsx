import { parseDate, type CalendarDate } from '@internationalized/date';
import { DateField, DateInput, DateSegment, FieldError, Label, Text } from 'react-aria-components';
import styles from './DayField.module.css';
import field from './Field.module.css';
import { FieldLine } from './FieldLine';

export interface DayFieldProps {
  label: string;
  /** `2026-10-06`; null while none is set. */
  value: string | null;
  onChange: (day: string | null) => void;
  minDay?: string;
  maxDay?: string;
  help?: string;
  error?: string | null;
  'data-testid'?: string;
}

function toDate(day: string | null | undefined): CalendarDate | null {
  try {
    return day ? parseDate(day) : null;
  } catch {
    return null;
  }
}

/** One day, typed in parts; no calendar is needed to write down when somebody was asked. */
export function DayField({ label, value, onChange, minDay, maxDay, help, error, ...rest }: DayFieldProps) {
  return (
    <DateField
      className={field.field}
      value={toDate(value)}
      onChange={(day) => onChange(day ? day.toString() : null)}
      minValue={toDate(minDay)}
      maxValue={toDate(maxDay)}
      isInvalid={Boolean(error)}
      shouldForceLeadingZeros={false}
      validationBehavior="aria"
    >
      <Label className={field.label}>{label}</Label>
      <DateInput className={styles.input} data-testid={rest['data-testid']}>
        {(segment) => <DateSegment segment={segment} className={styles.segment} />}
      </DateInput>
      {help ? (
        <Text slot="description" className={field.help}>
          {help}
        </Text>
      ) : null}
      <FieldError>
        <FieldLine tone="error">{error}</FieldLine>
      </FieldError>
    </DateField>
  );
}
