import { useEffect, useRef } from 'react';

/** Moves focus when the count grows, never when a screen merely opens. */
export function useFocusAfter(count: number, elementId: string): void {
  const seen = useRef(count);
  useEffect(() => {
    if (count === seen.current) return;
    seen.current = count;
    document.getElementById(elementId)?.focus();
  }, [count, elementId]);
}
