import { once } from '../once.ts';

/** The API takes string(32); people count what they see, so å is one whichever way it is composed. */
export const LONGEST_NAME = 32;

const graphemes = once(() => new Intl.Segmenter('sv', { granularity: 'grapheme' }));

export type PersonName =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'problem'; readonly problem: 'too-long' | 'bad-character' };

/** Blanks around and doubled inside are dropped; an empty name is allowed (the service makes one up). */
export function personNameOf(text: string): PersonName {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (/\p{Cc}|\p{Cs}|\p{Co}|\p{Cn}/u.test(name)) return { kind: 'problem', problem: 'bad-character' };
  // Counting what people see takes a while, and never finds more than there are code units.
  return name.length > LONGEST_NAME && [...graphemes().segment(name)].length > LONGEST_NAME
    ? { kind: 'problem', problem: 'too-long' }
    : { kind: 'name', name };
}
