import type { MoneyView } from '../bindings';

/** Minor-unit digits of currencies that do not have two. */
const exponents: Record<string, number | undefined> = {
  BHD: 3, CLP: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KRW: 0, KWD: 3, LYD: 3, OMR: 3, PYG: 0,
  RWF: 0, TND: 3, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
};

const symbols: Record<string, string | undefined> = { USD: '$', CAD: 'CA$', EUR: '\u20ac', GBP: '\u00a3', JPY: '\u00a5', MXN: 'MX$' };

export const minus = '\u2212';

export function exponentOf(currency: string): number {
  return exponents[currency] ?? 2;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Whole minor units as text; null when the text is not a whole number. */
export function parseMinor(minor: string): bigint | null {
  return /^-?\d+$/.test(minor) ? BigInt(minor) : null;
}

function decimalText(units: bigint, exponent: number, separator: boolean): string {
  const digits = (units < 0n ? -units : units).toString().padStart(exponent + 1, '0');
  const whole = exponent === 0 ? digits : digits.slice(0, -exponent);
  const part = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  return (separator ? grouped(whole) : whole) + part;
}

/** `-123456 USD` becomes `−$1,234.56`. Never goes through a floating number. */
export function formatMoney(money: MoneyView): string {
  const units = parseMinor(money.minor);
  if (units === null) return `${money.minor} ${money.currency}`;
  const text = decimalText(units, exponentOf(money.currency), true);
  const symbol = symbols[money.currency];
  return (units < 0n ? minus : '') + (symbol ? symbol + text : `${money.currency}\u00a0${text}`);
}

/** For pasting into a spreadsheet: plain hyphen, no symbol, no grouping. */
export function plainMoney(money: MoneyView): string {
  const units = parseMinor(money.minor);
  if (units === null) return money.minor;
  return (units < 0n ? '-' : '') + decimalText(units, exponentOf(money.currency), false);
}

/**
 * What a person typed as an amount, in whole minor units; null where it is none. `$1,180.5` is
 * 118050. A comma stands only between thousands: `1,80` may have meant 1.80 and is refused.
 */
export function readAmount(typed: string, currency: string): bigint | null {
  const exponent = exponentOf(currency);
  const match = /^\$?(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})?(?:\.(\d*))?$/.exec(typed.trim());
  const [whole = '', part = ''] = [match?.[1]?.replace(/,/g, ''), match?.[2]];
  if (!match || whole + part === '' || part.length > exponent) return null;
  return BigInt(whole + part.padEnd(exponent, '0'));
}
