import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CalibrationState } from '../../contract/calibration.ts';
import type { ReaderProfile, ReaderStatus } from '../../contract/reader.ts';
import type { Parts } from '../../contract/reader-parts.ts';
import { createDeskCalibration } from '../../main/desk-calibration.ts';
import { createDeskReader } from '../../main/desk-reader.ts';
import { identificationOf } from '../../main/reader/identification.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import { spokenCard } from '../support/spoken-card.ts';
import { namedPath, ScriptedPort } from './reader/scripted-port.ts';

const profile: ReaderProfile = { path: 'COM3', baudRate: 9600, format: 'stx-etx-xor' };
const KNOWN = '62E3086CED';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A desk whose reader is ready, and all it was told. */
async function openDesk(chosenParts: Parts | null = null) {
  const port = new ScriptedPort();
  const clock = new ManualClock();
  const cards: string[] = [];
  const statuses: ReaderStatus['kind'][] = [];
  const states: CalibrationState['kind'][] = [];
  const found: Extract<CalibrationState, { kind: 'found' }>[] = [];
  const saved: ReaderProfile[] = [];
  const files: string[] = [];
  const ports = {
    openPort: port.open,
    resolvePath: namedPath,
    portExists: () => Promise.resolve(true),
    clock,
  };
  const identify = (...csns: Parameters<typeof identificationOf>[0]): string =>
    identificationOf(csns, 'hexadecimal');
  const reader = createDeskReader({
    ...ports,
    onStatus: ({ kind }) => statuses.push(kind),
    onCard: (csns) => cards.push(identify(...csns)),
    onRefused: () => undefined,
    onHeard: () => undefined,
    identify,
  });
  const calibration = createDeskCalibration({
    ...ports,
    reader,
    isPractice: false,
    chosenParts: () => chosenParts,
    identify: (csns) => identify(...csns),
    saveReader: (chosen) => {
      saved.push(chosen);
      reader.use(chosen);
      return { kind: 'not-saved' };
    },
    saveFile: (_name, text) => {
      files.push(text);
      return Promise.resolve('saved');
    },
    onState: (state) => {
      states.push(state.kind);
      if (state.kind === 'found') found.push(state);
    },
  });
  reader.use(profile);
  const until = (list: readonly string[], last: string): Promise<unknown> =>
    vi.waitUntil(() => list.at(-1) === last);
  await until(statuses, 'ready');
  return { port, clock, cards, statuses, states, found, saved, files, reader, calibration, until };
}

async function findOut(
  desk: Awaited<ReturnType<typeof openDesk>>,
  knownCard = `0x${KNOWN}`,
  frame = rdm6300Frame(KNOWN),
): Promise<void> {
  const { calibration, until, states, port, clock } = desk;
  await calibration.start({ path: 'COM3', knownCards: [knownCard] });
  await until(states, 'waiting-for-tap');
  port.send(frame);
  clock.advance(250);
  await until(states, 'found');
}

test('the reader is lent, and comes back; the card that still lies there is no tap, the next one is', async () => {
  const desk = await openDesk();
  await findOut(desk);
  await desk.until(desk.statuses, 'ready');

  for (let frame = 0; frame < 5; frame += 1) {
    desk.port.send(rdm6300Frame(KNOWN));
    vi.advanceTimersByTime(65);
  }
  const whileLying = [...desk.cards];
  vi.advanceTimersByTime(1100);
  desk.port.send(rdm6300Frame(KNOWN));

  expect(desk.statuses).toContain('calibrating');
  expect([whileLying, desk.cards]).toEqual([[], ['0x62e3086ced']]);
});

test('what was found becomes the reader, also with the card still lying there, and a file for the policy', async () => {
  const desk = await openDesk();
  const early = [await desk.calibration.save(), await desk.calibration.exportPolicy()];
  await findOut(desk);
  await vi.waitUntil(() => desk.statuses.at(-1) === 'ready');
  vi.advanceTimersByTime(5000);
  const openCount = desk.port.openCount;

  await desk.calibration.save();
  await vi.waitUntil(() => desk.port.openCount > openCount && desk.statuses.at(-1) === 'ready');
  desk.port.send(rdm6300Frame(KNOWN));
  const exported = await desk.calibration.exportPolicy();

  expect(early).toEqual([{ kind: 'not-saved' }, 'nothing-found']);
  expect(desk.saved).toEqual([profile]);
  expect([exported, desk.files.map((text): unknown => JSON.parse(text))]).toEqual([
    'exported',
    [{ reader: profile }],
  ]);
  expect(desk.cards).toEqual([]);
});

const gwiotFrame = spokenCard({ format: 'gwiot-binary' }, KNOWN);
const emLine = Buffer.from(`${KNOWN}\r\n`, 'latin1');

