import { useSyncExternalStore } from 'react';

/** As in enroll.css: card and form stand side by side. */
const sideBySide = matchMedia('(width >= 60rem)');

function listen(onChange: () => void): () => void {
  sideBySide.addEventListener('change', onChange);
  return () => {
    sideBySide.removeEventListener('change', onChange);
  };
}

/**
 * What a known card brings stands below the zone where there is a column for it, and after the form where there is none: it
 * may push nothing away that somebody types into.
 */
export function useIsWide(): boolean {
  return useSyncExternalStore(listen, () => sideBySide.matches);
}
