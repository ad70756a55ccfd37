const digits: ReadonlySet<number> = new Set(new TextEncoder().encode('0123456789abcdefABCDEF'));

export function isHexDigit(byte: number): boolean {
  return digits.has(byte);
}
