import { assertNever } from '../../contract/assert-never.ts';
import { CODE_PREFIX, isCodeText } from '../../contract/key-text.ts';
import { receiveTap, takeCard, takeNewCard, takeOrAsk, typedNumberOf } from './card-taps.ts';
import {
  holdsOnlyTap,
  holdsPerson,
  initialEnrollState,
  isEmpty,
  type CardActName,
  type EditedSubmission,
  type EnrollAction,
  type EnrollState,
  type OpenedCardAct,
  type Question,
  type TextField,
} from './enroll-state.ts';
import { newsOfChosen } from './level-news.ts';
import { receiveOutcome, receiveUndo, savedOutcome } from './outcomes.ts';
import {
  chooseTemplate,
  lastingTemplate,
  leaveTemplate,
  renewEnd,
  renewTemplate,
  withTerms,
} from './templates.ts';
import { afterReport, mayBeUndone, withAskedUndo, withoutUndo, withoutUndoKey } from './undo.ts';
import type { Card, CardNumberCheck } from '../../contract/card.ts';
import type { EnrollForm, SubmissionView } from '../../contract/submission.ts';

/** More than can be reported between a request and its answer. */
const HEARD_COUNT = 50;

/** Begun for the next person: the PIN, or the code, of the one before is nobody's business any more. */
const nextPersonActions: ReadonlySet<EnrollAction['type']> = new Set([
  'card-presented',
  'text-changed',
  'text-generated',
  'person-chosen',
  'clear-asked',
  'edit-opened',
  'known-card-opened',
  'registered-key-opened',
]);

export function reduceEnroll(state: EnrollState, action: EnrollAction): EnrollState {
  const isNext = state.lastSecret !== null && nextPersonActions.has(action.type);
  return withoutStaleUndo(afterAction(isNext ? { ...state, lastSecret: null } : state, action));
}

/** What was typed is kept no longer than it can come back. */
function withoutStaleUndo(state: EnrollState): EnrollState {
  return state.undoForm === null || mayBeUndone(state.outcome) ? state : { ...state, undoForm: null };
}

function afterAction(state: EnrollState, action: EnrollAction): EnrollState {
  switch (action.type) {
    case 'card-presented':
      return receiveTap({ ...withoutUndoKey(state), isHeldWanted: false }, action.presented);
    case 'text-changed':
      return changeText(withoutUndoKey(state), action.field, action.text);
    case 'text-generated':
      return isStillFor(state, action) ? changeText(withoutUndoKey(state), action.field, action.text) : state;
    case 'template-chosen':
      return forLoanAfterwards(
        chooseTemplate(withoutUndoKey(state), action.template, action.levels, action.today, action.pin),
      );
    case 'template-renewed':
      return renewTemplate(state, action.today, action.pin);
    case 'template-left':
      return leaveTemplate({
        ...withoutUndoKey(state),
        templateAside: state.edited === null ? null : state.templateAside,
      });
    case 'key-kind-chosen':
      return chooseKeyKind(withoutUndoKey(state), action.isCode);
    case 'levels-chosen':
      return {
        ...withoutUndoKey(state),
        form: { ...state.form, accessLevelIds: [...action.ids] },
        levelNews: newsOfChosen(state.levelNews, action.ids),
      };
    case 'person-chosen':
      return {
        ...withoutUndoKey(state),
        form: { ...state.form, ...(action.person ?? { personId: '', firstName: '', lastName: '' }) },
        problems: state.problems.filter(({ field }) => field !== 'personId'),
      };
    case 'loan-chosen':
      return chooseLoan(withoutUndoKey(state), action);
    case 'card-number-checked':
      return action.text === state.form.cardNumber ? withCheckedCard(state, action.check) : state;
    case 'enroll-started':
      return startEnroll(state);
    case 'enroll-answered':
      return receiveOutcome(state, action.outcome);
    case 'enroll-failed':
      return { ...state, submitted: null, outcome: { kind: 'failed' } };
    case 'submission-changed':
      return followSubmission(state, action.submission);
    case 'undo-asked':
      return withAskedUndo(state, action.id);
    case 'undo-answered':
      return receiveUndo(state, action.id, action.outcome);
    case 'undo-over':
      return withoutUndo(state, action.id);
    case 'clear-asked':
      // What is being saved is cleared by its answer.
      return state.submitted === null ? askToClear(state) : state;
    case 'edit-opened':
      return holdsPerson(state)
        ? { ...state, question: { kind: 'edit-instead', edited: action.edited, form: action.form } }
        : openEdit(state, action.edited, action.form);
    case 'known-card-opened':
      return openFor({ ...withoutUndoKey(state), isHeldWanted: false }, action.card, action.act);
    case 'registered-key-opened':
      return openRegistered(withoutUndoKey(state), action.card, action.act);
    case 'registered-key-checked':
      return state.card?.keyId === action.keyId ? withCheckedKey(state, action.card) : state;
    case 'held-card-focused':
      return { ...state, isHeldWanted: false };
    case 'card-act-opened':
      return { ...withoutUndoKey(state), cardAct: openedAct(action.act), newCard: '' };
    case 'card-act-typed':
      return state.cardAct === null
        ? state
        : { ...state, cardAct: { ...state.cardAct, typed: action.typed } };
    case 'new-card-changed':
      return { ...state, newCard: action.text };
    case 'card-act-saved':
      return {
        ...state,
        // Another one may have been opened while the answer was on its way.
        cardAct: state.cardAct?.name === action.act ? null : state.cardAct,
        savedActCount: state.savedActCount + 1,
        outcome: { ...savedOutcome(state, action.outcome), undo: 'over' },
      };
    case 'question-agreed':
      return state.question === null ? state : agree({ ...state, question: null }, state.question);
    case 'question-declined':
      return { ...state, question: null, isHeldWanted: false };
    case 'edit-cancelled':
      return clearForm(state);
    default:
      return assertNever(action);
  }
}

