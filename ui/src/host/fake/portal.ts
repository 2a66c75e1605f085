// A file of the portal that the person picks, read row by row with small rules of its own.
import type { AccountView, AppStatus, PortalField, PortalPreview, PortalProblem, PortalRequest } from '../../bindings';
import type { Streams } from '../fake';
import { accountIn, fakeError } from './findings';

export interface PickedFile {
  name: string;
  headings: string[];
  rows: string[][];
}

export interface FakePortal {
  streams: Pick<Streams, 'portal_look' | 'portal_apply'>;
  cancel(operationId: string): void;
}

/** Good rows, one that comes twice, and the usual mistakes. */
export const pickedFile: PickedFile = {
  name: 'transactions-2023.csv',
  headings: ['Transaction ID', 'Transaction Date', 'Terminal Name', 'Type', 'Status', 'Amount', 'Card Number', 'Customer', 'Invoice', 'Clerk drawer'],
  rows: [
    ['040723A15-1001', '07/04/2023 10:12:01 AM', 'T1 Parks Front Desk', 'SALE', 'STL', '$45.00', '41**********0174', 'D. Okafor', 'PK-1001', 'A'],
    ['150723A15-1002', '07/15/2023 11:40:00 AM', 'T2 Web Permits', 'SALE', 'STL', '$245.00', '55**********8821', 'Maria Sandoval', 'BP-1002', 'B'],
    ['160723A15-1003', '07/16/2023 09:05:30 AM', 'T2 Web Permits', 'RETURN', 'STL', '($20.00)', '55**********8821', 'Maria Sandoval', 'BP-1002', 'B'],
    ['170723A15-1004', '07/17/2023 02:30:00 PM', 'Old Pool Gate', 'SALE', 'STL', '$12.50', '41**********5512', '', 'PL-77', 'C'],
    ['180723A15-1005', '07/18/2023 03:00:00 PM', 'T1 Parks Front Desk', 'SALE', 'STL', 'twelve', '41**********5512', '', 'PK-1005', 'A'],
    ['190723A15-1006', '13/45/2023', 'T1 Parks Front Desk', 'SALE', 'STL', '$9.00', '41**********5512', '', 'PK-1006', 'A'],
  ],
};

/** Days that can be read either way. */
export const openDaysFile: PickedFile = { ...pickedFile, name: 'open-days.csv', rows: pickedFile.rows.slice(0, 3).map((row, at) => [row[0] ?? '', `0${at + 1}/05/2023 10:00:00 AM`, ...row.slice(2)]) };

export const fullCardFile: PickedFile = { ...pickedFile, name: 'with-cards.csv', rows: pickedFile.rows.map((row) => [...row.slice(0, 6), '4111111111111111', ...row.slice(7)]) };

const synonyms: Record<string, PortalField | undefined> = {
  'transaction id': 'id', 'transaction date': 'time', 'terminal name': 'terminal', type: 'type', status: 'status', amount: 'amount', 'card number': 'card', customer: 'customer', invoice: 'invoice',
};
const needed: PortalField[] = ['time', 'amount'];
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

interface Read {
  day: string | null;
  minor: bigint | null;
  problems: PortalProblem[];
}

function readDay(text: string, dayFirst: boolean): string | null {
  const match = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(text);
  if (!match) return null;
  const [, a = '', b = '', year = ''] = match;
  const [month, day] = dayFirst ? [b, a] : [a, b];
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31 ? `${year}-${month}-${day}` : null;
}

function readMinor(text: string): bigint | null {
  const match = /^(\()?\$?(\d[\d,]*)\.(\d{2})\)?$/.exec(text.trim());
  if (!match) return null;
  const units = BigInt(`${(match[2] ?? '').replace(/,/g, '')}${match[3]}`);
  return match[1] ? -units : units;
}

