import type { RowSeal } from '../secrets/row-seal.ts';

/** What a person typed into a search box: cards it may name, and the first letters of names. */
export interface Search {
  /** Each as `sameCardKey` writes one card of one technology; any may match. */
  readonly cards: readonly string[];
  /** Folded; every one must begin a word of the name. */
  readonly nameStarts: readonly string[];
}

/**
 * Every start of a word up to this many letters has a digest of its own; what is typed beyond them is looked at when a row is
 * unsealed. So many, because a name mistyped at its end must not unseal everybody who begins like it.
 */
const LONGEST_START = 12;

/** More would cost space and find nothing else: two words that share a digest are told apart when the row is unsealed. */
const LOOKUP_BYTES = 8;

/** Words as a search compares them: without case, accents or signs. */
export function foldedWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('sv')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** True when one of the cards is meant, or every start begins a word of the name. */
export function isMeant({ cards, nameStarts }: Search, name: string, cardKey: string): boolean {
  if (cards.some((card) => partsOf(cardKey).includes(card))) return true;
  const words = foldedWords(name);
  return nameStarts.length > 0 && nameStarts.every((start) => words.some((word) => word.startsWith(start)));
}

/** The digests a row is found by. */
export function wordLookupsOf(seal: RowSeal, name: string, cardKey: string): readonly Uint8Array[] {
  const starts = foldedWords(name).flatMap((word) => {
    const letters = [...word].slice(0, LONGEST_START);
    return letters.map((_, index) => letters.slice(0, index + 1).join(''));
  });
  return [
    ...[...new Set(starts)].map((start) => startLookup(seal, start)),
    ...partsOf(cardKey).map((card) => cardLookup(seal, card)),
  ];
}

/** The digests to look for: a row is a candidate when it has all of any one list. */
export function soughtLookupsOf(
  seal: RowSeal,
  { cards, nameStarts }: Search,
): readonly (readonly Uint8Array[])[] {
  const starts = new Set(nameStarts.map((start) => [...start].slice(0, LONGEST_START).join('')));
  const byName = [...starts].map((start) => startLookup(seal, start));
  return [...cards.map((card) => [cardLookup(seal, card)]), ...(byName.length === 0 ? [] : [byName])];
}

/** A card of two technologies is found by either. */
export function partsOf(cardKey: string): readonly string[] {
  return cardKey.split('|');
}

function cardLookup(seal: RowSeal, card: string): Uint8Array {
  return seal.lookupOf(`card:${card}`).subarray(0, LOOKUP_BYTES);
}

function startLookup(seal: RowSeal, start: string): Uint8Array {
  return seal.lookupOf(`name:${start}`).subarray(0, LOOKUP_BYTES);
}
