import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { calibrationMissSchema, type CalibrationState } from '../../../contract/calibration.ts';
import type { Technology } from '../../../contract/card.ts';
import { calibrate } from '../../../main/reader/calibration.ts';
import { startCalibration } from '../../../main/reader/calibration-session.ts';
import { csnByteCounts, csnFromBytes, type Csn } from '../../../main/reader/csn.ts';
import { identificationOf, parseIdentification } from '../../../main/reader/identification.ts';
import type { OpenPort, PortFailure, PortListener } from '../../../main/reader/reader-port.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { missedTaps } from '../../support/missed-taps.ts';
import { spokenCard } from '../../support/spoken-card.ts';
import { ScriptedPort } from './scripted-port.ts';

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const garbage = Uint8Array.from([0xf8, 0x80, 0xe1, 0x9c, 0xfe, 0xc0, 0xf0]);

/** A reader at its own speed: at any other, what it sends arrives as garbage. */
class SpeedyReader {
  readonly baudRate: number;
  readonly opened: number[] = [];
  readonly asked: string[] = [];
  failure: PortFailure | null = null;
  answer: ((question: string) => Uint8Array | null) | null = null;
  isOpen = false;
  garbled: Uint8Array = garbage;
  #listener: PortListener | null = null;

  constructor(baudRate: number) {
    this.baudRate = baudRate;
  }

