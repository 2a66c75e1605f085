import { useSyncExternalStore } from 'react';

export const routes = ['transactions', 'setup', 'help', 'wizard', 'welcome'] as const;
export type Route = (typeof routes)[number];

export function readRoute(hash: string): Route {
  const name = hash.replace(/^#\/?/, '').replace(/\?.*$/, '');
  return routes.find((route) => route === name) ?? 'transactions';
}

/** A route may carry a wish, such as `transactions?sync=1`. */
export function navigate(route: Route | `${Route}?${string}`): void {
  window.location.hash = `/${route}`;
}

/** True once, when the page was reached with `?sync=1`. */
export function takeSyncWish(): boolean {
  if (!window.location.hash.endsWith('?sync=1')) return false;
  window.history.replaceState(null, '', '#/transactions');
  return true;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => readRoute(window.location.hash));
}
