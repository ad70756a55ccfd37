import { useLayoutEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';

/** As in enroll.css: card and form stand side by side. */
const sideBySide = matchMedia('(width >= 60rem)');

function listen(onChange: () => void): () => void {
  sideBySide.addEventListener('change', onChange);
  return () => {
    sideBySide.removeEventListener('change', onChange);
  };
}

export interface HeldCardPlace {
  /** What is drawn into it moves along. */
  readonly frame: HTMLElement;
  readonly belowZone: RefObject<HTMLDivElement | null>;
  readonly afterForm: RefObject<HTMLDivElement | null>;
}

/**
 * What a known card brings stands below the zone where there is a column for it, and after the form where there is none: it
 * may push nothing away that somebody types into. A window made wider or narrower moves it as it is, with focus and with
 * what is typed in it.
 */
export function useHeldCardPlace(): HeldCardPlace {
  const isWide = useSyncExternalStore(listen, () => sideBySide.matches);
  const belowZone = useRef<HTMLDivElement>(null);
  const afterForm = useRef<HTMLDivElement>(null);
  const [frame] = useState(createFrame);
  useLayoutEffect(() => {
    const focused = frame.contains(document.activeElement) ? document.activeElement : null;
    (isWide ? belowZone : afterForm).current?.append(frame);
    if (focused instanceof HTMLElement) focused.focus();
  }, [frame, isWide]);
  return { frame, belowZone, afterForm };
}

function createFrame(): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'held-card-place';
  return frame;
}
