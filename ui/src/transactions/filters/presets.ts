import type { PresetId } from '../../i18n/en/transactions';
import { piecesOfField, valueOf, withField } from '../search/pieces';

export const presetIds: readonly PresetId[] = [
  'today',
  'yesterday',
  'last-7-days',
  'last-30-days',
  'this-month',
  'last-month',
  'fiscal-year',
  'last-fiscal-year',
  'all',
];

/** The quick choice a search stands for; null for days chosen otherwise. */
export function presetOf(text: string): PresetId | null {
  const dates = piecesOfField(text, 'date');
  if (dates.length === 0) return 'all';
  const word = valueOf(dates[0] ?? '').toLowerCase();
  return dates.length === 1 ? (presetIds.find((id) => id !== 'all' && id === word) ?? null) : null;
}

/** The word itself is kept, so that a saved view moves with the calendar. */
export const withPreset = (text: string, preset: PresetId): string => withField(text, 'date', preset === 'all' ? [] : [preset]);

export function withDays(text: string, days: { from: string; to: string } | null): string {
  if (!days) return withField(text, 'date', []);
  return withField(text, 'date', [days.from === days.to ? days.from : `${days.from}..${days.to}`]);
}

/** A view without dates keeps the dates one is on. */
export function withDatesOf(text: string, current: string): string {
  if (piecesOfField(text, 'date').length > 0) return text;
  return [text, ...piecesOfField(current, 'date')].filter(Boolean).join(' ');
}
