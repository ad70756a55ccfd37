import { expect, onTestFinished, test, vi } from 'vitest';
import type { ReaderStatus } from '../../../contract/reader.ts';
import { identificationOf } from '../../../main/reader/identification.ts';
import type { PortSearch } from '../../../main/reader/port-identity.ts';
import { createReaderSession } from '../../../main/reader/reader-session.ts';
import { waitBeforeReopening } from '../../../main/reader/reopen-delay.ts';
import { openSerialPort, serialPortExists } from '../../../main/reader/serial-port.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { rdm6300Frame } from '../../support/reader-bytes.ts';
import { createSerialLine } from '../../support/serial-line.ts';
import { namedPath, ScriptedPort } from './scripted-port.ts';

const CYCLES = 100;
const PATIENCE = { timeout: 10_000, interval: 5 };
/** Waits of the session pass ten times as fast; what they wait for is real. */
const SPEED = 10;

const setTimer = (delayMs: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, delayMs / SPEED);
  return () => {
    clearTimeout(timer);
  };
};

/** What this process holds open: handles and requests by kind, and timers. */
function heldResources(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function processListeners(): number {
  return process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
}

test(
  `${CYCLES} times unplugged in the middle of a card and plugged in again: every card once and whole, nothing piles up`,
  { timeout: 180_000 },
  async () => {
    const line = await createSerialLine();
    const cards: string[] = [];
    const statuses: ReaderStatus['kind'][] = [];
    const session = createReaderSession({
      profile: { path: line.readerEnd, baudRate: 9600, format: 'stx-etx-xor' },
      openPort: openSerialPort,
      resolvePath: namedPath,
      portExists: serialPortExists,
      nowMs: () => performance.now(),
      setTimer,
      onCard: (csn) => cards.push(identificationOf([csn], 'hexadecimal')),
      onHeld: () => undefined,
      onRefused: () => undefined,
      onStatus: ({ kind }) => statuses.push(kind),
      onHeard: () => undefined,
    });
    onTestFinished(async () => {
      await session.close();
      await line.close();
    });
    const sees = (kind: ReaderStatus['kind']) => vi.waitUntil(() => statuses.at(-1) === kind, PATIENCE);
    const numberOf = (cycle: number): string => (0x01_00_00_00_00 + cycle).toString(16).padStart(10, '0');
    const frameOf = (cycle: number): Uint8Array => rdm6300Frame(numberOf(cycle).toUpperCase());

    const settled: Readonly<Record<string, number>>[] = [];
    const listeners: number[] = [];
    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      await sees('ready');
      await line.write(frameOf(cycle));
      await vi.waitUntil(() => cards.length === cycle + 1, PATIENCE);
      settled.push(heldResources());
      listeners.push(processListeners());
      await line.write(frameOf(cycle).subarray(0, 7));
      await line.unplug();
      await sees('not-connected');
      await line.replug();
    }
    await sees('ready');

    expect(cards).toEqual(Array.from({ length: CYCLES }, (_, cycle) => `0x${numberOf(cycle)}`));
    expect(statuses.filter((kind) => kind === 'ready')).toHaveLength(CYCLES + 1);
    const countOf = (held: Readonly<Record<string, number>> | undefined): number =>
      Object.values(held ?? {}).reduce((sum, count) => sum + count, 0);
    // The least of ten: what is just being written or closed comes and goes, what is left behind stays.
    const leastHeld = (cycles: typeof settled): number => Math.min(...cycles.map(countOf));
    expect(leastHeld(settled.slice(-10))).toBeLessThanOrEqual(leastHeld(settled.slice(0, 10)));
    expect(listeners.at(-1)).toBe(listeners[9]);
  },
);

test('a line that hangs up while a card is taken is told lost, and nobody reads on from nothing', async () => {
  const line = await createSerialLine();
  onTestFinished(line.close);
  let lostCount = 0;
  await openSerialPort(
    { path: line.readerEnd, baudRate: 9600 },
    {
      // The driver reads again after this: from then on the line is empty, at once and for ever.
      onData: line.hangUp,
      onClosed: () => {
        lostCount += 1;
      },
    },
  );

  await line.write(rdm6300Frame('62E3086CED'));
  await vi.waitUntil(() => lostCount > 0, PATIENCE);
  await vi.waitUntil(() => (heldResources()['FSReqCallback'] ?? 0) === 0, PATIENCE);

  expect(lostCount).toBe(1);
});

test('a port that is closed while its first read is under way is closed, a hundred times over', async () => {
  const line = await createSerialLine();
  onTestFinished(line.close);
  const listener = { onData: () => undefined, onClosed: () => undefined };

  for (let round = 0; round < 100; round += 1) {
    const outcome = await openSerialPort({ path: line.readerEnd, baudRate: 9600 }, listener);
    expect(outcome.kind).toBe('open');
    if (outcome.kind === 'open') await outcome.port.close();
  }
});

test('a reader that comes back at another port is opened there, watched there, and never elsewhere', async () => {
  const clock = new ManualClock();
  const port = new ScriptedPort();
  const searches: PortSearch[] = [
    { kind: 'found', path: 'COM3' },
    { kind: 'missing' },
    { kind: 'several' },
    { kind: 'found', path: 'COM7' },
  ];
  const opened: string[] = [];
  const watched: string[] = [];
  const statuses: ReaderStatus[] = [];
  createReaderSession({
    profile: { path: 'COM3', baudRate: 9600, format: 'stx-etx-xor' },
    openPort: (line, listener) => {
      opened.push(line.path);
      return port.open(line, listener);
    },
    resolvePath: () => Promise.resolve(searches.shift() ?? { kind: 'missing' }),
    portExists: (path) => {
      watched.push(path);
      return Promise.resolve(true);
    },
    nowMs: () => clock.nowMs(),
    setTimer: (delayMs, run) => clock.after(delayMs, run),
    onCard: () => undefined,
    onHeld: () => undefined,
    onRefused: () => undefined,
    onStatus: (status) => statuses.push(status),
    onHeard: () => undefined,
  });
  await vi.waitUntil(() => statuses.at(-1)?.kind === 'ready');

  port.hangUp();
  await vi.waitUntil(() => {
    clock.advance(100);
    return statuses.at(-1)?.kind === 'ready';
  }, PATIENCE);
  clock.advance(2000);

  expect(opened).toEqual(['COM3', 'COM7']);
  expect(watched.at(-1)).toBe('COM7');
  expect(statuses.map((status) => ('problem' in status ? status.problem : status.kind))).toEqual([
    'connecting',
    'ready',
    'unplugged',
    'several-alike',
    'ready',
  ]);
  expect(statuses.at(-1)).toEqual({ kind: 'ready', path: 'COM7' });
});

test.each(['unplugged', 'not-found', 'several-alike'] as const)(
  'a reader that is away (%s) is looked for at least every 1.5 s, however long it is away',
  (problem) => {
    const waits = Array.from({ length: 1000 }, (_, count) => waitBeforeReopening(problem, count + 1));

    expect(Math.max(...waits)).toBeLessThanOrEqual(1500);
    expect(waits[0]).toBe(500);
  },
);
