// The pages of Setup and their addresses.
import { readRest, usePath } from '../../app/router';
import type { AccountView } from '../../bindings';
import { setupNav } from '../../i18n/en/setupNav';

/** In the order of the navigation. */
export const setupPages = ['checklist', 'users', 'terminals', 'handoff', 'configuration', 'history'] as const;
/** The department's own page is reached from the switcher and the checklist. */
const allPages = [...setupPages, 'department'] as const;
export type SetupPageName = (typeof allPages)[number];

export interface SetupPlace {
  page: SetupPageName;
  /** Our id of the user or terminal whose page it is. */
  id: string | null;
}

const withPages: readonly SetupPageName[] = ['users', 'terminals'];

export function readSetupPlace(path: string): SetupPlace {
  const [name, id] = readRest(path);
  const page = allPages.find((one) => one === name) ?? 'checklist';
  return { page, id: withPages.includes(page) ? (id ?? null) : null };
}

export function useSetupPlace(): SetupPlace {
  return readSetupPlace(usePath());
}

/** The checklist is Setup itself. */
export const setupAddress = (page: SetupPageName): string => (page === 'checklist' ? '#/setup' : `#/setup/${page}`);
export const userPath = (id: string) => `setup/users/${encodeURIComponent(id)}` as const;
export const terminalPath = (id: string) => `setup/terminals/${encodeURIComponent(id)}` as const;

/** How the window title and the live region call the page. */
export function setupTitle({ page, id }: SetupPlace, account: AccountView | null): string {
  const users = account?.users.find((one) => one.id === id)?.userId;
  const terminals = account?.terminals.find((one) => one.id === id)?.name;
  const name = page === 'users' ? users : page === 'terminals' ? terminals : undefined;
  return name ?? setupNav.pages[page];
}
