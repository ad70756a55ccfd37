import type { Card, CardPresented } from '../../contract/card.ts';
import { isCodeText } from '../../contract/key-text.ts';
import { holdsPerson, isKeyEmpty, type EnrollState } from './enroll-state.ts';

/**
 * A tap fills an empty card number, asks before it replaces another card, and touches nothing else:
 * no tap changes what somebody typed.
 */
export function receiveTap(state: EnrollState, presented: CardPresented): EnrollState {
  if (presented.kind === 'refused') return { ...state, refusedTap: presented.problem };

  const { card } = presented;
  if (state.cardAct === 'replace' && !isInForm(state, card)) return receiveNewCard(state, card);
  if (isInForm(state, card)) return { ...withoutCardQuestion(state), card, refusedTap: null };
  if (isFree(state) || isDoneWith(state)) return takeCard(state, card);
  return { ...state, refusedTap: null, question: { kind: 'second-card', card } };
}

/** The card that is to take the place of the one in the form. */
function receiveNewCard(state: EnrollState, card: Card): EnrollState {
  const { newCard } = state;
  return newCard === '' || newCard === card.identification
    ? { ...state, newCard: card.identification, refusedTap: null }
    : { ...state, question: { kind: 'second-new-card', card }, refusedTap: null };
}

export function takeCard(state: EnrollState, card: Card): EnrollState {
  return {
    ...state,
    form: { ...state.form, cardNumber: card.identification },
    asideNumber: asideOfTap(state),
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

function isInForm({ form, card }: EnrollState, tapped: Card): boolean {
  return form.cardNumber === tapped.identification || card?.identification === tapped.identification;
}

/** Tapping the first card again is an answer to "which of the two?". */
function withoutCardQuestion(state: EnrollState): EnrollState {
  return state.question?.kind === 'second-card' ? { ...state, question: null } : state;
}

/** Nothing stands where the card's number goes, nor waits to come back there. */
function isFree({ form, asideNumber }: EnrollState): boolean {
  return isCodeText(form.cardNumber) ? isKeyEmpty(form) && asideNumber === '' : isKeyEmpty(form);
}

/** A code that was typed waits, should it be wanted after all. */
function asideOfTap({ form, asideNumber }: EnrollState): string {
  if (!isCodeText(form.cardNumber)) return asideNumber;
  return isKeyEmpty(form) ? '' : form.cardNumber;
}
