// The pages of Settings and their addresses.
import { readRest, usePath, useRoute } from '../app/router';

export const settingsPages = ['people', 'rules', 'reasons'] as const;
export type SettingsPageName = (typeof settingsPages)[number];

/** People have an address of their own, which other pages point to. */
export const settingsAddress = (page: SettingsPageName): string => (page === 'people' ? '#/people' : `#/settings/${page}`);

export function useSettingsPage(): SettingsPageName {
  const route = useRoute();
  const [name] = readRest(usePath());
  if (route === 'people') return 'people';
  return settingsPages.find((page) => page === name) ?? 'people';
}
