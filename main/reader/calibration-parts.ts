import { transforms } from '../../contract/reader-formats.ts';
import { bytesFromValue, valueFromBytes } from './bytes.ts';
import { csnByteCounts, type Csn } from './csn.ts';
import { undoTransform } from './frames/transform.ts';
import { printedForms, type PrintedFormName } from './printed-forms.ts';
import { parsePrinted } from './printed-number.ts';

export interface ShortenedForm {
  readonly form: PrintedFormName;
  readonly text: string;
  readonly sentBits: number;
  readonly wholeBits: number;
  readonly dropsOnlyTopByte: boolean;
}

/** Fewer bits than this agree by chance too often. */
const FEWEST_BITS = 24;
const CASCADE_TAG = 0x88;

/** Forms that leave bits of a 40-bit number out. Wiegand readers tell Mifare numbers in them, too. */
const shortForms = (Object.keys(printedForms) as PrintedFormName[]).filter(
  (name) => bitCountOf(maskOf(name)) < 40 && printedForms[name].technology === 'EM',
);

/** The form in which a line tells a part of the number, the one that tells most of it. */
export function shortenedForm(csn: Csn, lines: readonly string[]): ShortenedForm | null {
  const byteCount = csnByteCounts[csn.technology];
  const bytes = bytesFromValue(csn.value, byteCount);
  const values = [undefined, ...transforms].map((transform) =>
    valueFromBytes(undoTransform(bytes, transform)),
  );
  const found = values.flatMap((value) =>
    lines.flatMap((text) => shortForms.flatMap((form) => toldBy(form, text, value, byteCount) ?? [])),
  );
  return found.toSorted((a, b) => b.sentBits - a.sentBits)[0] ?? null;
}

function toldBy(form: PrintedFormName, text: string, value: bigint, byteCount: number): ShortenedForm | null {
  const parsed = parsePrinted(form, text);
  if (parsed.kind === 'problem' || (value & parsed.mask) !== parsed.bits) return null;
  const wholeBits = 8 * byteCount;
  const whole = (1n << BigInt(wholeBits)) - 1n;
  const sentBits = bitCountOf(parsed.mask & whole);
  if (sentBits < FEWEST_BITS || sentBits === wholeBits) return null;
  const dropsOnlyTopByte = (parsed.mask & whole) === whole >> 8n;
  return { form, text, sentBits, wholeBits, dropsOnlyTopByte };
}

/** Which four bytes of a 7-byte number one of these numbers is, in whatever order it came. */
export function cutToFour(csn: Csn, numbers: readonly Uint8Array[]): 'first' | 'last' | 'cascade' | null {
  if (csn.technology !== 'MD') return null;
  const bytes = [...bytesFromValue(csn.value, csnByteCounts.MD)];
  const parts = [
    { part: 'cascade' as const, wanted: [CASCADE_TAG, ...bytes.slice(0, 3)] },
    { part: 'first' as const, wanted: bytes.slice(0, 4) },
    { part: 'last' as const, wanted: bytes.slice(-4) },
  ];
  const sent = new Set(numbers.filter(({ length }) => length === 4).map((number) => number.join()));
  return parts.find(({ wanted }) => sent.has(wanted.join()))?.part ?? null;
}

/** The printed form of an EM card that was typed as the number of a Mifare card. */
export function typedShortForm(typed: Csn, card: Csn): PrintedFormName | null {
  if (typed.technology !== 'MC' || card.technology !== 'EM') return null;
  return typed.value === (card.value & 0xffff_ffffn) ? '8H10D' : null;
}

function maskOf(name: PrintedFormName): bigint {
  return printedForms[name].fields
    .flatMap(({ ranges }) => ranges)
    .reduce((mask, { high, low }) => mask | (((1n << BigInt(high - low + 1)) - 1n) << BigInt(low)), 0n);
}

function bitCountOf(mask: bigint): number {
  return mask.toString(2).replaceAll('0', '').length;
}
