/** Why somebody would try a PIN among the first. */
export type PinWeakness = 'few-digits' | 'run' | 'year' | 'keypad';

/** Four digits; leading zeros count. */
export function isPin(text: string): boolean {
  return /^[0-9]{4}$/.test(text);
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/** Keys of a pad as rows and columns: 1 to 9, and 0 below the 8. */
const keyAt: Readonly<Record<string, readonly [row: number, column: number]>> = {
  '1': [0, 0],
  '2': [0, 1],
  '3': [0, 2],
  '4': [1, 0],
  '5': [1, 1],
  '6': [1, 2],
  '7': [2, 0],
  '8': [2, 1],
  '9': [2, 2],
  '0': [3, 1],
};

/**
 * What makes a PIN, or a longer code of digits, one that is tried first; null where nothing does. Weak are: one or two digits
 * over and over (7777, 1212), steps of one size (1234, 1470), a year (1987), and a way over the pad without lifting the
 * finger or from corner to corner (2580, 1379).
 */
export function pinWeakness(pin: string): PinWeakness | null {
  if (!/^[0-9]{3,}$/.test(pin)) return null;
  if (new Set(pin).size <= 2) return 'few-digits';
  if (isRun(pin)) return 'run';
  if (isYear(pin)) return 'year';
  return isWayOverPad(pin) || isFromCornerToCorner(pin) ? 'keypad' : null;
}

/** Past its end a run begins anew: 8901 is one, too. */
function isRun(pin: string): boolean {
  const steps = pairsOf(pin).map(([one, next]) => (Number(next) - Number(one) + 10) % 10);
  return steps.every((step) => step === steps[0]);
}

function isYear(pin: string): boolean {
  return pin.length === 4 && Number(pin) >= FIRST_YEAR && Number(pin) <= LAST_YEAR;
}

function isWayOverPad(pin: string): boolean {
  return pairsOf(pin).every(([one, next]) => {
    const [from, to] = [keyAt[one], keyAt[next]];
    if (from === undefined || to === undefined) return false;
    const [down, across] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
    return down + across > 0 && down <= 1 && across <= 1;
  });
}

function isFromCornerToCorner(pin: string): boolean {
  return new Set(pin).size === 4 && /^[1379]+$/.test(pin);
}

function pairsOf(pin: string): readonly (readonly [string, string])[] {
  return [...pin].slice(1).map((digit, index) => [pin.charAt(index), digit]);
}
