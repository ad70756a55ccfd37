import type { CardWarning } from '../../contract/card.ts';
import { bytesFromValue, valueFromBytes } from './bytes.ts';
import { csnByteCounts, type Csn } from './csn.ts';
import { sameCardKey } from './identification.ts';

const NXP = 0x04;
const CASCADE_TAG = 0x88;
const RANDOM_ID_MARK = 0x08;
/** ISO/IEC 7816-6: who makes cards with seven bytes of id. A real id of four may end alike, but seldom. */
const cardMakers: ReadonlySet<number> = new Set([0x02, NXP, 0x05, 0x07, 0x16, 0x1d, 0x53]);
const PADDING_BYTES = 3;

/**
 * What about a number makes it likely that the reader does not tell it as the card has it. None is proof: the card
 * is taken, and somebody looks. `isKnown` says whether a card, by its key, is registered or on its way.
 */
export function warningsOf(
  csns: readonly Csn[],
  isKnown: (cardKey: string) => boolean,
): readonly CardWarning[] {
  const warnings = csns.flatMap(warningsOfNumber);
  const isKnownReversed = !isKnown(sameCardKey(csns)) && reversedKeys(csns).some(isKnown);
  return [...new Set(isKnownReversed ? (['known-reversed', ...warnings] as const) : warnings)];
}

function warningsOfNumber({ technology, value }: Csn): readonly CardWarning[] {
  const bytes = bytesFromValue(value, csnByteCounts[technology]);
  switch (technology) {
    case 'EM':
      return [];
    case 'MC':
      return warningsOfFourBytes(bytes);
    case 'MD':
      return warningsOfSevenBytes(bytes);
  }
}

function warningsOfFourBytes([first, , third = 0, last]: Uint8Array): readonly CardWarning[] {
  // With the maker before it, 88 begins a seven-byte id that was sent backwards; NXP's first byte, at either end, one cut short.
  if (first === NXP || last === NXP || (last === CASCADE_TAG && cardMakers.has(third)))
    return ['perhaps-cut'];
  return last === RANDOM_ID_MARK ? ['perhaps-random'] : [];
}

function warningsOfSevenBytes(bytes: Uint8Array): readonly CardWarning[] {
  const isZero = (part: Uint8Array): boolean => part.every((byte) => byte === 0);
  if (isZero(bytes.subarray(-PADDING_BYTES)) || isZero(bytes.subarray(0, PADDING_BYTES)))
    return ['perhaps-padded'];
  return bytes.at(-1) === NXP && bytes[0] !== NXP ? ['perhaps-reversed'] : [];
}

/** The keys of this card with one of its numbers read the other way round. */
function reversedKeys(csns: readonly Csn[]): readonly string[] {
  return csns.map((turned) => {
    const value = valueFromBytes(bytesFromValue(turned.value, csnByteCounts[turned.technology]).toReversed());
    return sameCardKey(csns.map((csn) => (csn === turned ? { ...csn, value } : csn)));
  });
}
