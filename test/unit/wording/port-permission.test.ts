import { expect, test } from 'vitest';
import type { ReaderStatus } from '../../../contract/reader.ts';
import { english } from '../../../renderer/wording/en.ts';
import { swedish } from '../../../renderer/wording/sv.ts';

const PATH = '/dev/ttyUSB0';
const refusedTo = (group: string | null): ReaderStatus => ({
  kind: 'not-connected',
  problem: 'no-permission',
  path: PATH,
  heldBy: null,
  group,
});

test.each([
  ['en', english],
  ['sv', swedish],
] as const)('a port that may not be opened is named with the group to join: “%s”', (_locale, { status }) => {
  const advice = status.readerAdvice(refusedTo('dialout'));

  expect(advice).toContain(PATH);
  expect(advice).toMatch(/[“”]dialout”/);
});

test.each([
  ['en', english],
  ['sv', swedish],
] as const)('without a known group nobody is told to join one: “%s”', (_locale, { status }) => {
  const advice = status.readerAdvice(refusedTo(null));

  expect(advice).toContain(PATH);
  expect(advice).not.toMatch(/null|group|grupp/i);
});
