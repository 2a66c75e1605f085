import { parseDate } from '@internationalized/date';
import type { CoverageRange, TerminalCoverage } from '../../bindings';
import { formatDayRange } from '../../format/time';
import { transactions } from '../../i18n/en/transactions';

const words = transactions.coverage;

export interface Segment {
  range: CoverageRange;
  /** Share of the bar, 0 to 1. */
  start: number;
  width: number;
}

function dayNumber(day: string): number {
  const { year, month, day: date } = parseDate(day);
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

export function daysIn(range: { from: string; to: string }): number {
  return dayNumber(range.to) - dayNumber(range.from) + 1;
}

/** All bars share one scale, so that the same day stands in the same place. */
export function segmentsOf(terminal: TerminalCoverage, from: string, to: string): Segment[] {
  const first = dayNumber(from);
  const span = Math.max(1, dayNumber(to) - first + 1);
  return terminal.ranges.map((range) => ({
    range,
    start: (dayNumber(range.from) - first) / span,
    width: daysIn(range) / span,
  }));
}

export interface Gap {
  terminalId: string;
  terminalName: string;
  from: string;
  to: string;
}

/** What a sync could still bring, newest first: recent days are missed most. */
export function gapsOf(terminal: TerminalCoverage): Gap[] {
  const { terminalId, terminalName } = terminal;
  return terminal.ranges
    .filter((range) => range.state !== 'complete')
    .map(({ from, to }) => ({ terminalId, terminalName, from, to }))
    .reverse();
}

/** The same bar in words. */
export function wordsOf(terminal: TerminalCoverage): string {
  const gaps = terminal.ranges.filter((range) => range.state !== 'complete');
  const first = terminal.ranges[0];
  const last = terminal.ranges[terminal.ranges.length - 1];
  if (!first || !last) return words.nothing;
  if (gaps.length === 0) return words.allComplete(formatDayRange(first.from, last.to));
  return gaps.map((gap) => `${words.states[gap.state]}: ${formatDayRange(gap.from, gap.to)}`).join('; ');
}

export function spanOf(coverage: readonly TerminalCoverage[]): { from: string; to: string } | null {
  const days = coverage.flatMap((terminal) => terminal.ranges.flatMap((range) => [range.from, range.to])).sort();
  const from = days[0];
  const to = days[days.length - 1];
  return from && to ? { from, to } : null;
}
