import { assertNever } from '../../contract/assert-never.ts';
import type { EnrollForm, EnrollOutcome } from '../../contract/submission.ts';
import { takeCard } from './card-taps.ts';
import { emptyForm, type EnrollState } from './enroll-state.ts';

export function receiveOutcome(state: EnrollState, outcome: EnrollOutcome): EnrollState {
  const answered = { ...state, submitted: null };
  switch (outcome.kind) {
    case 'saved':
      return prepareForNext(state, outcome);
    case 'problems':
      return { ...answered, problems: outcome.problems, problemRound: state.problemRound + 1 };
    case 'known-card':
      return { ...answered, question: { kind: 'known-card', known: outcome.known } };
    case 'not-saved':
      return { ...answered, outcome: { kind: 'not-saved', problem: outcome.problem } };
    case 'too-late':
      return { ...answered, edited: null, outcome: { kind: 'too-late' } };
    default:
      return assertNever(outcome);
  }
}

function prepareForNext(state: EnrollState, saved: Extract<EnrollOutcome, { kind: 'saved' }>): EnrollState {
  const heard = state.heardMeanwhile.findLast(({ id }) => id === saved.submission.id);
  const form = withoutSubmitted(state);
  const next: EnrollState = {
    ...state,
    form,
    card: form.cardNumber === '' ? null : state.card,
    tapped: form.cardNumber !== '' && state.tapped,
    submitted: null,
    heardMeanwhile: [],
    savedCount: state.savedCount + 1,
    edited: null,
    problems: [],
    outcome: { kind: 'saved', submission: heard ?? saved.submission, survivesClosing: saved.survivesClosing },
  };
  // The next card was tapped before the answer came: its place is free now.
  return state.question?.kind === 'second-card' && form.cardNumber === ''
    ? takeCard({ ...next, question: null }, state.question.card)
    : next;
}

/** Clears what was handed in, and keeps what somebody typed while the answer was on its way. */
function withoutSubmitted({ form, submitted, edited }: EnrollState): EnrollForm {
  if (submitted === null) return form;
  if (edited !== null && form === submitted) return emptyForm;
  const unlessSubmitted = (field: 'cardNumber' | 'firstName' | 'lastName' | 'pin'): string =>
    form[field] === submitted[field] ? '' : form[field];
  return {
    ...form,
    cardNumber: unlessSubmitted('cardNumber'),
    firstName: unlessSubmitted('firstName'),
    lastName: unlessSubmitted('lastName'),
    pin: unlessSubmitted('pin'),
  };
}
