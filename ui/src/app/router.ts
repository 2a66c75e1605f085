import { useSyncExternalStore } from 'react';

export const routes = ['home', 'transactions', 'plans', 'acts', 'batch', 'approvals', 'setup', 'activity', 'settings', 'people', 'help', 'wizard', 'welcome'] as const;
export type Route = (typeof routes)[number];

/** The program calls the section of plans by the name that people read. */
const plansBy = /^installments(?=$|\/)/;

/** `#/setup/users/u1?x=1` without the hash and the wish. */
function pathOf(hash: string): string {
  return hash.replace(/^#\/?/, '').replace(/\?.*$/, '').replace(plansBy, 'plans');
}

/** The route at the beginning of a path; none when this window does not know it. */
export function knownRoute(path: string): Route | undefined {
  const name = pathOf(path).split('/')[0];
  return routes.find((route) => route === name);
}

export const readRoute = (hash: string): Route => knownRoute(hash) ?? 'home';

/** What stands behind the route, decoded: `['users', 'u1']`. */
export function readRest(hash: string): string[] {
  return pathOf(hash)
    .split('/')
    .slice(1)
    .filter(Boolean)
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}

/** A route may carry a wish, such as `transactions?sync=1`, or a page below it, such as `setup/users`. */
export function navigate(route: Route | `${Route}?${string}` | `${Route}/${string}`): void {
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

/** The path below the route, as one text so that equal paths are equal values. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => pathOf(window.location.hash));
}
