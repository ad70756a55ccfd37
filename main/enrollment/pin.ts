import { randomInt } from 'node:crypto';

/** Four digits; leading zeros count. */
export function isPin(text: string): boolean {
  return /^[0-9]{4}$/.test(text);
}

/** A PIN nobody would try first. `pick` gives a whole number in [0, limit), by default from the system's secure source. */
export function generatePin(pick: (limit: number) => number = (limit) => randomInt(limit)): string {
  for (;;) {
    const pin = String(pick(10_000)).padStart(4, '0');
    if (!isWeakPin(pin)) return pin;
  }
}

/** Repeats, pairs, runs, years people were born in, the middle column of a keypad and its like. */
export function isWeakPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  const isEvenRun = steps.every((step) => step === steps[0]);
  const usesFewDigits = new Set(digits).size <= 2;
  const isYear = /^(?:19|20)\d\d$/.test(pin);
  const isKeypadLine = [
    '2580',
    '0852',
    '1470',
    '0741',
    '3690',
    '0963',
    '1590',
    '7531',
    '3579',
    '1379',
  ].includes(pin);
  return isEvenRun || usesFewDigits || isYear || isKeypadLine;
}
