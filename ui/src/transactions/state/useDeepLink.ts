import { useEffect } from 'react';
import { search } from './ledgerState';

/** `#/transactions?q=status:open` shows these rows; `?id=…` opens one payment beside them. */
function take(onPayment: (id: string) => void): void {
  const [path, wishes] = window.location.hash.split('?');
  if (path !== '#/transactions' || !wishes) return;
  const ask = new URLSearchParams(wishes);
  const text = ask.get('q');
  const id = ask.get('id');
  if (text === null && id === null) return;
  if (text !== null) search(text);
  if (id) onPayment(id);
  // Taken: the same link must work a second time.
  window.history.replaceState(window.history.state, '', '#/transactions');
}

export function useDeepLink(onPayment: (id: string) => void): void {
  useEffect(() => {
    const look = () => take(onPayment);
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
}
