import { useCallback, useEffect, useRef } from 'react';

/** Runs once after the next paint of rows, when the field to focus exists (or no longer does). */
export function useFocusAfter(): (task: () => void) => void {
  const task = useRef<(() => void) | null>(null);
  useEffect(() => {
    const due = task.current;
    task.current = null;
    due?.();
  });
  return useCallback((next) => {
    task.current = next;
  }, []);
}
