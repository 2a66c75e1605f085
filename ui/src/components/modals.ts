import { useEffect } from 'react';
import { createStore } from '../app/store';

/** How many dialogs stand over the page. */
export const openModals = createStore(0);

export function useOpenModal(): void {
  useEffect(() => {
    openModals.set(openModals.get() + 1);
    return () => openModals.set(openModals.get() - 1);
  }, []);
}
