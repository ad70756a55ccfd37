import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ReaderStatus } from '../../../contract/reader.ts';
import { identificationOf } from '../../../main/reader/identification.ts';
import { groupName } from '../../../main/reader/port-group.ts';
import { portProblemOf } from '../../../main/reader/port-failure.ts';
import { portListFailureOf, portListOf } from '../../../main/reader/port-list.ts';
import { createReaderSession } from '../../../main/reader/reader-session.ts';
import { openSerialPort, serialPortExists } from '../../../main/reader/serial-port.ts';
import { rdm6300Frame } from '../../support/reader-bytes.ts';
import { createSerialLine } from '../../support/serial-line.ts';
import { namedPath } from './scripted-port.ts';

async function startDesk() {
  const line = await createSerialLine();
  const cards: string[] = [];
  const statuses: ReaderStatus[] = [];
  const session = createReaderSession({
    profile: { path: line.readerEnd, baudRate: 9600, format: 'stx-etx-xor' },
    openPort: openSerialPort,
    resolvePath: namedPath,
    portExists: serialPortExists,
    nowMs: () => performance.now(),
    setTimer: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => {
        clearTimeout(timer);
      };
    },
    onCard: (csn) => cards.push(identificationOf([csn], 'hexadecimal')),
    onHeld: () => undefined,
    onRefused: () => undefined,
    onStatus: (status) => statuses.push(status),
    onHeard: () => undefined,
  });
  onTestFinished(async () => {
    await session.close();
    await line.close();
  });
  const sees = (kind: ReaderStatus['kind']) =>
    vi.waitUntil(() => statuses.at(-1)?.kind === kind, { timeout: 8000 });
  return { line, cards, statuses, sees };
}

test('a real line: one read of a held card, the plug pulled and put back, and read again', async () => {
  const { line, cards, statuses, sees } = await startDesk();
  await sees('ready');
  const frame = rdm6300Frame('62E3086CED');

  await line.write(Buffer.concat([frame, frame, frame]));
  await vi.waitUntil(() => cards.length > 0, { timeout: 8000 });
  const whileHeld = [...cards];
  await line.unplug();
  await sees('not-connected');
  const whileAway = statuses.at(-1);
  await line.replug();
  await sees('ready');
  await line.write(rdm6300Frame('0700952F22'));
  await vi.waitUntil(() => cards.length > 1, { timeout: 8000 });

  expect(whileHeld).toEqual(['0x62e3086ced']);
  expect(whileAway).toMatchObject({ problem: 'unplugged', path: line.readerEnd });
  expect(cards).toEqual(['0x62e3086ced', '0x0700952f22']);
});

test('a port that another program holds is in use, and the program is named', async () => {
  const line = await createSerialLine();
  const holder = spawn(process.execPath, [
    '-e',
    `const { SerialPort } = require('serialport');
     new SerialPort({ path: process.argv[1], baudRate: 9600 }, () => console.log('open')).resume();`,
    line.readerEnd,
  ]);
  onTestFinished(async () => {
    holder.kill();
    await line.close();
  });
  await once(holder.stdout, 'data');

  const outcome = await openSerialPort(
    { path: line.readerEnd, baudRate: 9600 },
    { onData: () => undefined, onClosed: () => undefined },
  );

  expect(outcome).toEqual({
    kind: 'failed',
    failure: {
      problem: 'in-use',
      heldBy: expect.stringContaining(`(${String(holder.pid)})`) as string,
      group: null,
    },
  });
});

test('a path that is not there is not found', async () => {
  const outcome = await openSerialPort(
    { path: join(import.meta.dirname, 'no-such-port'), baudRate: 9600 },
    { onData: () => undefined, onClosed: () => undefined },
  );

  expect(outcome).toEqual({ kind: 'failed', failure: { problem: 'not-found', heldBy: null, group: null } });
});

test.each([
  ['Error: Permission denied, cannot open /dev/ttyUSB0', 'no-permission'],
  ['Error Resource temporarily unavailable Cannot lock port', 'in-use'],
  ['Opening COM3: Access denied', 'in-use'],
  ['Opening COM3: File not found', 'not-found'],
  ['Opening COM3: Unknown error code 31', 'failed'],
])('the driver saying "%s" means %s', (words, problem) => {
  expect(portProblemOf(new Error(words))).toBe(problem);
});

test('the group to join is found by its number', () => {
  expect(groupName('root:x:0:\ndialout:x:20:user\n', 20)).toBe('dialout');
});

test('ports that nothing is plugged into are not offered', () => {
  const list = portListOf([
    { path: '/dev/ttyS0' },
    { path: '/dev/ttyUSB0', vendorId: '0403', pnpId: 'usb-FTDI_FT232R_A5-if00-port0' },
    { path: 'COM3', vendorId: '0403', friendlyName: 'USB Serial Port (COM3)' },
  ]);

  expect(list).toEqual({
    kind: 'ports',
    ports: [
      { path: '/dev/ttyUSB0', label: 'FTDI FT232R A5 (/dev/ttyUSB0)' },
      { path: 'COM3', label: 'USB Serial Port (COM3)' },
    ],
  });
});

test('a system without the program that lists ports is told apart from a failure', () => {
  const missing = Object.assign(new Error('spawn udevadm ENOENT'), { code: 'ENOENT' });

  expect([portListFailureOf(missing), portListFailureOf(new Error('other'))]).toEqual([
    { kind: 'unavailable', reason: 'udevadm-missing' },
    { kind: 'unavailable', reason: 'failed' },
  ]);
});
