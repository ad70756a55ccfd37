import type { Card, CardPresented, CardWarning } from '../../contract/card.ts';
import { isCodeText } from '../../contract/key-text.ts';
import { holdsPerson, isKeyEmpty, type EnrollState } from './enroll-state.ts';

/**
 * A tap fills an empty card number, asks before it replaces another card, and touches nothing else:
 * no tap changes what somebody typed.
 */
export function receiveTap(state: EnrollState, presented: CardPresented): EnrollState {
  if (presented.kind === 'refused') return { ...state, refusedTap: presented.problem };

  const { card } = presented;
  if (state.cardAct?.name === 'replace' && !isInForm(state, card)) return receiveNewCard(state, card);
  return takeOrAsk(state, card);
}

/** Into the form, unless that would take something else's place. */
export function takeOrAsk(state: EnrollState, card: Card): EnrollState {
  if (isInForm(state, card)) return { ...withoutCardQuestion(state), card, refusedTap: null };
  if (isFree(state, card) || isDoneWith(state)) return takeCard(state, card);
  return { ...state, refusedTap: null, question: { kind: 'second-card', card } };
}

/** The card that is to take the place of the one in the form. */
function receiveNewCard(state: EnrollState, card: Card): EnrollState {
  const { newCard } = state;
  return newCard === '' || newCard === card.identification
    ? takeNewCard(state, card)
    : { ...state, question: { kind: 'second-new-card', card }, refusedTap: null };
}

export function takeNewCard(state: EnrollState, card: Card): EnrollState {
  return { ...state, newCard: card.identification, newCardTapped: card, refusedTap: null };
}

/** Of a number that was typed over nothing is known. */
export function newCardWarnings({ newCard, newCardTapped }: EnrollState): readonly CardWarning[] {
  return newCardTapped?.identification === newCard ? newCardTapped.warnings : [];
}

export function takeCard(state: EnrollState, card: Card): EnrollState {
  return {
    ...state,
    form: { ...state.form, cardNumber: card.identification },
    asideNumber: asideOf(state, card),
    card,
    tapped: true,
    cardAct: null,
    refusedTap: null,
    problems: state.problems.filter(({ field }) => field !== 'cardNumber'),
  };
}

/** Nothing is lost with the card in the form: it was only looked at, or what was to be done with it is saved. */
function isDoneWith(state: EnrollState): boolean {
  const { form, template, tapped, card, cardAct, outcome, question, submitted } = state;
  // What is asked, or on its way, is about this card.
  if (question !== null || submitted !== null) return false;
  if (
    card === null ||
    cardAct !== null ||
    !tapped ||
    holdsPerson({ form: { ...form, cardNumber: '' }, template })
  )
    return false;
  return (
    card.known !== null ||
    (outcome?.kind === 'saved' && outcome.submission.cardNumber === card.identification)
  );
}

/** Two saved codes may be shown alike. */
function isInForm({ form, card }: EnrollState, tapped: Card): boolean {
  if (tapped.keyId !== undefined) return card?.keyId === tapped.keyId;
  return form.cardNumber === tapped.identification || card?.identification === tapped.identification;
}

/** Tapping the first card again is an answer to "which of the two?". */
function withoutCardQuestion(state: EnrollState): EnrollState {
  return state.question?.kind === 'second-card' ? { ...state, question: null } : state;
}

/** Nothing stands where its number goes, nor waits to come back there. */
function isFree({ form, asideNumber }: EnrollState, card: Card): boolean {
  return isKeyEmpty(form) && (isSameKind(form, card) || asideNumber === '');
}

/** What was typed for the other kind waits, should it be wanted after all. */
function asideOf(state: EnrollState, card: Card): string {
  return isSameKind(state.form, card) ? state.asideNumber : typedNumberOf(state);
}

/** Of a saved code there is no text that could come back. */
export function typedNumberOf({ form, card }: Pick<EnrollState, 'form' | 'card'>): string {
  return isKeyEmpty(form) || card?.keyId !== undefined ? '' : form.cardNumber;
}

function isSameKind(form: EnrollState['form'], card: Card): boolean {
  return isCodeText(form.cardNumber) === isCodeText(card.identification);
}
