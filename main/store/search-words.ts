import type { RowSeal } from '../secrets/row-seal.ts';

/** What a person typed into a search box: cards it may name, and the first letters of names. */
export interface Search {
  /** Each as `sameCardKey` writes one card of one technology; any may match. */
  readonly cards: readonly string[];
  /** Folded; every one must begin a word of the name. */
  readonly nameStarts: readonly string[];
}

/** As many first letters as have a digest of their own; what is longer is found by these and then looked at. */
const START_LENGTHS = [1, 2, 3, 5] as const;

/** Words as a search compares them: without case, accents or signs. */
export function foldedWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('sv')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** True when each start begins one of the words. */
export function nameMatches(name: string, nameStarts: readonly string[]): boolean {
  const words = foldedWords(name);
  return nameStarts.every((start) => words.some((word) => word.startsWith(start)));
}

/** The digests a row is found by. */
export function wordLookupsOf(seal: RowSeal, name: string, cardKey: string): readonly Uint8Array[] {
  const starts = foldedWords(name).flatMap((word) =>
    START_LENGTHS.map((length) => [...word].slice(0, length).join('')),
  );
  const names = [...new Set(starts)].map((start) => startLookup(seal, start));
  return [...names, ...cardKey.split('|').map((card) => cardLookup(seal, card))];
}

/** The digest of the longest start that has one. */
export function startLookupOf(seal: RowSeal, typed: string): Uint8Array {
  const letters = [...typed];
  const length = START_LENGTHS.findLast((one) => one <= letters.length) ?? START_LENGTHS[0];
  return startLookup(seal, letters.slice(0, length).join(''));
}

export function cardLookup(seal: RowSeal, card: string): Uint8Array {
  return seal.lookupOf(`card:${card}`);
}

function startLookup(seal: RowSeal, start: string): Uint8Array {
  return seal.lookupOf(`name:${start}`);
}