/** Another person's form by now, or other text in its place: what was generated is for nobody. */
function isStillFor(
  state: EnrollState,
  { field, asked }: Extract<EnrollAction, { type: 'text-generated' }>,
): boolean {
  const isSamePerson = state.submitted === null && state.savedCount === asked.savedCount;
  return isSamePerson && state.form[field] === asked.form[field];
}

/** What came of the one before stands there until another is begun: an empty form is none. */
function startEnroll(state: EnrollState): EnrollState {
  const before = isEmpty(state) ? {} : { outcome: null, lastSecret: null };
  return { ...state, ...before, submitted: state.form, question: null, problems: [] };
}

function withCheckedCard(state: EnrollState, check: CardNumberCheck): EnrollState {
  return withCard(state, check.kind === 'card' ? check.card : null);
}

/** What is shown of a code is nobody's code: without its key nothing is left of it. */
function withCheckedKey(state: EnrollState, card: Card | null): EnrollState {
  return card === null ? changeText(state, 'cardNumber', CODE_PREFIX) : withCard(state, card);
}

/** The same answer again is no news: a PIN shown large beside the card stays. With a card nobody has there is nothing to do. */
function withCard(state: EnrollState, card: Card | null): EnrollState {
  if (JSON.stringify(card) === JSON.stringify(state.card)) return state;
  return (card?.known ?? null) === null ? { ...state, card, cardAct: null, newCard: '' } : { ...state, card };
}

/** What can be done with a key is not to be seen beside a submission that is edited, and may not be mixed up with it. */
function openRegistered(state: EnrollState, card: Card, act: CardActName | null): EnrollState {
  const { edited } = state;
  return edited === null
    ? openFor({ ...state, isHeldWanted: true }, card, act)
    : { ...state, question: { kind: 'leave-edit', edited, card, ...forAct(act) }, isHeldWanted: true };
}

/** From elsewhere in the window: never the new card of what is being replaced. */
function openFor(state: EnrollState, card: Card, act: CardActName | null): EnrollState {
  const opened = takeOrAsk(state, card);
  return opened.question?.kind === 'second-card'
    ? { ...opened, question: { ...opened.question, ...forAct(act) } }
    : withAct(opened, act);
}

const forAct = (act: CardActName | null): { readonly act?: CardActName } => (act === null ? {} : { act });

/** What opens with what is to be done has focus by itself. */
function withAct(state: EnrollState, act: CardActName | null): EnrollState {
  return act === null ? state : { ...state, cardAct: openedAct(act), newCard: '', isHeldWanted: false };
}