test.each<[string, Parts | null, string, Uint8Array, Parts | null, Parts | null]>([
  ['the desk’s are kept', ['MC', 'EM'], `0x${KNOWN}`, gwiotFrame, ['MC', 'EM'], null],
  ['a card typed with both sets them', null, `0x${KNOWN}|0xa24045cb`, gwiotFrame, ['EM', 'MC'], null],
  ['in the desk’s order', ['MC', 'EM'], `0x${KNOWN}|0xa24045cb`, gwiotFrame, ['MC', 'EM'], null],
  ['those of a card typed with others', ['EM', 'MD'], `MC:1|0x${KNOWN}`, gwiotFrame, ['MC', 'EM'], null],
  ['a reader that cannot read both is said', ['EM', 'MC'], `0x${KNOWN}`, emLine, null, ['EM', 'MC']],
  ['also of a card typed so', null, `0x${KNOWN}|0xa24045cb`, emLine, null, ['EM', 'MC']],
  ['a desk and a card of one number', null, `0x${KNOWN}`, gwiotFrame, null, null],
])(
  'of cards of two numbers, what is found loses neither unsaid: %s',
  async (_, chosen, knownCard, frame, parts, lostParts) => {
    const desk = await openDesk(chosen);

    await findOut(desk, knownCard, frame);
    await desk.calibration.save();

    expect(desk.saved.map((saved) => saved.parts ?? null)).toEqual([parts]);
    expect(desk.found).toMatchObject([{ lostParts }]);
  },
);

test('started and cancelled in one breath, or started twice, the desk ends with its reader', async () => {
  const desk = await openDesk();
  const request = { path: 'COM4', knownCards: [`0x${KNOWN}`] };

  await Promise.all([desk.calibration.start(request), desk.calibration.cancel()]);
  await desk.until(desk.statuses, 'ready');
  await Promise.all([desk.calibration.start(request), desk.calibration.start(request)]);
  await desk.until(desk.states, 'waiting-for-tap');
  const whileListening = desk.statuses.at(-1);
  await desk.calibration.cancel();
  await desk.until(desk.statuses, 'ready');
  desk.port.send(rdm6300Frame(KNOWN));
  vi.advanceTimersByTime(2500);
  desk.port.send(rdm6300Frame('0102030405'));

  expect(whileListening).toBe('calibrating');
  expect(desk.cards).toEqual(['0x0102030405']);
});

test('a reader chosen meanwhile is opened once the calibration is over', async () => {
  const desk = await openDesk();
  await desk.calibration.start({ path: 'COM3', knownCards: [`0x${KNOWN}`] });
  desk.reader.use(null);
  await desk.calibration.cancel();
  await desk.until(desk.statuses, 'not-chosen');
  await desk.reader.close();

  expect(desk.statuses).toEqual(['connecting', 'ready', 'calibrating', 'not-chosen']);
});

test('a number that is none, and a keyboard, are refused before the reader is touched', async () => {
  const desk = await openDesk();

  const answers = [
    await desk.calibration.start({ path: 'COM3', knownCards: ['12'] }),
    await desk.calibration.start({ path: 'keyboard', knownCards: [`0x${KNOWN}`] }),
  ];

  expect(answers).toEqual([{ kind: 'card-problem', problem: 'wrong-length' }, { kind: 'not-here' }]);
  expect([desk.calibration.secondCard('x'), desk.calibration.secondCard(`0x${KNOWN}`)]).toEqual([
    { kind: 'card-problem', problem: 'not-a-number' },
    { kind: 'not-asked' },
  ]);
  expect(desk.statuses).not.toContain('calibrating');
});

/** A desk that finds out how a reader speaks whose port hangs while it opens. */
async function openHangingDesk() {
  const desk = await openDesk();
  const request = { path: 'COM4', knownCards: [`0x${KNOWN}`] };
  desk.port.opens = false;
  await desk.calibration.start(request);
  desk.port.opens = true;
  return { ...desk, request };
}

test('a port that hangs while it opens holds back neither Cancel, nor a new start, nor the desk’s reader', async () => {
  const desk = await openHangingDesk();

  const cancelling = desk.calibration.cancel();
  await desk.until(desk.states, 'cancelled');
  const starting = desk.calibration.start(desk.request);
  desk.clock.advance(1500);
  await Promise.all([cancelling, starting]);
  await desk.until(desk.states, 'waiting-for-tap');
  const release = await desk.calibration.close();
  await desk.until(desk.statuses, 'ready');

  expect(release).toBe('stuck');
});

test('a desk that ends while a cancel waits for the port knows that it is stuck', async () => {
  const desk = await openHangingDesk();

  const cancelling = desk.calibration.cancel();
  await desk.until(desk.states, 'cancelled');
  const closing = desk.calibration.close();
  desk.clock.advance(1500);

  expect(await closing).toBe('stuck');
  await cancelling;
});
