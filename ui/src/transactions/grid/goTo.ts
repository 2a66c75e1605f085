/** What was typed into "Go to": a row, a day or an id. */
export type Goal = { kind: 'row'; row: number } | { kind: 'day'; day: string } | { kind: 'bad_day' } | { kind: 'id'; id: string } | { kind: 'empty' };

const pad = (part: string | undefined) => (part ?? '').padStart(2, '0');

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): Goal {
  const text = `${year}-${pad(month)}-${pad(day)}`;
  const moment = new Date(`${text}T00:00:00Z`);
  // A day that a calendar does not have would roll over into the next month.
  const real = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
  return real ? { kind: 'day', day: text } : { kind: 'bad_day' };
}

/** Ids have letters or hyphens, or more digits than there are rows. */
export function readGoal(typed: string): Goal {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (american) return dayOf(american[3], american[1], american[2]);
  const plain = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (plain) return dayOf(plain[1], plain[2], plain[3]);
  if (/^\d+\/\d+(\/\d+)?$/.test(text)) return { kind: 'bad_day' };
  const digits = text.replace(/[,\s]/g, '');
  if (/^\d{1,8}$/.test(digits)) return { kind: 'row', row: Number(digits) };
  return { kind: 'id', id: text };
}
