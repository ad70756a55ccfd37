import type { KnownCard, NumberFormat } from '../../contract/card.ts';
import type { DeniedTap } from '../../contract/doors.ts';
import { identificationOf, sameCardKey } from '../reader/identification.ts';
import type { ErasedPerson } from '../store/erasure.ts';
import { fixOf, type SeenTap, type TappedCard } from './door-events.ts';

/** A tap as the window shows it. What this desk knows of the card is looked up anew: it may have been enrolled since. */
export function deniedTapOf(
  tap: SeenTap,
  format: NumberFormat,
  knownCard: (cardKey: string) => KnownCard | null,
): DeniedTap {
  const { card, person, subject } = tap;
  const known = card.kind === 'card' ? knownCard(sameCardKey(card.csns)) : null;
  const cardNumber = card.kind === 'card' ? identificationOf(card.csns, format) : null;
  const holder = person === '' ? (known?.holder ?? '') : person;
  return {
    id: tap.id,
    atMs: tap.atMs,
    door: tap.door,
    meaning: tap.meaning,
    holder,
    // Not documented: shown only where nothing else tells who stood there.
    subject: holder === '' && card.kind === 'none' ? subject : '',
    card: shownCard(card, cardNumber),
    fix: fixOf(tap, known, cardNumber),
  };
}

/** Whether the tap tells of a person who was erased. */
export function isTapOf({ card, person }: SeenTap, erased: ErasedPerson): boolean {
  if (card.kind === 'card' && erased.cardKeys.has(sameCardKey(card.csns))) return true;
  return person !== '' && erased.isName(person);
}

function shownCard(card: TappedCard, cardNumber: string | null): DeniedTap['card'] {
  if (card.kind === 'unreadable') return { kind: 'number', number: card.text };
  if (cardNumber !== null) return { kind: 'number', number: cardNumber };
  return { kind: card.kind === 'code' ? 'code' : 'none' };
}
