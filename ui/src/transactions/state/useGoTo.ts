import { useEffect, useState } from 'react';
import { hasMod } from '../../app/platform';

/** Ctrl+G, unless a dialog is open already. */
export function useGoToKey(onOpen: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!hasMod(event) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'g') return;
      event.preventDefault();
      if (document.querySelector('[data-modal]') === null) onOpen();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

export function useGoTo() {
  const [open, setOpen] = useState(false);
  useGoToKey(() => setOpen(true));
  return { open, ask: () => setOpen(true), close: () => setOpen(false) };
}
