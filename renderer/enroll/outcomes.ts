import { assertNever } from '../../contract/assert-never.ts';
import type {
  AlertOutcome,
  EnrollForm,
  EnrollOutcome,
  SubmissionView,
  UndoOutcome,
} from '../../contract/submission.ts';
import { codeDigits, isCodeText, isWholeCode } from '../../contract/key-text.ts';
import { isPin } from '../../contract/pin-rule.ts';
import { takeCard } from './card-taps.ts';
import { emptyForm, holdsPerson, type EnrollState, type Outcome, type ShownSecret } from './enroll-state.ts';
import { lastingTemplate, withTerms } from './templates.ts';
import { isUndoable } from './undo.ts';

type Saved = Extract<EnrollOutcome, { kind: 'saved' }>;

export function receiveOutcome(state: EnrollState, outcome: EnrollOutcome): EnrollState {
  const answered = { ...state, submitted: null };
  switch (outcome.kind) {
    case 'saved':
      return prepareForNext(state, outcome);
    case 'problems':
      return { ...answered, problems: outcome.problems, problemRound: state.problemRound + 1 };
    case 'known-card':
      return { ...answered, question: outcome };
    case 'not-saved':
      return { ...answered, outcome: { kind: 'not-saved', problem: outcome.problem } };
    case 'too-late':
      return { ...answered, edited: null, outcome: { kind: 'too-late' } };
    default:
      return assertNever(outcome);
  }
}

/** A submission may have gone further by the time its answer comes. */
export function savedOutcome(
  { lastHeard }: Pick<EnrollState, 'lastHeard'>,
  { submission, survivesClosing }: Saved,
): SavedOutcome {
  const heard = lastHeard.findLast(({ id }) => id === submission.id) ?? submission;
  return { kind: 'saved', submission: heard, survivesClosing, undo: isUndoable(heard) ? 'by-key' : 'over' };
}

/** What was decided about another holder's key is the last thing done: the line under the form follows it. */
export function outcomeOfDecision(
  state: EnrollState,
  submission: SubmissionView,
  answer: AlertOutcome | null,
): EnrollState {
  switch (answer?.kind) {
    case 'kept':
      return { ...state, outcome: { kind: 'kept', submission } };
    case 'saved':
      // Undone, the alert itself would not come back.
      return { ...state, outcome: { ...savedOutcome(state, answer), undo: 'over' } };
    case 'too-late':
    case 'not-saved':
    case undefined:
      return state;
    default:
      return assertNever(answer);
  }
}

/** Text comes back only into an empty form: what stands there by then is of another person. Null: no answer came. */
export function receiveUndo(state: EnrollState, id: string, answer: UndoOutcome | null): EnrollState {
  const { outcome } = state;
  if (outcome?.kind !== 'saved' || outcome.submission.id !== id) return state;
  switch (answer?.kind) {
    case 'undone': {
      const { submission } = outcome;
      const next = { ...state, lastSecret: null };
      if (holdsPerson(state)) return { ...next, outcome: { kind: 'undone', submission, isInForm: false } };
      const undone = { kind: 'undone', submission, isInForm: true } as const;
      const form = state.undoForm ?? answer.form;
      return { ...next, form, card: null, tapped: false, problems: [], outcome: undone };
    }
    case 'too-late':
      return { ...state, outcome: { ...withLastHeard(state, outcome), undo: 'too-late' } };
    case 'not-saved':
    case undefined:
      return { ...state, outcome: { ...withLastHeard(state, outcome), undo: 'failed' } };
    default:
      return assertNever(answer);
  }
}

type SavedOutcome = Extract<Outcome, { kind: 'saved' }>;

/** What was reported while the undo was on its way. */
function withLastHeard({ lastHeard }: EnrollState, outcome: SavedOutcome): SavedOutcome {
  const { submission } = outcome;
  return { ...outcome, submission: lastHeard.findLast(({ id }) => id === submission.id) ?? submission };
}

function prepareForNext(state: EnrollState, saved: Saved): EnrollState {
  const form = withoutSubmitted(state);
  const next: EnrollState = {
    ...withTerms({ ...state, form, template: lastingTemplate(state), templateAside: null }),
    card: form.cardNumber === '' ? null : state.card,
    cardAct: form.cardNumber === '' ? null : state.cardAct,
    asideNumber: '',
    tapped: form.cardNumber !== '' && state.tapped,
    submitted: null,
    savedCount: state.savedCount + 1,
    edited: null,
    problems: [],
    outcome: savedOutcome(state, saved),
    undoForm: state.submitted,
    lastSecret: state.submitted && secretOf(state.submitted),
  };
  // The next card was tapped before the answer came: its place is free now.
  return state.question?.kind === 'second-card' && form.cardNumber === ''
    ? takeCard({ ...next, question: null }, state.question.card)
    : next;
}

/** Whose digits are shown by key: the person's in the form, or, until that one is begun, those of whoever was enrolled last. */
export function secretToShow(
  state: Pick<EnrollState, 'form' | 'template' | 'lastSecret'>,
): ShownSecret | null {
  const own = secretOf(state.form);
  return holdsPerson(state) ? (own ?? state.lastSecret) : (state.lastSecret ?? own);
}

/** The code, or else the PIN: a code has no PIN, whatever was typed for a card before. Null until all of it is there. */
export function secretOf({ cardNumber, pin }: Pick<EnrollForm, 'cardNumber' | 'pin'>): ShownSecret | null {
  if (!isCodeText(cardNumber)) return isPin(pin.trim()) ? { kind: 'pin', digits: pin.trim() } : null;
  const digits = codeDigits(cardNumber);
  return isWholeCode(digits) ? { kind: 'code', digits } : null;
}

/** Clears what was handed in, and keeps what somebody typed while the answer was on its way. */
function withoutSubmitted({ form, submitted, edited, template }: EnrollState): EnrollForm {
  if (submitted === null) return form;
  if (edited !== null && form === submitted) return emptyForm;
  const unlessSubmitted = (field: 'cardNumber' | 'firstName' | 'lastName' | 'pin' | 'validTo'): string =>
    form[field] === submitted[field] ? '' : form[field];
  return {
    ...form,
    // What was set for one person in place of the template's terms is not for the next.
    ...(template === null
      ? {}
      : {
          validTo: unlessSubmitted('validTo'),
          accessLevelIds: form.accessLevelIds === submitted.accessLevelIds ? [] : form.accessLevelIds,
        }),
    // The end of a loan is not for the next person.
    ...(submitted.temporary === true ? { temporary: false, validTo: '' } : {}),
    cardNumber: unlessSubmitted('cardNumber'),
    firstName: unlessSubmitted('firstName'),
    lastName: unlessSubmitted('lastName'),
    pin: unlessSubmitted('pin'),
    personId: form.personId === submitted.personId ? '' : (form.personId ?? ''),
  };
}
