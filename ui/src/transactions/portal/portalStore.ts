import { createStore, useStore } from '../../app/store';

/** The dialog belongs to the window: Home, the list and the menu open the same one. */
const open = createStore(false);

export const usePortalOpen = (): boolean => useStore(open);
export const openPortal = (): void => open.set(true);
export const closePortal = (): void => open.set(false);
