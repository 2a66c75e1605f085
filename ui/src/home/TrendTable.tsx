import { useRef, useState, type KeyboardEvent } from 'react';
import type { Chart, ChartSplit, ChartStep } from '../bindings';
import { formatCount } from '../format/ids';
import { formatMoney } from '../format/money';
import { home } from '../i18n/en/home';
import { rowsHref } from '../transactions/detail/openPayment';
import { moneyIn, nameOf, textOf } from './chartModel';
import styles from './Home.module.css';

const words = home.trend;

interface TableCell {
  text: string;
  /** The search behind the number. */
  search: string;
  minor?: string;
}

interface TableLine {
  key: string;
  name: string;
  complete: boolean;
  cells: TableCell[];
}

interface Numbers {
  titles: string[];
  lines: TableLine[];
  total: string[];
}

/** All payments: four numbers a step. */
function plainNumbers(chart: Chart, step: ChartStep): Numbers {
  const all = chart.series[0];
  const money = (minor: string) => formatMoney(moneyIn(chart, minor));
  const lines = chart.buckets.map((bucket, at) => {
    const point = all?.points[at];
    const search = textOf(bucket, all?.piece);
    const cell = (minor = '0'): TableCell => ({ text: money(minor), search, minor });
    return {
      key: bucket.from,
      name: nameOf(bucket, step),
      complete: bucket.complete,
      cells: [{ text: formatCount(point?.count ?? 0), search }, cell(point?.sales), cell(point?.refunds), cell(point?.net)],
    };
  });
  const { count, sales, refunds, net } = chart.total;
  return {
    titles: [words.count, words.sales, words.refunds, words.net],
    lines,
    total: [formatCount(count), money(sales), money(refunds), money(net)],
  };
}

/** One column a part, each with its net, and all of them together. */
function splitNumbers(chart: Chart, step: ChartStep): Numbers {
  const money = (minor: string) => formatMoney(moneyIn(chart, minor));
  const lines = chart.buckets.map((bucket, at) => ({
    key: bucket.from,
    name: nameOf(bucket, step),
    complete: bucket.complete,
    cells: chart.series.map(({ piece, points }) => {
      const minor = points[at]?.net ?? '0';
      return { text: money(minor), search: textOf(bucket, piece), minor };
    }),
  }));
  return { titles: chart.series.map((one) => one.name), lines, total: chart.series.map((one) => money(one.total.net)) };
}

const moves: Record<string, [number, number] | undefined> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};

/** One stop of the Tab key; the arrows walk from number to number. */
function useCellKeys(rows: number, columns: number) {
  const [at, setAt] = useState({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const here = { row: Math.min(at.row, rows - 1), column: Math.min(at.column, columns - 1) };
  const go = (row: number, column: number) => {
    const next = { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row}:${next.column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move) go(here.row + move[0], here.column + move[1]);
    else if (event.key === 'Home') go(event.ctrlKey ? 0 : here.row, 0);
    else if (event.key === 'End') go(event.ctrlKey ? rows - 1 : here.row, columns - 1);
    else return;
    event.preventDefault();
  };
  return { here, table, onKeyDown };
}

export interface TrendTableProps {
  chart: Chart;
  step: ChartStep;
  split: ChartSplit;
}

/** The same numbers as the chart; each opens its rows. */
export function TrendTable({ chart, step, split }: TrendTableProps) {
  const { titles, lines, total } = split === 'none' ? plainNumbers(chart, step) : splitNumbers(chart, step);
  const { here, table, onKeyDown } = useCellKeys(lines.length, titles.length);
  return (
    <div className={styles.tableFrame}>
      <table ref={table} className={styles.table} role="grid" aria-label={words.title} data-testid="trend-table" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{words.when}</th>
            {titles.map((title, at) => (
              <th key={`${title}-${at}`} scope="col" data-number>
                {title}
              </th>
            ))}
            <th scope="col">{words.complete}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => (
            <tr key={line.key} data-incomplete={!line.complete || undefined}>
              <th scope="row">{line.name}</th>
              {line.cells.map((cell, column) => (
                <td key={titles[column] ?? column} role="gridcell" data-number>
                  <a href={rowsHref(cell.search)} tabIndex={here.row === row && here.column === column ? 0 : -1} data-at={`${row}:${column}`} data-minor={cell.minor}>
                    {cell.text}
                  </a>
                </td>
              ))}
              <td role="gridcell">{line.complete ? words.isComplete : words.isIncomplete}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            {total.map((text, at) => (
              <td key={titles[at] ?? at} role="gridcell" data-number data-testid={`trend-total-${at}`}>
                {text}
              </td>
            ))}
            <td role="gridcell" />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
