import type { SaveSettingsOutcome } from '../../contract/settings.ts';
import { Icon } from '../components/icon.tsx';
import type { Wording } from '../wording/wording.ts';

/** What came of something asked for, in words, and whether it was done: null while that is not known. */
export interface Said {
  readonly words: string;
  readonly isDone: boolean | null;
}

/** Beside what was asked for: done and not done look different, too. */
export function Answer({ said }: { readonly said: Said | null }) {
  return (
    <p className="answer" data-done={said?.isDone ?? undefined} aria-live="polite">
      {said?.isDone === false && <Icon name="alert" />}
      {said?.words}
    </p>
  );
}

export const done = (words: string): Said => ({ words, isDone: true });
export const notDone = (words: string): Said => ({ words, isDone: false });

/** Null: the request failed on its way. */
export function saidOfSave(words: Wording['settings'], outcome: SaveSettingsOutcome | null): Said {
  if (outcome === null) return notDone(words.failed);
  return { words: words.settingsOutcome(outcome), isDone: outcome.kind === 'saved' };
}
