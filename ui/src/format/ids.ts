/**
 * Long ids are shown in groups of four; the copy button hands out the text without gaps. An
 * id with hyphens is grouped already: it only may break behind them.
 */
export function groupsOfFour(id: string): string[] {
  if (id.length <= 8 || /[^0-9A-Za-z-]/.test(id)) return [id];
  if (id.includes('-')) return id.split(/(?<=-)/);
  return id.match(/.{1,4}/g) ?? [id];
}

const numbers = new Intl.NumberFormat('en-US');

export function formatCount(count: number): string {
  return numbers.format(count);
}
