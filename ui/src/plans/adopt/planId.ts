import { plans } from '../../i18n/en/plans';

const words = plans.adoption;

/** Characters of a whole id. */
const lengths: readonly number[] = [44, 46];

/** Without what comes along when an id is copied: breaks, tabs, spaces, invisible characters. */
export const pastedId = (text: string): string => text.replace(/[\s\u00a0\u200b-\u200f\u2060\ufeff]/g, '');

/** Why this cannot be a plan's id; null when it has the shape of one. Told before anything is sent. */
export function wrongPlanId(text: string): string | null {
  const id = pastedId(text);
  if (id === '') return words.none;
  const length = [...id].length;
  if (!lengths.includes(length)) return words.length(length);
  return /^[0-9A-Za-z-]+$/.test(id) ? null : words.shape;
}
