// Exports of the invented town: counted on its payments, written nowhere.
import type { AppStatus, ExportPreview, ExportRequest, Totals, TotalsRequest, TxnFilter } from '../../bindings';
import { formatDayRange } from '../../format/time';
import { common } from '../../i18n/en/common';
import type { Handlers, Streams } from '../fake';
import { accountIn } from './findings';
import { displayZone } from './town';

export interface FakeExports {
  calls: Pick<Handlers, 'export_preview'>;
  streams: Pick<Streams, 'export_start'>;
  cancel(operationId: string): void;
}

const perSheet = 1_048_575;
const parts = 8;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The filter as the second sheet of a workbook would name it. */
function wordsOf(filter: TxnFilter, status: AppStatus): string[] {
  const names = new Map(accountIn(status, filter.accountId).terminals.map((one) => [one.id, one.name]));
  const list = (title: string, values: readonly string[]) => (values.length > 0 ? [`${title}: ${values.join(', ')}`] : []);
  const { from, to } = filter;
  return [
    ...(from && to ? [`Dates: ${formatDayRange(from, to)}`] : from ? [`From ${from}`] : to ? [`To ${to}`] : []),
    ...list('Terminal', filter.terminalIds.map((id) => names.get(id) ?? id)),
    ...list('Status', filter.statuses.map((one) => common.statuses[one])),
    ...list('Type', filter.types.map((one) => common.types[one])),
    ...list('Card brand', filter.brands.map((one) => common.brands[one])),
    ...list('Tags', filter.tags),
    ...(filter.text ? [`Search: ${filter.text}`] : []),
  ];
}

export function createExports(status: AppStatus, totals: (request: TotalsRequest) => Totals, stepMs: number): FakeExports {
  const running = new Set<string>();
  const preview = ({ filter, picked, format }: ExportRequest): ExportPreview => {
    const sums = totals({ filter, picked });
    return {
      totals: sums,
      filters: wordsOf(filter, status),
      zone: displayZone,
      fileName: `Alder Creek payments ${status.today}.${format}`,
      sheets: Math.max(1, Math.ceil(sums.count / perSheet)),
    };
  };
  return {
    calls: { export_preview: preview },
    streams: {
      export_start: async (request, onEvent) => {
        const { totals: sums, fileName } = preview(request);
        const { count: rows } = sums;
        running.add(request.operationId);
        onEvent({ kind: 'started', rows });
        for (let part = 1; part <= parts; part += 1) {
          await pause(stepMs);
          if (!running.has(request.operationId)) return { path: null, sentence: 'Export canceled. No file was left behind.', rows: 0, size: 0, cancelled: true };
          onEvent({ kind: 'progress', rowsDone: Math.floor((rows * part) / parts), rows });
        }
        running.delete(request.operationId);
        return { path: `C:\\Users\\clerk1\\Documents\\${fileName}`, sentence: `clerk1 exported ${rows.toLocaleString('en-US')} payments.`, rows, size: 2_048 + rows * 96, cancelled: false };
      },
    },
    cancel: (operationId) => void running.delete(operationId),
  };
}