export function createPortal(status: AppStatus, picks: readonly (PickedFile | null)[], stepMs: number, saved: () => void): FakePortal {
  const queue = [...picks];
  const here = new Set<string>();
  const running = new Set<string>();
  let open: { file: PickedFile; preview: PortalPreview; fresh: string[] } | null = null;

  const readRow = (row: readonly string[], line: number, place: (field: PortalField) => number, dayFirst: boolean, headings: readonly string[]): Read => {
    const at = (field: PortalField) => row[place(field)] ?? '';
    const heading = (field: PortalField) => headings[place(field)] ?? '';
    const day = readDay(at('time'), dayFirst);
    const minor = readMinor(at('amount'));
    const problems: PortalProblem[] = [];
    if (!day) problems.push({ line, column: heading('time'), message: `\u201c${at('time')}\u201d is not a date.` });
    if (minor === null) problems.push({ line, column: heading('amount'), message: `\u201c${at('amount')}\u201d is not an amount.` });
    return { day, minor, problems };
  };

  const look = (file: PickedFile, account: AccountView, request: PortalRequest): { preview: PortalPreview; fresh: string[] } => {
    const fields = request.fields ?? file.headings.map((heading) => synonyms[heading.toLowerCase()] ?? null);
    const place = (field: PortalField) => fields.indexOf(field);
    const missing = needed.filter((field) => place(field) < 0);
    const dates = file.rows.map((row) => row[place('time')] ?? '');
    const dayOrderOpen = request.dayFirst === null && dates.every((text) => Number(text.slice(0, 2)) <= 12 && Number(text.slice(3, 5)) <= 12);
    const read = file.rows.map((row, index) => readRow(row, index + 2, place, request.dayFirst ?? false, file.headings));
    const good = read.flatMap((one, index) => (one.problems.length === 0 ? [{ ...one, id: file.rows[index]?.[place('id')] ?? String(index) }] : []));
    const fresh = good.filter((one) => !here.has(one.id));
    const days = good.map((one) => one.day ?? '').sort();
    const names = new Set(account.terminals.map((one) => one.name));
    const unknownTerminals = [...new Set(file.rows.map((row) => row[place('terminal')] ?? ''))].filter((name) => name && !names.has(name));
    const full = file.rows.findIndex((row) => /\d{13,}/.test(row[place('card')] ?? ''));
    const sales = fresh.reduce((sum, one) => (one.minor !== null && one.minor > 0n ? sum + one.minor : sum), 0n);
    const refunds = fresh.reduce((sum, one) => (one.minor !== null && one.minor < 0n ? sum - one.minor : sum), 0n);
    const usd = (minor: bigint) => ({ minor: `${minor}`, currency: 'USD' });
    const blockers = [
      ...(full >= 0 ? [`The file contains a full card number in row ${full + 2}. Export it again with masked card numbers, and delete this file.`] : []),
      ...(unknownTerminals.length > 0 && !request.terminalId ? ['Choose the terminal for rows whose terminal is not set up here.'] : []),
    ];
    const preview: PortalPreview = {
      importId: 'import-1',
      fileName: file.name,
      columns: file.headings.map((title, index) => ({ title, field: fields[index] ?? null, sample: full >= 0 && fields[index] === 'card' ? '' : (file.rows[0]?.[index] ?? '') })),
      missing,
      dayOrderOpen,
      rows: file.rows.length,
      new: fresh.length,
      known: good.length - fresh.length,
      bad: read.length - good.length,
      problems: read.flatMap((one) => one.problems),
      from: days[0] ?? null,
      to: days[days.length - 1] ?? null,
      totals: {
        count: fresh.length, unreadableAmounts: 0, generation: 1,
        currencies: [{ currency: 'USD', count: fresh.length, salesCount: 0, refundCount: 0, sales: usd(sales), refunds: usd(refunds), net: usd(sales - refunds) }],
      },
      unknownTerminals,
      blockers,
    };
    return { preview, fresh: fresh.map((one) => one.id) };
  };

  const nothing: PortalPreview = {
    importId: null, fileName: '', columns: [], missing: [], dayOrderOpen: false, rows: 0, new: 0, known: 0, bad: 0, problems: [], from: null, to: null, totals: null, unknownTerminals: [], blockers: [],
  };

  return {
    streams: {
      portal_look: async (request, onEvent) => {
        const file = request.importId === null ? (queue.length > 1 ? queue.shift() : queue[0]) : open?.file;
        if (!file) return nothing;
        running.add(request.operationId);
        onEvent({ kind: 'progress', rowsDone: 0, rows: file.rows.length });
        await pause(stepMs);
        if (!running.delete(request.operationId)) throw fakeError('cancelled', 'Canceled.');
        const found = look(file, accountIn(status, request.accountId), request);
        open = { file, ...found };
        return structuredClone(found.preview);
      },
      portal_apply: async ({ operationId, importId, skipBad }, onEvent) => {
        if (!open || importId !== 'import-1') throw fakeError('not_found', 'There is no such preview.');
        const { preview, fresh } = open;
        if (preview.bad > 0 && !skipBad) throw fakeError('invalid_input', 'Some rows have problems. Nothing was saved.', { field: 'rows' });
        running.add(operationId);
        for (const [index] of fresh.entries()) {
          onEvent({ kind: 'progress', rowsDone: index + 1, rows: fresh.length });
          await pause(stepMs);
          if (!running.has(operationId)) return { new: 0, known: 0, skipped: 0, cancelled: true, sentence: 'Import canceled. Nothing was saved.' };
        }
        running.delete(operationId);
        for (const id of fresh) here.add(id);
        saved();
        return { new: fresh.length, known: preview.known, skipped: preview.bad, cancelled: false, sentence: `${fresh.length} payments were imported from ${preview.fileName}.` };
      },
    },
    cancel: (operationId) => void running.delete(operationId),
  };
}
