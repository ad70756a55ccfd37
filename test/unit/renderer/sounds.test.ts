import { expect, test } from 'vitest';
import type { Outcome } from '../../../renderer/enroll/enroll-state.ts';
import type { RunNote } from '../../../renderer/people/list-run-control.ts';
import { createRunListener } from '../../../renderer/sounds/run-listener.ts';
import { soundOfOutcome, soundOfTap } from '../../../renderer/sounds/sound-of.ts';
import { lengthOf, soundNames, tonesOf, type SoundName } from '../../../renderer/sounds/tones.ts';
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

test('a list lets hear the person enrolled last: saved, and delivered, however early that is reported', () => {
  const listener = createRunListener();
  const enrolled = (id: string): RunNote => ({
    kind: 'enrolled',
    person: { id, name: id },
    cardNumber: '0x0102030405',
    pin: null,
    submission: submissionView({ id, state: 'waiting' }),
  });
  const first = enrolled('a');

  const reported = (id: string, state: 'delivered' | 'attention'): readonly SoundName[] =>
    listener.reported(submissionView({ id, state }));

  expect(listener.noted(null)).toEqual([]);
  expect(listener.noted(first)).toEqual(['saved']);
  expect(listener.noted(first)).toEqual([]);
  expect(reported('another', 'delivered')).toEqual([]);
  expect(reported('a', 'delivered')).toEqual(['delivered']);
  expect(reported('b', 'delivered')).toEqual([]);
  expect(listener.noted(enrolled('b'))).toEqual(['saved', 'delivered']);
  expect(reported('a', 'attention')).toEqual([]);
  expect(listener.noted({ kind: 'not-taken', cardNumber: '0x0102030405' })).toEqual(['refused']);
  expect(
    listener.noted({ kind: 'undone', by: 'not-sent', makesPin: false, person: { id: 'b', name: 'b' } }),
  ).toEqual([]);
});
