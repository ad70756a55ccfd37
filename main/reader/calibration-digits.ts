import { transforms } from '../../contract/reader-formats.ts';
import { bytesFromValue, textFromBytes, valueFromBytes } from './bytes.ts';
import { csnByteCounts, type Csn } from './csn.ts';
import { undoTransform } from './frames/transform.ts';

/** Fewer digits than this are found by chance too often. */
const FEWEST_DIGITS = 6;

/** A number as a reader may tell it: whatever was done to its order, in hexadecimal or in decimal digits. */
interface NumberDigits {
  /** Without the zeros before them, as long as enough are left. */
  readonly digits: string;
  /** Of the whole number, with its zeros. */
  readonly wholeDigits: number;
}

interface Surroundings {
  readonly before: string;
  readonly after: string;
}

interface OtherZeros {
  readonly kind: 'missing-zeros' | 'extra-zeros';
  readonly text: string;
  readonly sentDigits: number;
  readonly wholeDigits: number;
}

/** The bytes of the number in every order, in hexadecimal. */
export function hexOrdersOf(csn: Csn): readonly string[] {
  return ordersOf(csn).map(hexOf);
}

/** What stands around the number within a line, but for zeros. */
export function aroundNumber(csns: readonly Csn[], lines: readonly string[]): Surroundings | null {
  const numbers = csns.flatMap(digitsOf);
  for (const line of lines) {
    for (const { digits } of numbers) {
      const at = line.toUpperCase().indexOf(digits);
      if (at >= 0)
        return { before: line.slice(0, at).replace(/0+$/, ''), after: line.slice(at + digits.length) };
    }
  }
  return null;
}

/** Whether all that came is the number, once or again and again, and no line end. */
export function isWithoutLineEnd(csns: readonly Csn[], bytes: Uint8Array): boolean {
  const text = textFromBytes(bytes).trimStart();
  if (/[\r\n]/.test(text)) return false;
  const sent = text.replace(/[\s:-]/g, '').toUpperCase();
  return csns.flatMap(digitsOf).some(({ digits }) => new RegExp(`^(?:0*${digits})+$`).test(sent));
}

/** A line that is the number with fewer zeros before it than it has, or with more. */
export function otherZeros(csns: readonly Csn[], lines: readonly string[]): OtherZeros | null {
  const numbers = csns.flatMap(digitsOf);
  for (const text of lines) {
    for (const { digits, wholeDigits } of numbers) {
      if (text.length === wholeDigits || !new RegExp(`^0*${digits}$`).test(text.toUpperCase())) continue;
      const kind = text.length < wholeDigits ? 'missing-zeros' : 'extra-zeros';
      return { kind, text, sentDigits: text.length, wholeDigits };
    }
  }
  return null;
}

export function hexOf(bytes: Uint8Array): string {
  return [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

function digitsOf(csn: Csn): readonly NumberDigits[] {
  return ordersOf(csn).flatMap((bytes) => {
    const largest = valueFromBytes(bytes.map(() => 0xff));
    return [
      { digits: significant(hexOf(bytes)), wholeDigits: 2 * bytes.length },
      { digits: significant(valueFromBytes(bytes).toString()), wholeDigits: largest.toString().length },
    ];
  });
}

function significant(digits: string): string {
  return digits.replace(/^0+/, '').padStart(FEWEST_DIGITS, '0');
}

function ordersOf(csn: Csn): readonly Uint8Array[] {
  const bytes = bytesFromValue(csn.value, csnByteCounts[csn.technology]);
  return [undefined, ...transforms].map((transform) => undoTransform(bytes, transform));
}
