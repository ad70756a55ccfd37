/** Of HID's usual 26, 34, 35 and 37 bits: how many zeros fill up the last byte. */
const fillersOf: Readonly<Record<number, readonly number[]>> = { 4: [6], 5: [3, 5, 6] };
const bitCounts: ReadonlySet<number> = new Set([26, 33, 34, 35, 36, 37]);
const CHECKED_LINE_DIGITS = 14;

/**
 * Whether the line is a facility and card number as HID readers tell it: its count of bits and the bits, or the count
 * of filling zeros and the bits, or `CCDDDDDDDDDDXX` with the sum of the bytes before it at the end.
 */
export function isHidNumber(line: string): boolean {
  if (!/^(?:[0-9a-f]{2})+$/i.test(line)) return false;
  const [first = 0, ...rest] = Buffer.from(line, 'hex');
  const isBitCount = bitCounts.has(first) && rest.length === Math.ceil(first / 8);
  return isBitCount || isFilled(first, rest) || isSummed(line);
}

function isFilled(fillerCount: number, bytes: readonly number[]): boolean {
  const isUsual = fillersOf[bytes.length]?.includes(fillerCount) ?? false;
  return isUsual && (bytes.at(-1) ?? 1) % 2 ** fillerCount === 0;
}

function isSummed(line: string): boolean {
  const bytes = Buffer.from(line, 'hex');
  const sum = bytes.subarray(0, -1).reduce((total, byte) => total + byte, 0) & 0xff;
  return line.length === CHECKED_LINE_DIGITS && bytes[0] === 0 && sum === bytes.at(-1);
}
