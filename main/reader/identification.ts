import type { CardNumberProblem, NumberFormat, Technology } from '../../contract/card.ts';
import { csnByteCounts, csnFromValue, type Csn, type CsnOutcome } from './csn.ts';

export type ParsedIdentification =
  | { readonly kind: 'card'; readonly csns: readonly Csn[] }
  | { readonly kind: 'problem'; readonly problem: CardNumberProblem };

/** How many decimal digits hold every number of the technology. */
const decimalDigitCounts = { EM: 13, MC: 10, MD: 17 } as const satisfies Record<Technology, number>;

const TEN_BYTE_HEX_DIGITS = 20;

const writers: Readonly<Record<NumberFormat, (csn: Csn) => string>> = {
  hexadecimal: ({ technology, value }) =>
    `0x${value.toString(16).padStart(2 * csnByteCounts[technology], '0')}`,
  decimal: ({ technology, value }) => value.toString().padStart(decimalDigitCounts[technology], '0'),
  specifier: ({ technology, value }) => `${technology}:${value.toString()}`,
};

/** The API's text for one card: one part for each technology it carries, joined by `|` in the order given. */
export function identificationOf(csns: readonly Csn[], format: NumberFormat): string {
  return csns.map(writers[format]).join('|');
}

/** The same text for the same card, however its number was written and in whichever order its parts came. */
export function sameCardKey(csns: readonly Csn[]): string {
  return csns.map(writers.hexadecimal).toSorted().join('|');
}

/**
 * Reads every form the API takes, and hexadecimal as people copy it: any case, blanks, colons or hyphens between
 * the bytes, no `0x` where a letter shows what it is. What could name two cards is `ambiguous`, never guessed.
 * Ten digits in a row are a Mifare Classic number, because the API says so.
 */
export function parseIdentification(text: string): ParsedIdentification {
  if (text.trim() === '') return problem('empty');

  const parts = text.split('|').map((part) => parsePart(part.trim()));
  const csns: Csn[] = [];
  for (const part of parts) {
    if (part.kind === 'problem') return part;
    csns.push(part.csn);
  }
  // One card carries a technology once: two EM numbers are two cards.
  const technologies = new Set(csns.map((csn) => csn.technology));
  return technologies.size === csns.length ? { kind: 'card', csns } : problem('ambiguous');
}

type Part = CsnOutcome<CardNumberProblem>;

const digitGroups = /^[0-9a-f]+(?:[\s:-]+[0-9a-f]+)*$/i;
const separators = /[\s:-]+/g;

function parsePart(text: string): Part {
  const [, specifier, rest] = /^(EM|MC|MD):(.*)$/is.exec(text) ?? [];
  const technology = specifier?.toUpperCase() as Technology | undefined;
  const number = rest?.trim() ?? text;

  const prefixed = /^0x/i.test(number);
  const groups = prefixed ? number.slice(2).trim() : number;
  if (!digitGroups.test(groups)) return problem('not-a-number');

  const digits = groups.replace(separators, '');
  const hexadecimal = prefixed || /[a-f]/i.test(digits);
  const part = parseDigits(digits, hexadecimal, technology);
  const isWrongLength = part.kind === 'problem' && part.problem === 'wrong-length';
  // Digits alone in groups are bytes, or a number printed in two parts, sooner than one decimal number.
  const isDoubtful = hexadecimal ? hasByteWithoutZero(groups) : groups !== digits;
  return isDoubtful && !isWrongLength ? problem('ambiguous') : part;
}

function parseDigits(digits: string, hexadecimal: boolean, technology: Technology | undefined): Part {
  if (technology !== undefined) return parseSpecified(digits, hexadecimal, technology);
  if (hexadecimal) return parseFixedHex(digits);
  return isReadTwoWays(digits) ? problem('ambiguous') : parseFixedDecimal(digits);
}

function parseSpecified(digits: string, hexadecimal: boolean, technology: Technology): Part {
  if (hexadecimal && digits.length === TEN_BYTE_HEX_DIGITS && technology !== 'EM')
    return problem('ten-byte-id');
  const longest = hexadecimal ? 2 * csnByteCounts[technology] : decimalDigitCounts[technology];
  if (digits.length > longest) return problem('wrong-length');
  return cardNumber(hexadecimal ? `0x${digits}` : digits, technology);
}

function parseFixedHex(digits: string): Part {
  if (digits.length === TEN_BYTE_HEX_DIGITS) return problem('ten-byte-id');
  const technology = technologyWith((candidate) => 2 * csnByteCounts[candidate] === digits.length);
  return technology === undefined ? problem('wrong-length') : cardNumber(`0x${digits}`, technology);
}

function parseFixedDecimal(digits: string): Part {
  const technology = technologyWith((candidate) => decimalDigitCounts[candidate] === digits.length);
  return technology === undefined ? problem('wrong-length') : cardNumber(digits, technology);
}

/** Digits alone that have the size of a hexadecimal number. Ten of them are the API's decimal. */
function isReadTwoWays(digits: string): boolean {
  const hexSized =
    technologyWith((candidate) => 2 * csnByteCounts[candidate] === digits.length) !== undefined;
  return hexSized && digits.length !== decimalDigitCounts.MC;
}

/** Bytes below 10 that were written with one digit: run together with the others they make another number. */
function hasByteWithoutZero(groups: string): boolean {
  const [, ...others] = groups.split(separators);
  return others.some((group) => group.length % 2 === 1);
}

function technologyWith(matches: (technology: Technology) => boolean): Technology | undefined {
  return (['EM', 'MC', 'MD'] as const).find(matches);
}

function cardNumber(digits: string, technology: Technology): Part {
  const value = BigInt(digits);
  if (value >> BigInt(8 * csnByteCounts[technology]) !== 0n) return problem('out-of-range');
  return csnFromValue(value, technology);
}

function problem(cause: CardNumberProblem): {
  readonly kind: 'problem';
  readonly problem: CardNumberProblem;
} {
  return { kind: 'problem', problem: cause };
}
