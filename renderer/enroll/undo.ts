import type { SubmissionView } from '../../contract/submission.ts';
import type { EnrollState, Outcome } from './enroll-state.ts';

export const UNDO_SHOWN_MS = 10_000;

/** Nothing of it was ever sent, nor of the removal before it. */
export function isUndoable({ state, attemptCount, needs }: SubmissionView): boolean {
  const isUnsent = state === 'waiting' && attemptCount === 0;
  return isUnsent && (needs === null || (needs.state === 'waiting' && needs.attemptCount === 0));
}

/** The submission that can still be taken back, null when there is none. */
export function undoableId(outcome: Outcome | null): string | null {
  if (outcome?.kind !== 'saved') return null;
  return outcome.undo === 'by-key' || outcome.undo === 'by-button' ? outcome.submission.id : null;
}

/** It can be taken back, or is just being. */
export function mayBeUndone(outcome: Outcome | null): boolean {
  return undoableId(outcome) !== null || (outcome?.kind === 'saved' && outcome.undo === 'asked');
}

export function afterReport(
  outcome: Extract<Outcome, { kind: 'saved' }>,
  submission: SubmissionView,
): Extract<Outcome, { kind: 'saved' }> {
  // Discarded is what the undo makes it: the answer says so in its own words.
  if (outcome.undo === 'asked') return outcome;
  const isOver = undoableId(outcome) !== null && !isUndoable(submission);
  return { ...outcome, submission, undo: isOver ? 'over' : outcome.undo };
}

export function withAskedUndo(state: EnrollState, id: string): EnrollState {
  const { outcome } = state;
  return outcome?.kind === 'saved' && undoableId(outcome) === id
    ? { ...state, outcome: { ...outcome, undo: 'asked' } }
    : state;
}

export function withoutUndo(state: EnrollState, id: string): EnrollState {
  const { outcome } = state;
  return outcome?.kind === 'saved' && undoableId(outcome) === id
    ? { ...state, outcome: { ...outcome, undo: 'over' } }
    : state;
}

/** Once something is typed, Ctrl+Z is the text field's own. */
export function withoutUndoKey(state: EnrollState): EnrollState {
  const { outcome } = state;
  return outcome?.kind === 'saved' && outcome.undo === 'by-key'
    ? { ...state, outcome: { ...outcome, undo: 'by-button' } }
    : state;
}
