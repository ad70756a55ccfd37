import { expect, test, vi } from 'vitest';
import type { ReadProblem } from '../../../contract/card.ts';
import type { ReaderProfile, ReaderStatus } from '../../../contract/reader.ts';
import type { Heard } from '../../../main/reader/hearing.ts';
import { identificationOf } from '../../../main/reader/identification.ts';
import { createReaderSession } from '../../../main/reader/reader-session.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { rdm6300Frame } from '../../support/reader-bytes.ts';
import { namedPath, ScriptedPort } from './scripted-port.ts';

const profile: ReaderProfile = { path: 'COM3', baudRate: 9600, format: 'stx-etx-xor' };
const ready: ReaderStatus = { kind: 'ready', path: 'COM3' };

function startSession(port = new ScriptedPort()) {
  const clock = new ManualClock();
  const cards: string[] = [];
  const refusals: ReadProblem[] = [];
  const statuses: ReaderStatus[] = [];
  const heard: Heard[] = [];
  const device = { exists: true };
  const session = createReaderSession({
    profile,
    openPort: port.open,
    resolvePath: namedPath,
    portExists: () => Promise.resolve(device.exists),
    nowMs: () => clock.nowMs(),
    setTimer: (delayMs, run) => clock.after(delayMs, run),
    onCard: (csn) => cards.push(identificationOf([csn], 'hexadecimal')),
    onHeld: () => undefined,
    onRefused: (problem) => refusals.push(problem),
    onStatus: (status) => statuses.push(status),
    onHeard: (what) => heard.push(what),
  });
  return { session, port, clock, cards, refusals, statuses, heard, device };
}

async function startOpenSession() {
  const desk = startSession();
  await vi.waitUntil(() => desk.statuses.at(-1)?.kind === 'ready');
  return desk;
}

const notConnected = (problem: string) => ({
  kind: 'not-connected',
  path: 'COM3',
  problem,
  heldBy: null,
  group: null,
});

test('a card held on the reader is told once, another card at once, the first again after it was away', async () => {
  const { port, clock, cards } = await startOpenSession();

  for (let frame = 0; frame < 40; frame += 1) {
    port.send(rdm6300Frame('62E3086CED'));
    clock.advance(65);
  }
  port.send(rdm6300Frame('0700952F22'));
  clock.advance(1001);
  port.send(rdm6300Frame('0700952F22'));

  expect(cards).toEqual(['0x62e3086ced', '0x0700952f22', '0x0700952f22']);
});

test('a damaged frame of a held card is no news', async () => {
  const { port, clock, cards, refusals, statuses } = await startOpenSession();

  port.send(rdm6300Frame('62E3086CED'));
  clock.advance(65);
  port.send('\u000262E3086CED09\u0003');
  clock.advance(65);
  port.send(rdm6300Frame('62E3086CED'));

  expect([cards, refusals, statuses.at(-1)]).toEqual([['0x62e3086ced'], [], ready]);
});

test('an id that no card keeps is refused once while it stays, and the reader is still ready', async () => {
  const { port, clock, refusals, statuses } = await startOpenSession();

  port.send(rdm6300Frame('0000000000'));
  clock.advance(65);
  port.send(rdm6300Frame('0000000000'));

  expect([refusals, statuses.at(-1)]).toEqual([['zero-id'], ready]);
});

test('garbage shows on the status until a card comes', async () => {
  const { port, clock, statuses, refusals } = await startOpenSession();

  port.send('garbage');
  clock.advance(200);
  const afterGarbage = statuses.at(-1);
  port.send(rdm6300Frame('62E3086CED'));

  expect(afterGarbage).toEqual({ kind: 'wrong-data', path: 'COM3', problem: 'noise' });
  expect([refusals, statuses.at(-1)]).toEqual([['noise'], ready]);
});

test('a frame that breaks off is told after a silence and does not swallow the next card', async () => {
  const { port, clock, cards, refusals, heard } = await startOpenSession();

  port.send('\u000262E3');
  clock.advance(199);
  const beforeSilence = [...refusals];
  clock.advance(1);
  port.send(rdm6300Frame('62E3086CED'));

  expect([beforeSilence, refusals, cards]).toEqual([[], ['truncated'], ['0x62e3086ced']]);
  expect(heard.map(({ bytes, finding }) => [bytes.length, finding.kind])).toEqual([
    [5, 'incomplete'],
    [5, 'refused'],
    [14, 'card'],
  ]);
});

test('a reader that is pulled out is told, opened again, and begins with nothing in mind', async () => {
  const { port, clock, cards, statuses } = await startOpenSession();
  port.send('\u000262E308');
  port.hangUp();
  const whileAway = statuses.at(-1);
  await vi.waitUntil(() => {
    clock.advance(100);
    return statuses.at(-1)?.kind === 'ready';
  });
  port.send('6CED08\u0003');

  expect([whileAway, port.openCount, cards]).toEqual([notConnected('unplugged'), 2, []]);
});

test('a device that vanishes without a word is let go before it is opened again', async () => {
  const { port, clock, statuses, device } = await startOpenSession();

  device.exists = false;
  clock.advance(2000);
  await vi.waitUntil(() => statuses.at(-1)?.kind === 'not-connected');

  expect([statuses.at(-1), port.isOpen, port.openCount]).toEqual([notConnected('unplugged'), false, 1]);
});

test('a port that someone holds is tried again, less and less often, with its holder named', async () => {
  const port = new ScriptedPort();
  port.failure = { problem: 'in-use', heldBy: 'minicom (42)', group: null };
  const { clock, statuses } = startSession(port);

  const tries: number[] = [];
  for (const waitMs of [500, 1000, 2000, 4000, 5000, 5000]) {
    await vi.waitUntil(() => clock.waitingCount === 1);
    clock.advance(waitMs - 1);
    tries.push(port.openCount);
    clock.advance(1);
  }

  expect(tries).toEqual([1, 2, 3, 4, 5, 6]);
  expect(statuses).toEqual([
    { kind: 'connecting', path: 'COM3' },
    { ...notConnected('in-use'), heldBy: 'minicom (42)' },
  ]);
});

test('closing does not wait for ever, and nothing is told afterwards', async () => {
  const { session, port, clock, cards } = await startOpenSession();
  port.closes = false;
  let isClosed = false;

  const closing = session.close().then(() => {
    isClosed = true;
  });
  port.send(rdm6300Frame('62E3086CED'));
  clock.advance(1499);
  await Promise.resolve();
  const early = isClosed;
  clock.advance(1);
  await closing;

  expect([early, isClosed, cards, port.openCount]).toEqual([false, true, [], 1]);
});
