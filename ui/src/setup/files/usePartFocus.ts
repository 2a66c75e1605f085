import { useEffect, useRef, type RefObject } from 'react';

/** A wish in the address, such as `?part=import`, brings a part into view and its heading into focus. */
export function usePartFocus(part: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const look = () => {
      const [address, wish] = window.location.hash.split('?');
      if (wish !== `part=${part}` || !heading.current) return;
      // Granted once: a reload stays where the reader is.
      window.history.replaceState(null, '', address);
      heading.current.focus();
    };
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [part]);
  return heading;
}
