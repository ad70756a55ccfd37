import type { CardPresented } from '../../contract/card.ts';
import type { SubmissionView } from '../../contract/submission.ts';
import type { RunNote } from '../people/list-run-control.ts';
import type { Outcome } from '../enroll/enroll-state.ts';
import type { SoundName } from './tones.ts';

export function soundOfTap(presented: CardPresented): SoundName {
  if (presented.kind !== 'card') return 'refused';
  return presented.card.known === null ? 'new-card' : 'known-card';
}

/** What has become of the enrollment that is told under the form; null where nothing new is to be heard. */
export function soundOfOutcome(before: Outcome | null, after: Outcome | null): SoundName | null {
  if (after === null) return null;
  if (after.kind === 'failed' || after.kind === 'not-saved' || after.kind === 'too-late')
    return after === before ? null : 'refused';
  if (after.kind !== 'saved') return null;
  const isSame = before?.kind === 'saved' && before.submission.id === after.submission.id;
  const heard = isSame ? soundOfState(before.submission) : null;
  const now = soundOfState(after.submission);
  return heard === now ? null : now;
}

/** What came of a tap or a button of a list; the tap itself was heard before. */
export function soundOfNote(note: RunNote | null): SoundName | null {
  switch (note?.kind) {
    case 'enrolled':
      return soundOfState(note.submission);
    case 'not-taken':
    case 'not-next':
    case 'problems':
    case 'bad-card':
    case 'not-saved':
    case 'not-undone':
    case 'nothing-to-undo':
    case 'failed':
      return 'refused';
    case 'same-card-again':
    case 'refused-tap':
    case 'list-done':
    case 'read-back':
    case 'undone':
    case undefined:
      return null;
  }
}

export function soundOfState({ state, reason }: SubmissionView): SoundName {
  if (state === 'attention' || reason?.kind === 'other-holder') return 'refused';
  return state === 'delivered' ? 'delivered' : 'saved';
}
