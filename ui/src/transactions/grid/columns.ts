import { useCallback, useState } from 'react';
import { recall, remember } from '../../app/remembered';
import type { SortColumn } from '../../bindings';
import { transactions } from '../../i18n/en/transactions';

export interface GridColumn {
  id: SortColumn;
  title: string;
  width: number;
  end?: boolean;
}

const words = transactions.columns;

export const columns: readonly GridColumn[] = [
  { id: 'time', title: words.time, width: 188 },
  { id: 'status', title: words.status, width: 144 },
  { id: 'type', title: words.type, width: 100 },
  { id: 'amount', title: words.amount, width: 116, end: true },
  { id: 'card', title: words.card, width: 132 },
  { id: 'customer', title: words.customer, width: 168 },
  { id: 'invoice', title: words.invoice, width: 120 },
  { id: 'terminal', title: words.terminal, width: 168 },
];

export const widthStep = 16;
const narrowest = 72;
const widest = 640;

export type Widths = Readonly<Partial<Record<SortColumn, number>>>;

function readWidths(): Widths {
  try {
    const stored: unknown = JSON.parse(recall('columns') ?? '{}');
    const widths: Partial<Record<SortColumn, number>> = {};
    if (typeof stored !== 'object' || stored === null) return widths;
    for (const [id, width] of Object.entries(stored)) {
      const column = columns.find((one) => one.id === id);
      if (column && typeof width === 'number') widths[column.id] = clampWidth(width);
    }
    return widths;
  } catch {
    return {};
  }
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}

export function useColumnWidths() {
  const [widths, setWidths] = useState<Widths>(readWidths);
  const setWidth = useCallback((id: SortColumn, width: number) => {
    setWidths((known) => {
      const next = { ...known, [id]: clampWidth(width) };
      remember('columns', JSON.stringify(next));
      return next;
    });
  }, []);
  const widthOf = useCallback(
    (column: GridColumn) => widths[column.id] ?? column.width,
    [widths],
  );
  return { widthOf, setWidth };
}

/** The last column takes what is left; the sum is the least the rows need. */
export function templateOf(widthOf: (column: GridColumn) => number): { template: string; least: number } {
  const sizes = columns.map(widthOf);
  return {
    template: sizes.map((size, index) => (index === sizes.length - 1 ? `minmax(${size}px, 1fr)` : `${size}px`)).join(' '),
    least: sizes.reduce((sum, size) => sum + size, 0),
  };
}
