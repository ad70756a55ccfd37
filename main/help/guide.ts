import type { SavedSettings } from '../settings.ts';

export interface Guide {
  isOpen(): boolean;
  set(isOpen: boolean): void;
}

interface GuideSources {
  readonly settings: { read(): SavedSettings; change(change: Partial<SavedSettings>): void };
  /** A policy or somebody at this desk has set it up, or it was opened to practise only. */
  readonly isWanted: boolean;
}

/** Opens by itself on a desk nobody has set up; what was begun is gone on with, until it is left or ended. */
export function createGuide({ settings, isWanted }: GuideSources): Guide {
  return {
    isOpen: () => (settings.read().guide ?? (isWanted ? 'open' : 'closed')) === 'open',
    set(isOpen) {
      settings.change({ guide: isOpen ? 'open' : 'closed' });
    },
  };
}
