import { randomInt } from 'node:crypto';
import { pinWeakness } from '../../contract/pin-rule.ts';

/** More than one draw in a hundred fails only where most codes of this length are somebody's. */
const MOST_DRAWS = 200;

/**
 * A code nobody would try first, and that nobody has as far as `isTaken` knows; null where none was found. It begins with no
 * zero: whether the service tells 042 from 42 is not documented. `pick` gives a whole number from the first up to, and without,
 * the second, by default from the system's secure source.
 */
export function generateCode(
  digitCount: number,
  isTaken: (digits: string) => boolean,
  pick: (least: number, limit: number) => number = (least, limit) => randomInt(least, limit),
): string | null {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const digits = String(pick(10 ** (digitCount - 1), 10 ** digitCount));
    if (pinWeakness(digits) === null && !isTaken(digits)) return digits;
  }
  return null;
}
