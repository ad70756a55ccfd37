import { expect, test, vi } from 'vitest';
import type { ReadProblem } from '../../../contract/card.ts';
import type { ReaderFormat } from '../../../contract/reader-formats.ts';
import type { ReaderStatus } from '../../../contract/reader.ts';
import type { Heard } from '../../../main/reader/hearing.ts';
import { identificationOf } from '../../../main/reader/identification.ts';
import { createReaderSession } from '../../../main/reader/reader-session.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { readerFrames } from '../../support/reader-bytes.ts';
import { namedPath, ScriptedPort } from './scripted-port.ts';

const noSl025Card = Buffer.from('bd030101be', 'hex');

async function startSession(format: ReaderFormat) {
  const clock = new ManualClock();
  const port = new ScriptedPort();
  const cards: string[] = [];
  const refusals: ReadProblem[] = [];
  const statuses: ReaderStatus['kind'][] = [];
  const heard: Heard[] = [];
  const session = createReaderSession({
    profile: { path: 'COM3', baudRate: 9600, format },
    openPort: port.open,
    resolvePath: namedPath,
    portExists: () => Promise.resolve(true),
    nowMs: () => clock.nowMs(),
    setTimer: (delayMs, run) => clock.after(delayMs, run),
    onCard: (csn) => cards.push(identificationOf([csn], 'hexadecimal')),
    onHeld: () => undefined,
    onRefused: (problem) => refusals.push(problem),
    onStatus: ({ kind }) => statuses.push(kind),
    onHeard: (what) => heard.push(what),
  });
  await vi.waitUntil(() => statuses.at(-1) === 'ready');
  /** Lets the desk ask on; a write is done when its promise is. */
  const pass = async (ms: number): Promise<void> => {
    for (let passedMs = 0; passedMs < ms; passedMs += 25) {
      clock.advance(25);
      await Promise.resolve();
    }
  };
  return { session, port, clock, cards, refusals, statuses, heard, pass };
}

test.each<[ReaderFormat, readonly string[]]>([
  ['twn4-simple', ['050010\r']],
  ['gnetplus-ascii', [':002000\r', ':002100\r']],
  ['gnetplus-binary', ['\x01\x00\x20\x00\x68\x00', '\x01\x00\x21\x00\x69\x90']],
  ['sl025', ['\xba\x02\x01\xb9']],
])('%s is asked over and over, in turn', async (format, requests) => {
  const { port, pass } = await startSession(format);

  await pass(1500);

  const asked = port.written;
  expect(asked.length).toBeGreaterThan(4);
  expect(asked).toEqual(asked.map((_, index) => requests[index % requests.length]));
});

test('a reader that speaks by itself is not asked', async () => {
  const { port, pass } = await startSession('stx-etx-xor');

  await pass(1500);

  expect(port.written).toEqual([]);
});

test('a card that answers while it lies there is told once; "no card" is neither news nor fault', async () => {
  const { port, cards, refusals, statuses, heard, pass } = await startSession('twn4-simple');

  port.send('0000\r');
  for (let count = 0; count < 6; count += 1) {
    port.send(readerFrames['twn4-simple']('04c43bc21c2680'));
    await pass(250);
    port.send('00');
    port.send('00\r');
    await pass(250);
  }

  expect([cards, refusals, statuses.at(-1)]).toEqual([['0x04c43bc21c2680'], [], 'ready']);
  expect(new Set(heard.map(({ finding }) => finding.kind))).toEqual(new Set(['card']));
});

test('a reader that does not answer is said to be silent, and ready as soon as it speaks', async () => {
  const { port, statuses, pass } = await startSession('sl025');

  await pass(2500);
  const early = statuses.at(-1);
  await pass(1500);
  const late = statuses.at(-1);
  port.send(Buffer.from('bd030101be', 'hex'));

  expect([early, late, statuses.at(-1)]).toEqual(['ready', 'no-answer', 'ready']);
});

test('one damaged answer is forgotten once the reader answers well again', async () => {
  const { port, statuses, pass } = await startSession('sl025');

  port.send(Buffer.from('bd030101bf', 'hex'));
  await pass(225);
  const afterDamage = statuses.at(-1);
  for (let answer = 0; answer < 6; answer += 1) {
    port.send(noSl025Card);
    await pass(250);
  }

  expect([afterDamage, statuses]).toEqual(['wrong-data', ['connecting', 'ready', 'wrong-data', 'ready']]);
});

test('a reader whose cards come damaged all the time stays wrong, however well it answers in between', async () => {
  const { port, statuses, pass } = await startSession('gnetplus-ascii');

  for (let turn = 0; turn < 20; turn += 1) {
    port.send(':0006020400\r');
    await pass(125);
    port.send(':000604CB4540\r');
    await pass(125);
  }

  expect(statuses).toEqual(['connecting', 'ready', 'wrong-data']);
});

test('nobody is asked after closing', async () => {
  const { session, port, pass } = await startSession('sl025');
  await session.close();
  const asked = port.written.length;

  await pass(1000);

  expect(port.written).toHaveLength(asked);
});

test('a card taken away from a reader that says so is another tap when it comes back at once', async () => {
  const { port, cards } = await startSession('promag-auto');

  port.send(readerFrames['promag-auto']('cb4540a2'));
  port.send(readerFrames['promag-auto']('cb4540a2'));
  port.send('\x1b');
  port.send(readerFrames['promag-auto']('cb4540a2'));

  expect(cards).toEqual(['0xcb4540a2', '0xcb4540a2']);
});

test('a line that takes no bytes is not given more, and the reader is said to be silent', async () => {
  const { port, statuses, pass } = await startSession('sl025');
  port.takesBytes = false;
  await pass(500);
  const asked = port.written.length;

  await pass(4000);

  expect(port.written.length).toBeLessThanOrEqual(asked);
  expect(statuses.at(-1)).toBe('no-answer');
});
