import { assertNever } from '../../contract/assert-never.ts';
import type { KnownCard, NumberFormat } from '../../contract/card.ts';
import type { DeniedTap } from '../../contract/doors.ts';
import { identificationOf, parseIdentification, sameCardKey } from '../reader/identification.ts';
import type { ErasedPerson } from '../store/erasure.ts';
import { fixOf, type KnownKey, type SeenTap, type TappedCard } from './door-events.ts';

/** What this desk knows of keys: by their id at the service, or by their card. */
export interface KnownKeys {
  /** `holder`: whose that key is, whoever the card is about to go to. */
  readonly knownKey: (
    keyId: string,
  ) => { readonly known: KnownCard; readonly holder: string; readonly identification: string } | null;
  /** `keyId`: null while it is not known which key the holder will have. */
  readonly keyOfCard: (
    cardKey: string,
  ) => { readonly known: KnownCard; readonly keyId: string | null } | null;
}

/** A tap as the window shows it. What this desk knows of the card is looked up anew: it may have been enrolled since. */
export function deniedTapOf(tap: SeenTap, format: NumberFormat, keys: KnownKeys): DeniedTap {
  const { card, person, subject } = tap;
  const key = keyById(tap, format, keys) ?? keyByCard(tap, format, keys);
  const holder = person === '' ? (key?.holder ?? '') : person;
  return {
    id: tap.id,
    atMs: tap.atMs,
    door: tap.door,
    meaning: tap.meaning,
    holder,
    // Not documented: shown only where nothing else tells who stood there.
    subject: holder === '' && card.kind === 'none' ? subject : '',
    card: shownCard(card, format),
    fix: fixOf(tap, key, format),
  };
}

/** Whether the tap tells of a person who was erased. */
export function isTapOf({ card, keyId, person }: SeenTap, erased: ErasedPerson): boolean {
  if (keyId !== null && erased.keyIds.has(keyId)) return true;
  if (card.kind === 'card' && erased.cardKeys.has(sameCardKey(card.csns))) return true;
  return person !== '' && erased.isName(person);
}

/** The doors may write of a card only one of its numbers, or none that can be read; its key has one id. */
function keyById({ keyId }: SeenTap, format: NumberFormat, { knownKey }: KnownKeys): KnownKey | null {
  if (keyId === null) return null;
  const key = knownKey(keyId);
  if (key === null) return null;
  const parsed = parseIdentification(key.identification);
  return {
    standing: key.known.standing,
    holder: key.holder,
    isAnother: false,
    key:
      parsed.kind === 'card'
        ? { kind: 'number', cardNumber: identificationOf(parsed.csns, format) }
        : { kind: 'registered', keyId },
  };
}

/** The card may have got another key since the tap, and another holder with it. */
function keyByCard(
  { card, keyId }: SeenTap,
  format: NumberFormat,
  { keyOfCard }: KnownKeys,
): KnownKey | null {
  if (card.kind !== 'card') return null;
  const found = keyOfCard(sameCardKey(card.csns));
  if (found === null) return null;
  const { standing, holder } = found.known;
  const isAnother = keyId !== null && !isSameKeyId(keyId, found.keyId);
  return {
    standing,
    holder: isAnother ? '' : holder,
    isAnother,
    key: { kind: 'number', cardNumber: identificationOf(card.csns, format) },
  };
}

/** As the service may write one id in capitals, another in small letters. */
function isSameKeyId(one: string, other: string | null): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

function shownCard(card: TappedCard, format: NumberFormat): DeniedTap['card'] {
  switch (card.kind) {
    case 'card':
      return { kind: 'number', number: identificationOf(card.csns, format) };
    case 'unreadable':
      return { kind: 'number', number: card.text };
    case 'code':
    case 'none':
      return { kind: card.kind };
    default:
      return assertNever(card);
  }
}
