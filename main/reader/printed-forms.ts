import type { Technology } from '../../contract/card.ts';
import type { Transform } from '../../contract/reader-formats.ts';

/** Bits `high` to `low` of a card number, both included. */
export interface BitRange {
  readonly high: number;
  readonly low: number;
}

/** One group of digits: the bits it tells, highest first. */
export interface PrintedField {
  readonly ranges: readonly BitRange[];
  /** Zeros are put before it up to this count. */
  readonly padTo: number;
  readonly mostDigits: number;
  readonly radix: 10 | 16;
  /** Added to the bits before they are printed. */
  readonly offset: bigint;
}

/** How people and simple readers write a card number, by the names the trade has for it. */
export interface PrintedForm {
  readonly technology: Technology;
  readonly fields: readonly PrintedField[];
  /** What stands between the fields when Tapdesk prints it. */
  readonly separators: readonly string[];
  /** What was done to the number before its bits were told. */
  readonly transform?: Transform;
}

type Size = readonly [padTo: number, mostDigits: number];

function decimal(high: number, low: number, [padTo, mostDigits]: Size): PrintedField {
  return { ranges: [{ high, low }], padTo, mostDigits, radix: 10, offset: 0n };
}

function one(technology: Technology, field: PrintedField, transform?: Transform): PrintedForm {
  return { technology, fields: [field], separators: [], ...(transform === undefined ? {} : { transform }) };
}

function hexadecimal(technology: Technology, high: number, transform?: Transform): PrintedForm {
  const digitCount = (high + 1) / 4;
  return one(technology, { ...decimal(high, 0, [digitCount, digitCount]), radix: 16 }, transform);
}

function groups(fields: readonly PrintedField[], ...separators: string[]): PrintedForm {
  return { technology: 'EM', fields, separators };
}

const card16 = decimal(15, 0, [5, 5]);
const facility8 = (low: number): PrintedField => decimal(low + 7, low, [3, 3]);
const paxton: PrintedField = {
  ...decimal(39, 32, [1, 10]),
  ranges: [
    { high: 39, low: 32 },
    { high: 23, low: 0 },
  ],
  offset: 0x143e00n,
};
const nibbles = Array.from({ length: 10 }, (_, index) => decimal(39 - 4 * index, 36 - 4 * index, [2, 2]));

export const printedForms = {
  '10H': hexadecimal('EM', 39),
  '10H12D': one('EM', decimal(39, 0, [12, 13])),
  '13D': one('EM', decimal(39, 0, [13, 13])),
  'DEZ 14': one('EM', decimal(39, 0, [14, 14])),
  'DEZ 15': one('EM', decimal(39, 0, [15, 15]), 'reverse-bits-per-byte'),
  'DEZ 20': { technology: 'EM', fields: nibbles, separators: [], transform: 'reverse-bits-per-byte' },
  Unique: hexadecimal('EM', 39, 'reverse-bits-per-byte'),
  'VD / ID': groups([facility8(32), decimal(31, 0, [10, 10])], ' / '),
  ELECTRA: groups([decimal(39, 24, [1, 5]), decimal(23, 0, [1, 8])], ' '),
  '13D + W26': groups([decimal(39, 0, [13, 13]), facility8(16), card16], ' ', ', '),
  '8H': hexadecimal('EM', 31),
  '8H10D': one('EM', decimal(31, 0, [10, 10])),
  '6H8D': one('EM', decimal(23, 0, [8, 8])),
  '10D + W26': groups([decimal(31, 0, [10, 10]), facility8(16), card16], ' ', ','),
  W26: groups([facility8(16), card16], ','),
  'DEZ 3.5A': groups([facility8(32), card16], '.'),
  'DEZ 3.5B': groups([facility8(24), card16], '.'),
  'DEZ 3.5C': groups([facility8(16), card16], '.'),
  'DEZ 5.5': groups([decimal(31, 16, [5, 5]), card16], '.'),
  Paxton: one('EM', paxton),
  Sebury: groups([decimal(15, 0, [1, 5]), decimal(22, 16, [1, 3]), decimal(22, 0, [1, 7])], ' ', ' '),
  'MC hexadecimal': hexadecimal('MC', 31),
  'MC decimal': one('MC', decimal(31, 0, [10, 10])),
  'MC hexadecimal, reversed': hexadecimal('MC', 31, 'reverse-bytes'),
  'MC decimal, reversed': one('MC', decimal(31, 0, [10, 10]), 'reverse-bytes'),
  'MD hexadecimal': hexadecimal('MD', 55),
  'MD decimal': one('MD', decimal(55, 0, [17, 17])),
  'MD hexadecimal, reversed': hexadecimal('MD', 55, 'reverse-bytes'),
  'MD decimal, reversed': one('MD', decimal(55, 0, [17, 17]), 'reverse-bytes'),
} as const satisfies Record<string, PrintedForm>;
export type PrintedFormName = keyof typeof printedForms;
