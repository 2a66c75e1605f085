import type { PinReport } from '../../bindings';
import { FieldLine } from '../../components/FieldLine';
import { pins as words } from '../../i18n/en/setup';
import { fieldMessage, pinMessage } from '../../i18n/en/setupReports';
import { RemovedCharacters } from '../RemovedCharacters';
import styles from './Pins.module.css';

interface PinReportLineProps {
  id: string;
  report: PinReport | null;
  busy: boolean;
  missing: boolean;
}

/** Spoken once through the live region, so this stays silent by itself. */
export function PinReportLine({ id, report, busy, missing }: PinReportLineProps) {
  if (!report) {
    return (
      <div id={id} className={styles.report}>
        {missing ? <FieldLine tone="error">{fieldMessage('pin_missing')}</FieldLine> : null}
      </div>
    );
  }
  return (
    <div id={id} className={styles.report} data-severity={report.severity} data-testid={id}>
      <FieldLine tone={report.severity}>
        {pinMessage(report.code, report.length, report.ends)}
        {busy ? ` ${words.saving}` : ''}
      </FieldLine>
      <RemovedCharacters removed={report.removed} />
    </div>
  );
}
