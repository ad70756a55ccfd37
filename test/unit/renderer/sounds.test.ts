import { expect, test } from 'vitest';
import type { Outcome } from '../../../renderer/enroll/enroll-state.ts';
import { soundOfOutcome, soundOfTap } from '../../../renderer/sounds/sound-of.ts';
import { lengthOf, soundNames, tonesOf } from '../../../renderer/sounds/tones.ts';
import { plainCard } from '../../support/desk-stand-in.ts';
import { submissionView } from '../../support/submission-view.ts';

const saved = (parts: Parameters<typeof submissionView>[0]): Outcome => ({
  kind: 'saved',
  submission: submissionView(parts),
  survivesClosing: true,
  undo: 'over',
});

test('no two sounds are alike, and none is longer than half a second', () => {
  const melodies = soundNames.map((name) => JSON.stringify(tonesOf[name]));
  expect(new Set(melodies).size).toBe(soundNames.length);
  for (const name of soundNames) expect(lengthOf(name)).toBeLessThanOrEqual(500);
});

test('a tap sounds like what the card is', () => {
  expect(soundOfTap({ kind: 'card', card: plainCard })).toBe('new-card');
  expect(soundOfTap({ kind: 'refused', problem: 'zero-id' })).toBe('refused');
});

test('an enrollment is heard when it is saved, and once more when it got there', () => {
  const waiting = saved({ state: 'waiting' });
  const delivered = saved({ state: 'delivered' });

  expect(soundOfOutcome(null, waiting)).toBe('saved');
  expect(soundOfOutcome(waiting, saved({ state: 'sending' }))).toBeNull();
  expect(soundOfOutcome(waiting, delivered)).toBe('delivered');
  expect(soundOfOutcome(delivered, saved({ state: 'delivered' }))).toBeNull();
  expect(soundOfOutcome(waiting, saved({ state: 'attention' }))).toBe('refused');
});

test('the next enrollment is heard, though the one before ended alike', () => {
  expect(soundOfOutcome(saved({ id: 'a', state: 'delivered' }), saved({ id: 'b', state: 'delivered' }))).toBe(
    'delivered',
  );
  expect(soundOfOutcome(null, { kind: 'failed' })).toBe('refused');
  expect(soundOfOutcome(saved({ state: 'delivered' }), null)).toBeNull();
});
