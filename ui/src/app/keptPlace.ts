import { useEffect, useRef, type RefObject } from 'react';

/** As in Shell.module.css. */
const narrow = '(max-width: 640px)';

interface KeptPlace {
  frame: RefObject<HTMLDivElement | null>;
  page: RefObject<HTMLElement | null>;
}

/** Where the page begins inside the frame that scrolls with it. */
const startOf = (page: HTMLElement, frame: HTMLElement) =>
  page.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop;

/**
 * In a wide window the page alone scrolls, in a narrow one the frame scrolls with it, to leave room.
 * What was being read stays in view when the width changes from one to the other.
 */
export function useKeptPlace(): KeptPlace {
  const frame = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    const [outer, inner] = [frame.current, page.current];
    if (!outer || !inner) return;
    const width = window.matchMedia(narrow);
    let read = 0;
    const note = ({ currentTarget }: Event) => {
      // An element that stops scrolling reports that it went to its top.
      if (currentTarget !== (width.matches ? outer : inner)) return;
      read = width.matches ? Math.max(0, outer.scrollTop - startOf(inner, outer)) / inner.offsetHeight : inner.scrollTop / inner.scrollHeight;
    };
    const restore = () => {
      if (!width.matches) inner.scrollTop = read * inner.scrollHeight;
      else if (read > 0) outer.scrollTop = startOf(inner, outer) + read * inner.offsetHeight;
    };
    outer.addEventListener('scroll', note, { passive: true });
    inner.addEventListener('scroll', note, { passive: true });
    width.addEventListener('change', restore);
    return () => {
      outer.removeEventListener('scroll', note);
      inner.removeEventListener('scroll', note);
      width.removeEventListener('change', restore);
    };
  }, []);
  return { frame, page };
}
