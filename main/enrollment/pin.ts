import { randomInt } from 'node:crypto';
import { pinWeakness } from '../../contract/pin-rule.ts';

/** A PIN nobody would try first. `pick` gives a whole number in [0, limit), by default from the system's secure source. */
export function generatePin(pick: (limit: number) => number = (limit) => randomInt(limit)): string {
  for (;;) {
    const pin = String(pick(10_000)).padStart(4, '0');
    if (pinWeakness(pin) === null) return pin;
  }
}