function openedAct(name: CardActName | null): OpenedCardAct | null {
  return name === null ? null : { name, typed: null };
}

/** What was typed waits, and comes back. */
function chooseKeyKind(state: EnrollState, isCode: boolean): EnrollState {
  const { form, asideNumber } = state;
  if (isCodeText(form.cardNumber) === isCode) return state;
  const next = changeText(state, 'cardNumber', asideNumber !== '' ? asideNumber : isCode ? CODE_PREFIX : '');
  const problems = state.problems.filter(({ field }) => field !== 'cardNumber');
  return { ...next, asideNumber: typedNumberOf(state), problems };
}

function changeText(state: EnrollState, field: TextField, text: string): EnrollState {
  const form = { ...state.form, [field]: text };
  return field === 'cardNumber' && text !== state.form.cardNumber
    ? { ...state, form, card: null, tapped: false, refusedTap: null, cardAct: null, isHeldWanted: false }
    : { ...state, form };
}

function followSubmission(state: EnrollState, submission: SubmissionView): EnrollState {
  const { outcome } = state;
  const lastHeard = [...state.lastHeard, submission].slice(-HEARD_COUNT);
  return outcome?.kind === 'saved' && outcome.submission.id === submission.id
    ? { ...state, lastHeard, outcome: afterReport(outcome, submission) }
    : { ...state, lastHeard };
}

function askToClear(state: EnrollState): EnrollState {
  const isNothingAside = state.asideNumber === '';
  if (isNothingAside && (isEmpty(state) || holdsOnlyTap(state))) return clearForm(state);
  return { ...state, question: { kind: 'clear-form' } };
}

function agree(state: EnrollState, question: Question): EnrollState {
  switch (question.kind) {
    case 'second-card':
      return withAct(takeCard(state, question.card), question.act ?? null);
    case 'second-new-card':
      return takeNewCard(state, question.card);
    case 'clear-form':
      return clearForm(state);
    case 'leave-edit':
      return withAct(
        { ...takeCard(clearForm(state), question.card), isHeldWanted: true },
        question.act ?? null,
      );
    case 'edit-instead':
      return openEdit(state, question.edited, question.form);
    case 'known-card':
      return state;
    default:
      return assertNever(question);
  }
}

function openEdit(state: EnrollState, edited: EditedSubmission, form: EnrollForm): EnrollState {
  return { ...clearForm(state), template: null, templateAside: lastingTemplate(state), form, edited };
}

/** What was handed in before, and what is on its way, is no part of the form; the template is left by its own key. */
function clearForm(state: EnrollState): EnrollState {
  const { submitted, lastHeard, savedCount, savedActCount, problemRound } = state;
  const cleared = { ...initialEnrollState, submitted, lastHeard, savedCount, savedActCount, problemRound };
  return withTerms({ ...cleared, template: lastingTemplate(state) });
}

/** Lending sets an end; what stood there before comes back with a second thought, unless another was typed meanwhile. */
function chooseLoan(
  state: EnrollState,
  { isLoan, validTo }: Extract<EnrollAction, { type: 'loan-chosen' }>,
): EnrollState {
  const { form, loan, template } = state;
  if (isLoan) {
    const lent = { ...form, temporary: true, validTo };
    const isTemplates = template !== null && form.validTo === template.filled.validTo;
    return { ...state, form: lent, loan: { endBefore: isTemplates ? null : form.validTo, end: validTo } };
  }
  const isTypedOver = loan !== null && form.validTo !== loan.end;
  const endAfter = isTypedOver ? form.validTo : (loan?.endBefore ?? '');
  const kept = { ...state, form: { ...form, temporary: false, validTo: endAfter }, loan: null };
  return !isTypedOver && (loan?.endBefore ?? null) === null ? renewEnd(kept) : kept;
}

/** A template that comes while the card is lent gives the end the form has once it is not lent after all. */
function forLoanAfterwards(state: EnrollState): EnrollState {
  const { loan, template } = state;
  return template !== null && loan?.endBefore === ''
    ? { ...state, loan: { ...loan, endBefore: null } }
    : state;
}
