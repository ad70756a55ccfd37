import type { ReadProblem } from '../../contract/card.ts';
import { bytesFromValue, valueFromBytes } from './bytes.ts';
import { csnByteCounts, type Csn } from './csn.ts';
import { undoTransform } from './frames/transform.ts';
import {
  printedForms,
  type BitRange,
  type PrintedField,
  type PrintedForm,
  type PrintedFormName,
} from './printed-forms.ts';

/** What a text tells of a card number: the bits under `mask`. The others are unknown, not zero. */
export interface ToldBits {
  readonly bits: bigint;
  readonly mask: bigint;
}

export type ParsedPrint =
  ({ readonly kind: 'told' } & ToldBits) | { readonly kind: 'problem'; readonly problem: ReadProblem };

export type PrintedCsn =
  { readonly kind: 'csn'; readonly csn: Csn } | { readonly kind: 'problem'; readonly problem: ReadProblem };

const NOTHING: ToldBits = { bits: 0n, mask: 0n };

/** Reads a number written in the named form. A form that leaves bits out tells the others. */
export function parsePrinted(name: PrintedFormName, text: string): ParsedPrint {
  const form: PrintedForm = printedForms[name];
  const groups = groupsOf(form, text.trim());
  if (typeof groups === 'string') return { kind: 'problem', problem: groups };

  let told = NOTHING;
  for (const [index, field] of form.fields.entries()) {
    const next = fieldBits(field, groups[index] ?? '');
    if (next === null) return { kind: 'problem', problem: 'out-of-range' };
    const shared = told.mask & next.mask;
    if ((told.bits & shared) !== (next.bits & shared))
      return { kind: 'problem', problem: 'cross-check-failed' };
    told = { bits: told.bits | next.bits, mask: told.mask | next.mask };
  }
  return { kind: 'told', bits: transformed(told.bits, form), mask: transformed(told.mask, form) };
}

/** The whole card number, or why this text cannot hold it: `incomplete-csn` for forms that leave bits out. */
export function csnFromPrinted(name: PrintedFormName, text: string): PrintedCsn {
  const parsed = parsePrinted(name, text);
  if (parsed.kind === 'problem') return parsed;
  const { technology } = printedForms[name];
  const isWhole = parsed.mask === allBits(csnByteCounts[technology]);
  return isWhole
    ? { kind: 'csn', csn: { technology, value: parsed.bits } }
    : { kind: 'problem', problem: 'incomplete-csn' };
}

/** Whether every group has its zeros, as a reader sends them: one that is short has lost a digit, and tells another card. */
export function hasEveryZero(name: PrintedFormName, text: string): boolean {
  return typeof groupsOf(printedForms[name], text.trim(), 'every') !== 'string';
}

/** The number as the form writes it. Null for a number of another technology. */
export function printNumber(csn: Csn, name: PrintedFormName): string | null {
  const form: PrintedForm = printedForms[name];
  if (form.technology !== csn.technology) return null;
  const value = transformed(csn.value, form);
  const groups = form.fields.map((field) =>
    (valueOf(value, field.ranges) + field.offset)
      .toString(field.radix)
      .toUpperCase()
      .padStart(field.padTo, '0'),
  );
  return groups.map((group, index) => `${group}${form.separators[index] ?? ''}`).join('');
}

/** Every form there is for such a card, to compare with what is printed on it. */
export function printEveryForm(
  csn: Csn,
): readonly { readonly name: PrintedFormName; readonly text: string }[] {
  return (Object.keys(printedForms) as PrintedFormName[]).flatMap((name) => {
    const text = printNumber(csn, name);
    return text === null ? [] : [{ name, text }];
  });
}

/** The text cut into the form's groups of digits. A group that stands alone must have its zeros in any case. */
function groupsOf(
  { fields, separators }: PrintedForm,
  text: string,
  zeros: 'every' | 'any' = 'any',
): readonly string[] | ReadProblem {
  const isHex = fields.some(({ radix }) => radix === 16);
  const allowed = isHex ? /^[0-9a-f]+$/i : separators.length === 0 ? /^[0-9]+$/ : /^[0-9\s,./]+$/;
  if (!allowed.test(text)) return 'bad-character';
  const digit = isHex ? '[0-9a-f]' : '[0-9]';
  const groups = fields.map(({ padTo, mostDigits }) => {
    const fewest = separators.length === 0 || zeros === 'every' ? padTo : 1;
    return `(${digit}{${String(fewest)},${String(mostDigits)}})`;
  });
  const pattern = groups.join(separators.length === 0 ? '' : String.raw`\s*[\s,./]\s*`);
  const match = new RegExp(`^${pattern}$`, 'i').exec(text);
  return match === null ? 'bad-length' : match.slice(1);
}

function fieldBits({ ranges, radix, offset }: PrintedField, digits: string): ToldBits | null {
  let rest = BigInt(radix === 16 ? `0x${digits}` : digits) - offset;
  if (rest < 0n) return null;
  let told = NOTHING;
  for (const { high, low } of ranges.toReversed()) {
    const all = (1n << BigInt(high - low + 1)) - 1n;
    told = { bits: told.bits | ((rest & all) << BigInt(low)), mask: told.mask | (all << BigInt(low)) };
    rest >>= BigInt(high - low + 1);
  }
  return rest === 0n ? told : null;
}

function valueOf(value: bigint, ranges: readonly BitRange[]): bigint {
  return ranges.reduce((sum, { high, low }) => {
    const size = BigInt(high - low + 1);
    return (sum << size) | ((value >> BigInt(low)) & ((1n << size) - 1n));
  }, 0n);
}

function transformed(value: bigint, { technology, transform }: PrintedForm): bigint {
  return valueFromBytes(undoTransform(bytesFromValue(value, csnByteCounts[technology]), transform));
}

function allBits(byteCount: number): bigint {
  return (1n << BigInt(8 * byteCount)) - 1n;
}
