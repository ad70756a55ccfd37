/**
 * Random numbers that come again with the same seed (mulberry32): what a run chose can be chosen once more, though not
 * to the microsecond at which the machine then does it.
 *
 * @param {number} seed
 */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (lowest, highest) => lowest + Math.floor(next() * (highest - lowest + 1));
  return {
    /** In [0, 1). */
    next,
    /** A whole number between the two, both included. */
    whole,
    chance: (probability) => next() < probability,
    oneOf: (values) => values[whole(0, values.length - 1)],
    /** @param {Record<string, number>} weights */
    weighted(weights) {
      let left = next() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
      return Object.keys(weights).find((name) => (left -= weights[name]) < 0) ?? Object.keys(weights)[0];
    },
    /** A source of its own, so that who asks first does not change what the other gets. */
    fork: () => createRandom(Math.floor(next() * 2 ** 32)),
  };
}