  readonly openPort: OpenPort = ({ baudRate }, listener) => {
    if (this.failure !== null) return Promise.resolve({ kind: 'failed', failure: this.failure });
    this.opened.push(baudRate);
    this.#listener = listener;
    this.isOpen = true;
    const write = (bytes: Uint8Array): Promise<void> => {
      const question = Buffer.from(bytes).toString('latin1');
      this.asked.push(question);
      const answer = baudRate === this.baudRate ? this.answer?.(question) : null;
      if (answer)
        queueMicrotask(() => {
          listener.onData(answer);
        });
      return Promise.resolve();
    };
    const close = (): Promise<void> => {
      if (this.#listener === listener) this.isOpen = false;
      return Promise.resolve();
    };
    return Promise.resolve({ kind: 'open', port: { write, close } });
  };

  send(bytes: Uint8Array): void {
    if (this.isOpen) this.#listener?.onData(this.opened.at(-1) === this.baudRate ? bytes : this.garbled);
  }

  hangUp(): void {
    this.#listener?.onClosed({ problem: 'unplugged', heldBy: null, group: null });
  }
}

function csnsOf(text: string): readonly Csn[] {
  const parsed = parseIdentification(text);
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed.csns;
}

function calibrateWith(reader: SpeedyReader, card: string) {
  const line = calibrateOn(reader.openPort, card);
  return {
    ...line,
    /** One tap, and the silence behind it. */
    tap: (bytes: Uint8Array) => {
      reader.send(bytes);
      line.clock.advance(250);
    },
  };
}

function calibrateOn(openPort: OpenPort, card: string) {
  const clock = new ManualClock();
  const states: CalibrationState[] = [];
  const device = { exists: true };
  const session = startCalibration({
    path: 'COM3',
    cards: [csnsOf(card)],
    openPort,
    portExists: () => Promise.resolve(device.exists),
    setTimer: (delayMs, run) => clock.after(delayMs, run),
    chosenParts: null,
    identify: (csns) => identificationOf(csns, 'hexadecimal'),
    onState: (state) => states.push(state),
  });
  const last = (): CalibrationState | undefined => states.at(-1);
  return {
    session,
    clock,
    states,
    last,
    device,
    until: async (isSo: (state: CalibrationState) => boolean) => {
      await vi.waitUntil(() => {
        const state = last();
        return state !== undefined && isSo(state);
      });
    },
  };
}

const isWaiting =
  (step: number) =>
  (state: CalibrationState): boolean =>
    state.kind === 'waiting-for-tap' && state.step === step;

test('a tap at each speed until what comes makes sense, and the reader is found at its own', async () => {
  const reader = new SpeedyReader(2400);
  const { until, tap, states, last, session } = calibrateWith(reader, '0x0f0184f07a');
  for (const step of [1, 2, 3, 4]) {
    await until(isWaiting(step));
    tap(ascii('\n0F0184F07A\r\n0F0184F07A\r'));
  }
  await session.ended;

  expect(reader.opened).toEqual([9600, 19_200, 115_200, 2400]);
  expect(states.map((state) => (state.kind === 'waiting-for-tap' ? state.reason : state.kind))).toEqual([
    'opening',
    'first-tap',
    'unreadable',
    'unreadable',
    'unreadable',
    'found',
  ]);
  expect(last()).toMatchObject({
    profile: { path: 'COM3', baudRate: 2400, format: 'lf10cr' },
    trace: {
      hex: '0a304630313834463037410d'.repeat(2),
      number: '0F0184F07A',
      identification: '0x0f0184f07a',
    },
  });
  expect(reader.isOpen).toBe(false);
});

test('a held card that repeats without a pause is judged all the same', async () => {
  const reader = new SpeedyReader(9600);
  const { until, clock, last, session } = calibrateWith(reader, '0x62e3086ced');
  await until(isWaiting(1));

  for (let frame = 0; frame < 20; frame += 1) {
    reader.send(spokenCard({ format: 'stx-etx-xor' }, '62e3086ced'));
    clock.advance(65);
  }
  await session.ended;

  expect(last()).toMatchObject({ kind: 'found', profile: { format: 'stx-etx-xor' } });
});

test('nothing at any speed ends in nothing-came, garbage at every speed in never-readable', async () => {
  const silent = new SpeedyReader(9600);
  const one = calibrateWith(silent, '0x62e3086ced');
  for (const step of [1, 2, 3, 4, 5, 6, 7, 8]) {
    await one.until(isWaiting(step));
    one.clock.advance(step === 1 ? 12_000 : 6000);
  }
  await one.session.ended;
  const other = calibrateWith(new SpeedyReader(300), '0x62e3086ced');
  for (const step of [1, 2, 3, 4, 5, 6, 7, 8]) {
    await other.until(isWaiting(step));
    other.tap(garbage);
  }
  await other.session.ended;

  expect(one.last()).toMatchObject({ kind: 'none', miss: { kind: 'nothing-came' }, baudRate: null });
  expect(other.last()).toMatchObject({ kind: 'none', miss: { kind: 'never-readable' } });
  expect(silent.opened).toHaveLength(8);
});

test('a card first tapped once the right speed has passed is asked for at that speed again, and the reader is found', async () => {
  const reader = new SpeedyReader(9600);
  const { until, tap, clock, states, last, session } = calibrateWith(reader, '0x62e3086ced');
  const frame = spokenCard({ format: 'stx-etx-xor' }, '62e3086ced');
  await until(isWaiting(1));
  clock.advance(12_000);
  await until(isWaiting(2));
  clock.advance(6000);
  await until(isWaiting(3));
  tap(frame);
  await until(isWaiting(1));
  const asked = states.at(-1);
  tap(frame);
  await session.ended;

  expect(reader.opened).toEqual([9600, 19_200, 115_200, 9600]);
  expect(asked).toMatchObject({ reason: 'unreadable', baudRate: 9600 });
  expect(last()).toMatchObject({ kind: 'found', profile: { baudRate: 9600, format: 'stx-etx-xor' } });
});

test('tapped once and never again, each speed has two turns, and the silent ones are named', async () => {
  const reader = new SpeedyReader(300);
  const { until, tap, clock, last, session } = calibrateWith(reader, '0x62e3086ced');
  await until(isWaiting(1));
  tap(garbage);
  reader.garbled = Uint8Array.of(0xff);
  for (const turns of [1, 2])
    for (const step of [2, 3, 4, 5, 6, 7, 8]) {
      await until(isWaiting(step));
      if (turns === 2 && step === 4) reader.send(garbage);
      clock.advance(6000);
    }
  await session.ended;

  expect(reader.opened).toHaveLength(15);
  expect(last()).toMatchObject({
    kind: 'none',
    miss: { kind: 'some-silent', baudRates: [19_200, 115_200, 38_400, 57_600, 4800, 14_400] },
  });
});

test('a reader that must be asked is asked, answers without a card, and waits for it without a hurry', async () => {
  const reader = new SpeedyReader(9600);
  let card: string | null = null;
  reader.answer = (question) => {
    if (question !== '050010\r') return null;
    return card === null ? ascii('0000\r') : spokenCard({ format: 'twn4-simple' }, card);
  };
  const { until, clock, last, session } = calibrateWith(reader, '0x04c43bc21c2680');
  await vi.waitUntil(() => {
    clock.advance(125);
    const state = last();
    return state?.kind === 'waiting-for-tap' && state.answers;
  });
  clock.advance(20_000);
  const later = last();
  card = '04c43bc21c2680';
  await vi.waitUntil(() => {
    clock.advance(250);
    return last()?.kind === 'found';
  });
  await session.ended;
  await until((state) => state.kind === 'found');

  expect(later).toMatchObject({ kind: 'waiting-for-tap', step: 1, answers: true });
  expect(last()).toMatchObject({ profile: { baudRate: 9600, format: 'twn4-simple' } });
});

test('where several ways fit, another card is asked for; one that would not tell is refused', async () => {
  const reader = new SpeedyReader(9600);
  const { until, tap, last, session } = calibrateWith(reader, '0x1122332211');
  await until(isWaiting(1));
  const early = session.nextCard(csnsOf('0x0102030405'));
  tap(ascii('1122332211\r\n'));
  await until((state) => state.kind === 'several');
  const palindrome = session.nextCard(csnsOf('0x5566776655'));
  tap(ascii('1122332211\r\n'));
  const stillSeveral = last()?.kind;
  const good = session.nextCard(csnsOf('0x0102030405'));
  tap(ascii('1122332211\r\n'));
  const stillWaiting = last();
  tap(ascii('0504030201\r\n'));
  await session.ended;

  expect([early, palindrome, stillSeveral, good]).toEqual([
    'not-asked',
    'would-not-tell',
    'several',
    'accepted',
  ]);
  expect(stillWaiting).toMatchObject({
    kind: 'waiting-for-tap',
    reason: 'next-card',
    identification: '0x0102030405',
  });
  expect(last()).toMatchObject({ kind: 'found', profile: { transform: 'reverse-bytes', technology: 'EM' } });
});

test('text that means nothing is heard a second time before it is given up', async () => {
  const { until, tap, last, session } = calibrateWith(new SpeedyReader(9600), '0x62e3086ced');
  await until(isWaiting(1));
  tap(ascii('086CED08\u0003'));
  const afterOne = last();
  tap(ascii('Welcome to it\r\n'));
  await session.ended;

  expect(afterOne).toMatchObject({ kind: 'waiting-for-tap', step: 1, reason: 'unreadable' });
  expect(last()).toMatchObject({ kind: 'none', miss: { kind: 'nothing-of-it' }, baudRate: 9600 });
});

test('a number without a line end is explained at the first tap', async () => {
  const { until, tap, last, session } = calibrateWith(new SpeedyReader(19_200), '0xa24045cb');
  await until(isWaiting(1));
  tap(garbage);
  await until(isWaiting(2));
  tap(ascii('A24045CB'));
  await session.ended;

  expect(last()).toMatchObject({
    kind: 'none',
    miss: { kind: 'no-line-end' },
    text: 'A24045CB',
    baudRate: 19_200,
  });
});

test('a lost port, a port that does not open and a vanished device each end it, with the port let go', async () => {
  const lost = new SpeedyReader(9600);
  const one = calibrateWith(lost, '0x62e3086ced');
  await one.until(isWaiting(1));
  lost.hangUp();
  await one.session.ended;

  const held = new SpeedyReader(9600);
  held.failure = { problem: 'in-use', heldBy: 'minicom (42)', group: null };
  const two = calibrateWith(held, '0x62e3086ced');
  await two.session.ended;

  const vanished = new SpeedyReader(9600);
  const three = calibrateWith(vanished, '0x62e3086ced');
  await three.until(isWaiting(1));
  three.device.exists = false;
  three.clock.advance(2000);
  await three.session.ended;

  expect(one.last()).toEqual({
    kind: 'port-failed',
    path: 'COM3',
    problem: 'unplugged',
    heldBy: null,
    group: null,
  });
  expect(two.last()).toMatchObject({ kind: 'port-failed', problem: 'in-use', heldBy: 'minicom (42)' });
  expect(three.last()).toMatchObject({ kind: 'port-failed', problem: 'unplugged' });
  expect([lost.isOpen, vanished.isOpen]).toEqual([false, false]);
});

test('cancelled at any moment the port is let go, nothing is told afterwards and no timer is left', async () => {
  const reader = new SpeedyReader(9600);
  const early = calibrateWith(reader, '0x62e3086ced');
  await early.session.cancel();
  const earlyOpen = reader.isOpen;
  const late = calibrateWith(reader, '0x62e3086ced');
  await late.until(isWaiting(1));
  await late.session.cancel();
  late.tap(spokenCard({ format: 'stx-etx-xor' }, '62e3086ced'));

  expect([early.last(), late.last()]).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
  expect([earlyOpen, reader.isOpen, late.clock.waitingCount]).toEqual([false, false, 0]);
});

test('a port that does not open keeps nobody who cancels for long, and is let go when it opens after all', async () => {
  const port = new ScriptedPort();
  port.opens = false;
  const { session, clock, last } = calibrateOn(port.open, '0x62e3086ced');
  const releases: string[] = [];

  const cancelling = session.cancel().then((release) => releases.push(release));
  await vi.waitUntil(() => last()?.kind === 'cancelled');
  clock.advance(1499);
  await Promise.resolve();
  const early = [...releases];
  clock.advance(1);
  await cancelling;
  port.openLate();
  const opensLate = port.isOpen;
  await vi.waitUntil(() => !port.isOpen);

  expect([early, releases, opensLate]).toEqual([[], ['stuck'], true]);
  expect([last(), clock.waitingCount]).toEqual([{ kind: 'cancelled' }, 0]);
});

test('a port that does not close keeps nobody for long either, and is said to be stuck', async () => {
  const port = new ScriptedPort();
  port.closes = false;
  const { session, clock, until } = calibrateOn(port.open, '0x62e3086ced');
  await until(isWaiting(1));

  const cancelling = session.cancel();
  clock.advance(1500);

  expect(await cancelling).toBe('stuck');
});

/** Taps whenever a tap is asked for, and waits where one brought nothing, until it is over. */
async function endOf(reader: SpeedyReader, card: string, bytes: Uint8Array): Promise<CalibrationState> {
  const { until, tap, clock, states, last, session } = calibrateWith(reader, card);
  for (;;) {
    await until((state) => state.kind !== 'opening' && (state.kind !== 'waiting-for-tap' || reader.isOpen));
    if (last()?.kind !== 'waiting-for-tap') break;
    const asked = states.length;
    tap(bytes);
    await Promise.resolve();
    if (states.length === asked && reader.isOpen) clock.advance(12_000);
    await vi.waitUntil(() => states.length > asked, { interval: 1 });
  }
  await session.ended;
  const end = last();
  if (end === undefined) throw new Error('nothing was told');
  return end;
}

const cardArbitrary = (technology: Technology): fc.Arbitrary<string> => {
  const byteCount = csnByteCounts[technology];
  return fc
    .uint8Array({ minLength: byteCount, maxLength: byteCount })
    .filter((bytes) => csnFromBytes(bytes, technology).kind === 'csn')
    .map((bytes) => Buffer.from(bytes).toString('hex'));
};

const twoCards = (technology: Technology): fc.Arbitrary<readonly [string, string]> =>
  fc.tuple(cardArbitrary(technology), cardArbitrary(technology));

const xorOf = (bytes: readonly number[]): number => bytes.reduce((sum, byte) => sum ^ byte, 0);

/** A packet of a Gwiot reader, of any type of card. */
function gwiot(type: number, id: readonly number[]): Uint8Array {
  const content = [id.length + 5, type, ...id];
  return Uint8Array.of(0x02, ...content, xorOf(content), 0x03);
}

/** A packet of an SL025: what it was asked, how that went, and what it has to tell. */
function sl025(...content: readonly number[]): Uint8Array {
  const packet = [0xbd, content.length + 1, ...content];
  return Uint8Array.of(...packet, xorOf(packet));
}

const packetFormats = ['gwiot-binary', 'gnetplus-binary', 'sl025'] as const;

/** One bit of its number has turned on the way. */
const damaged = (frame: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(frame);
  bytes.writeUInt8(bytes.readUInt8(5) ^ 0x01, 5);
  return bytes;
};

const someBytes = fc.array(fc.nat(255), { minLength: 4, maxLength: 7 });

/** What readers at the right speed send that is not the card that was typed. */
const readerFaults: Readonly<Record<string, fc.Arbitrary<readonly [card: string, sent: Uint8Array]>>> = {
  'a short form': cardArbitrary('EM').map((csn) => [csn, spokenCard({ format: 'em-10d-w26' }, csn)]),
  'Wiegand digits': cardArbitrary('EM').map((csn) => [csn, spokenCard({ format: 'w26-text' }, csn)]),
  'four of seven bytes': cardArbitrary('MD').map((csn) => [csn, ascii(`${csn.slice(0, 8)}\r\n`)]),
  'two cards': twoCards('MC').map(([csn, other]) => [csn, ascii(`${other}\r\n${csn}\r\n`)]),
  'no line end': cardArbitrary('MC').map((csn) => [csn, ascii(csn)]),
  'too few zeros': cardArbitrary('EM').map((csn) => [
    `00${csn.slice(2)}`,
    ascii(`${BigInt(`0x00${csn.slice(2)}`).toString()}\r`),
  ]),
  'too many zeros': cardArbitrary('MD').map((csn) => [csn, ascii(`0000${csn}\r`)]),
  'a checksum of its own': cardArbitrary('EM').map((csn) => [csn, ascii(`\u0002${csn}FFFF\u0003`)]),
  'a damaged frame of text': cardArbitrary('EM').map((csn) => [
    csn,
    damaged(spokenCard({ format: 'stx-etx-xor' }, csn)),
  ]),
  'a damaged packet': fc
    .tuple(cardArbitrary('MC'), fc.constantFrom(...packetFormats))
    .map(([csn, format]) => [csn, damaged(spokenCard({ format }, csn))]),
  'a packet of a wrong length': fc
    .tuple(cardArbitrary('EM'), fc.constantFrom(1, 2, 3), someBytes)
    .map(([csn, type, id]) => [csn, gwiot(type, id)]),
  'something around it': fc
    .tuple(cardArbitrary('MC'), fc.constantFrom('UID=', '#', '\u00fa\u00ce\u00fd'))
    .map(([csn, before]) => [csn, ascii(`${before}${csn};\r\n`)]),
  'words turned round': cardArbitrary('MC').map((csn) => [csn, ascii(`${csn.slice(4)}${csn.slice(0, 4)}\r`)]),
  'a short number typed': cardArbitrary('EM')
    .filter((csn) => csnFromBytes(Buffer.from(csn.slice(2), 'hex'), 'MC').kind === 'csn')
    .map((csn) => [csn.slice(2), ascii(`${csn}\r`)]),
  'a HID number': fc
    .tuple(cardArbitrary('EM'), fc.nat(0x3ff_ffff))
    .map(([csn, bits]) => [csn, ascii(`1A${(bits << 2).toString(16).slice(-8).padStart(8, '0')}\r`)]),
  'another kind of card': fc
    .tuple(cardArbitrary('EM'), fc.constantFrom(0x10, 0x50), someBytes)
    .map(([csn, type, id]) => [csn, gwiot(type, id)]),
  'a kind of card nobody names': fc
    .tuple(cardArbitrary('MC'), fc.integer({ min: 7, max: 255 }), someBytes)
    .map(([csn, type, id]) => [csn, sl025(0x01, 0x00, ...id, type)]),
  'a HID tag': cardArbitrary('EM').map((csn) => [csn, ascii('0001601A0480800140\r')]),
  'a random id': twoCards('MC').map(([csn, other]) => [csn, ascii(`08${other.slice(2)}\r`)]),
  'another card': twoCards('EM').map(([csn, other]) => [csn, spokenCard({ format: 'stx-etx-xor' }, other)]),
  'an error': fc
    .tuple(cardArbitrary('MC'), fc.integer({ min: 2, max: 255 }))
    .map(([csn, status]) => [csn, sl025(0x01, status)]),
  'an error in text': cardArbitrary('MC').map((csn) => [csn, ascii(':001501E0\r')]),
  'some other line': fc
    .tuple(cardArbitrary('MC'), fc.stringMatching(/^[g-z]{3,12}$/))
    .map(([csn, line]) => [csn, ascii(`${line}\r\n`)]),
};

const selectCard = '\u00ba\u0002\u0001\u00b9';

/** A reader that is asked, and time that goes on until it has answered so. */
function listenTo(reader: SpeedyReader, card: string) {
  const line = calibrateWith(reader, card);
  const listenUntil = (isSo: (state: CalibrationState) => boolean): Promise<unknown> =>
    vi.waitUntil(
      () => {
        line.clock.advance(50);
        const state = line.last();
        return state !== undefined && isSo(state);
      },
      { interval: 0, timeout: 10_000 },
    );
  return { ...line, listenUntil };
}

test('a reader that is asked and only reports errors is told so, with the speed at which it did', async () => {
  const reader = new SpeedyReader(115_200);
  reader.garbled = new Uint8Array();
  reader.answer = (question) => (question === selectCard ? sl025(0x01, 0x0d) : null);
  const { last, session, listenUntil } = listenTo(reader, '0xa24045cb');
  await listenUntil((state) => state.kind === 'none');
  await session.ended;

  expect(last()).toMatchObject({ kind: 'none', miss: { kind: 'reader-error' }, baudRate: 115_200 });
});

test.each([
  ['an error for every card', sl025(0x01, 0x0d), 'reader-error'],
  ['a kind of card it cannot read', sl025(0x01, 0x00, 1, 2, 3, 4, 0x0a), 'other-card-type'],
  ['a number that never checks', Buffer.from('bd080100a24045cb0151', 'hex'), 'bad-checksum'],
])('a reader that answers without a card, and then reports %s', async (_, report, miss) => {
  const reader = new SpeedyReader(9600);
  let answer = sl025(0x01, 0x01);
  reader.answer = (question) => (question === selectCard ? answer : null);
  const { last, session, listenUntil } = listenTo(reader, '0xa24045cb');
  await listenUntil((state) => state.kind === 'waiting-for-tap' && state.answers);
  answer = report;
  await listenUntil((state) => state.kind === 'none');
  await session.ended;

  expect(last()).toMatchObject({ kind: 'none', miss: { kind: miss }, baudRate: 9600 });
});

test('a reader that is asked and garbled its number once is found by its next answer', async () => {
  const reader = new SpeedyReader(9600);
  const answers = [sl025(0x01, 0x01), Buffer.from('bd080100a24045cb0151', 'hex')];
  reader.answer = (question) =>
    question === selectCard ? (answers.shift() ?? spokenCard({ format: 'sl025' }, 'a24045cb')) : null;
  const { last, session, listenUntil } = listenTo(reader, '0xa24045cb');
  await listenUntil((state) => state.kind === 'found' || state.kind === 'none');
  await session.ended;

  expect(last()).toMatchObject({ kind: 'found', profile: { format: 'sl025', baudRate: 9600 } });
});

/** What is not about one tap at the right speed. */
const elsewhere = ['nothing-came', 'never-readable', 'some-silent', 'cards-disagree'];

describe('a reader at its own speed', () => {
  const told = new Set<string>();

  test.each(missedTaps)('%s: is told as it is', async (_, card, bytes, miss) => {
    const end = await endOf(new SpeedyReader(9600), card, bytes);
    told.add(miss.kind);

    expect(end).toMatchObject({ kind: 'none', miss, baudRate: 9600 });
  });

  test.each(Object.entries(readerFaults))(
    '%s: the session ends with what its bytes tell',
    async (_, fault) => {
      await fc.assert(
        fc.asyncProperty(fault, async ([csn, bytes]) => {
          const card = `0x${csn}`;
          const wanted = calibrate([{ csns: csnsOf(card), bytes }]);
          fc.pre(wanted.kind === 'none');
          const end = await endOf(new SpeedyReader(9600), card, bytes);

          expect(end).toMatchObject(wanted);
        }),
        { numRuns: 15 },
      );
    },
  );

  test('every miss there is was tried', () => {
    const kinds = calibrationMissSchema.options.flatMap((option) => {
      const { kind } = option.shape;
      return 'value' in kind ? [kind.value] : kind.options;
    });

    expect([...told, ...elsewhere].toSorted()).toEqual(kinds.toSorted());
  });
});
