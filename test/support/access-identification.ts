type Technology = 'EM' | 'MC' | 'MD';

interface Size {
  readonly technology: Technology;
  readonly bits: number;
  readonly hexDigits: number;
  readonly decimalDigits: number;
}

const sizes: readonly Size[] = [
  { technology: 'EM', bits: 40, hexDigits: 10, decimalDigits: 13 },
  { technology: 'MC', bits: 32, hexDigits: 8, decimalDigits: 10 },
  { technology: 'MD', bits: 56, hexDigits: 14, decimalDigits: 17 },
];

/** One technology's number, whatever form it was written in. */
export interface CardValue {
  readonly technology: Technology;
  readonly number: bigint;
}

/** Reads an identification as the service documents it; undefined for anything else. */
export function readIdentification(text: string): readonly CardValue[] | undefined {
  const values = text.split('|').map(readPart);
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

/** The same card has the same text, so keys can be found by value. */
export function sameCardText(values: readonly CardValue[]): string {
  return values
    .map((value) => `${value.technology}:${value.number}`)
    .sort()
    .join('|');
}

/** The plain decimal form, in which the service's documented sample answers. */
export function decimalIdentification(values: readonly CardValue[]): string {
  return values
    .map(({ technology, number }) => {
      const digits = sizes.find((size) => size.technology === technology)?.decimalDigits ?? 0;
      return number.toString().padStart(digits, '0');
    })
    .join('|');
}

function readPart(text: string): CardValue | undefined {
  for (const size of sizes) {
    const digits = digitsOf(text, size);
    if (digits === undefined) continue;
    const number = BigInt(digits);
    return number >> BigInt(size.bits) === 0n ? { technology: size.technology, number } : undefined;
  }
  return undefined;
}

function digitsOf(text: string, size: Size): string | undefined {
  const hexadecimal = new RegExp(`^0x[0-9A-Fa-f]{${size.hexDigits}}$`);
  const decimal = new RegExp(`^[0-9]{${size.decimalDigits}}$`);
  if (hexadecimal.test(text) || decimal.test(text)) return text;

  const prefix = `${size.technology}:`;
  if (!text.startsWith(prefix)) return undefined;
  const number = text.slice(prefix.length);
  const shortHexadecimal = new RegExp(`^0x[0-9A-Fa-f]{1,${size.hexDigits}}$`);
  const shortDecimal = new RegExp(`^[0-9]{1,${size.decimalDigits}}$`);
  return shortHexadecimal.test(number) || shortDecimal.test(number) ? number : undefined;
}
