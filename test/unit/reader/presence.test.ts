import { expect, test } from 'vitest';
import { seeAgain } from '../../../main/reader/presence.ts';

test.each([
  ['the same card after 1000 ms', 'A', 1000, false],
  ['the same card after 1001 ms', 'A', 1001, true],
  ['another card at once', 'B', 0, true],
  ['the same card after the clock was set back', 'A', -5000, true],
])('%s', (_, id, laterMs, isNew) => {
  const seen = seeAgain({ id: 'A', lastSeenMs: 10_000 }, id, 10_000 + laterMs);

  expect(seen).toEqual({ presence: { id, lastSeenMs: 10_000 + laterMs }, isNew });
});
