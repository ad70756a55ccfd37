import { useEffect, useRef, type RefObject } from 'react';

/** What had focus before is gone: whoever works by keyboard or by ear goes on where the new part begins. */
export function useFocusAtStart<Part extends HTMLElement>(): RefObject<Part | null> {
  const part = useRef<Part>(null);
  useEffect(() => {
    part.current?.focus();
  }, []);
  return part;
}
