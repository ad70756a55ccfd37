import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReaderProfile, ReaderStatus } from '../../contract/reader.ts';
import { createDeskReader } from '../../main/desk-reader.ts';
import { identificationOf } from '../../main/reader/identification.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { readerFrames } from '../support/reader-bytes.ts';
import { namedPath, ScriptedPort } from './reader/scripted-port.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A desk that reads cards of two technologies. */
async function openDesk(format: ReaderProfile['format']) {
  const port = new ScriptedPort();
  const clock = new ManualClock();
  const cards: string[] = [];
  const statuses: ReaderStatus['kind'][] = [];
  const reader = createDeskReader({
    openPort: port.open,
    resolvePath: namedPath,
    portExists: () => Promise.resolve(true),
    clock,
    onStatus: ({ kind }) => statuses.push(kind),
    onCard: (csns) => cards.push(identificationOf(csns, 'hexadecimal')),
    onRefused: () => undefined,
    onHeard: () => undefined,
    identify: (csn) => identificationOf([csn], 'hexadecimal'),
  });
  reader.use({ path: 'COM3', baudRate: 9600, format, parts: ['EM', 'MC'] });
  await vi.waitUntil(() => statuses.at(-1) === 'ready');
  const hear = (bytes: Uint8Array | string): void => {
    port.send(bytes);
    vi.advanceTimersByTime(250);
    clock.advance(250);
  };
  return { cards, statuses, hear };
}

test('a joined card whose one part is read on and on stays one card', async () => {
  const { cards, statuses, hear } = await openDesk('gwiot-binary');

  hear(readerFrames['gwiot-binary']('62e3086ced'));
  for (let frame = 0; frame < 12; frame += 1) hear(readerFrames['gwiot-binary']('a24045cb'));
  hear(readerFrames['gwiot-binary']('62e3086ced'));

  expect([cards, statuses.at(-1)]).toEqual([['0x62e3086ced|0xa24045cb'], 'ready']);
});

test('after a damaged answer a part that was read is still told to be waiting', async () => {
  const { statuses, hear } = await openDesk('twn4-simple');

  hear(readerFrames['twn4-simple']('62e3086ced'));
  for (let answer = 0; answer < 5; answer += 1) hear('0000\r');
  hear('00018020\r');
  for (let answer = 0; answer < 5; answer += 1) hear('0000\r');

  expect(statuses).toEqual(['connecting', 'ready', 'part-read', 'wrong-data', 'part-read']);
});
