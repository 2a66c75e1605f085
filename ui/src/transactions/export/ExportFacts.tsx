import { useId } from 'react';
import type { ExportFormat, ExportPreview } from '../../bindings';
import { FieldLine } from '../../components/FieldLine';
import { formatCount } from '../../format/ids';
import { formatMoney } from '../../format/money';
import { formatZone } from '../../format/time';
import { exports as words } from '../../i18n/en/exports';
import styles from './Export.module.css';

export interface ExportFactsProps {
  preview: ExportPreview;
  columns: number;
  picked: boolean;
  format: ExportFormat;
}

/** Count, sums and filters in words, before anything is written. */
export function ExportFacts({ preview, columns, picked, format }: ExportFactsProps) {
  const { totals, filters, zone, fileName, sheets } = preview;
  const title = useId();
  return (
    <section className={styles.facts} aria-labelledby={title} data-testid="export-facts" data-count={totals.count}>
      <h3 id={title}>{words.holds}</h3>
      <dl>
        <div>
          <dt>{words.rows}</dt>
          <dd>
            <strong>{words.rowCount(formatCount(totals.count))}</strong>, {picked ? words.picked : words.all}
          </dd>
        </div>
        <div>
          <dt>{words.filters}</dt>
          <dd>
            {filters.length === 0 ? (
              words.noFilters
            ) : (
              <ul>
                {filters.map((line) => (
                  <li key={line} dir="auto">
                    {line}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
        {totals.currencies.map((one) => (
          <div key={one.currency}>
            <dt>{totals.currencies.length > 1 ? `${words.sums}, ${one.currency}` : words.sums}</dt>
            <dd data-testid="export-sums" data-net={one.net.minor}>
              {words.sum(formatMoney(one.sales), formatMoney(one.refunds), formatMoney(one.net))}
            </dd>
          </div>
        ))}
        <div>
          <dt>{words.columns}</dt>
          <dd>{words.columnCount(formatCount(columns))}</dd>
        </div>
        <div>
          <dt>{words.zone}</dt>
          <dd>{words.zoneIn(formatZone(zone))}</dd>
        </div>
        <div>
          <dt>{words.name}</dt>
          <dd>{fileName}</dd>
        </div>
      </dl>
      {totals.count === 0 && <FieldLine tone="warning">{words.nothing}</FieldLine>}
      {totals.unreadableAmounts > 0 && <FieldLine tone="warning">{words.unreadable(formatCount(totals.unreadableAmounts))}</FieldLine>}
      {format === 'xlsx' && sheets > 1 && <FieldLine tone="note">{words.sheets(formatCount(sheets))}</FieldLine>}
    </section>
  );
}
