import type { MoneyView } from '../../bindings';
import { exponentOf } from '../../format/money';

/** `1,250.5` as minor units; null where it is not an amount. Never goes through a floating number. */
export function parseLimit(text: string, currency: string): MoneyView | null {
  const exponent = exponentOf(currency);
  const typed = text.trim().replace(/^\$\s*/, '');
  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d*)?$/.test(typed)) return null;
  const [whole = '', part = ''] = typed.replace(/,/g, '').split('.');
  if (part.length > exponent || whole.length > 12) return null;
  const minor = BigInt(whole + part.padEnd(exponent, '0'));
  return { minor: minor.toString(), currency };
}

export const isNothing = ({ minor }: MoneyView): boolean => /^0+$/.test(minor);
