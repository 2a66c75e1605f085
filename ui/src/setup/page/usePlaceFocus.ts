import { useEffect, useRef, type RefObject } from 'react';

/** When the link that was pressed went away with the old page, the new page's heading takes the focus. */
export function usePlaceFocus(box: RefObject<HTMLElement | null>, key: string): void {
  const shown = useRef(key);
  useEffect(() => {
    if (shown.current === key) return;
    shown.current = key;
    const lost = () => {
      const active = document.activeElement;
      return !active || active === document.body || active.id === 'page';
    };
    const focusHeading = () => {
      const heading = box.current?.querySelector<HTMLElement>('h1');
      if (!heading || !lost()) return false;
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
      heading.focus();
      return true;
    };
    if (focusHeading() || !box.current || !lost()) return;
    // A page that is still being loaded has no heading yet.
    const observer = new MutationObserver(() => {
      if (focusHeading() || !lost()) observer.disconnect();
    });
    observer.observe(box.current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [box, key]);
}
