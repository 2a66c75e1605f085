import { navigate, usePath } from '../../app/router';

/** `#/transactions/<id>` is one payment as a page. */
const pattern = /^transactions\/([^/]+)$/;

export function paymentIn(path: string): string | null {
  const part = pattern.exec(path)?.[1];
  if (part === undefined) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const useOpenPayment = (): string | null => paymentIn(usePath());

export const paymentHref = (id: string): string => `#/transactions/${encodeURIComponent(id)}`;

/** The list with exactly the rows that a typed search finds. */
export const rowsHref = (text: string): string => `#/transactions?q=${encodeURIComponent(text)}`;

export function openPayment(id: string): void {
  navigate(`transactions/${encodeURIComponent(id)}`);
}

export function openRows(text: string): void {
  navigate(`transactions?q=${encodeURIComponent(text)}`);
}
