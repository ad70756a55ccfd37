import { expect, test } from 'vitest';
import { readerProfileSchema, type UsbIdentity } from '../../../contract/reader.ts';
import { findPort, withIdentity } from '../../../main/reader/port-identity.ts';
import { portListOf } from '../../../main/reader/port-list.ts';

const ftdi: UsbIdentity = { vendorId: '0403', productId: '6001', serialNumber: 'A5XK3RJT' };
const nameless: UsbIdentity = { vendorId: '1A86', productId: '7523' };

test('a reader without an identity is where its name says, listed or not', () => {
  expect(findPort({ path: '/dev/reader' }, [])).toEqual({ kind: 'found', path: '/dev/reader' });
});

test('a reader is found by its serial number at the port it has now, in whichever case it is told', () => {
  const ports = [
    { path: 'COM3', usb: { ...ftdi, serialNumber: 'OTHER' } },
    { path: 'COM7', usb: { ...ftdi, serialNumber: 'a5xk3rjt' } },
  ];

  expect(findPort({ path: 'COM3', usb: ftdi }, ports)).toEqual({ kind: 'found', path: 'COM7' });
});

test('another device that took its name is not opened in its place', () => {
  const ports = [{ path: '/dev/ttyUSB0', usb: ftdi }, { path: '/dev/ttyUSB1' }];

  expect(findPort({ path: '/dev/ttyUSB0', usb: nameless }, ports)).toEqual({ kind: 'missing' });
});

test('without a serial number the only one of its make is taken', () => {
  const ports = [
    { path: '/dev/ttyUSB0', usb: ftdi },
    { path: '/dev/ttyUSB1', usb: { vendorId: '1a86', productId: '7523', serialNumber: '1' } },
  ];

  expect(findPort({ path: '/dev/ttyUSB0', usb: nameless }, ports)).toEqual({
    kind: 'found',
    path: '/dev/ttyUSB1',
  });
});

test.each([
  ['/dev/ttyUSB1', { kind: 'found', path: '/dev/ttyUSB1' }],
  ['/dev/ttyUSB9', { kind: 'several' }],
])('of two alike the one at %s is taken, and no other', (path, outcome) => {
  const ports = [
    { path: '/dev/ttyUSB1', usb: nameless },
    { path: '/dev/ttyUSB2', usb: nameless },
  ];

  expect(findPort({ path, usb: nameless }, ports)).toEqual(outcome);
});

test.each([
  ['COM7', ftdi],
  ['COM8', undefined],
])('a reader that was found out at %s is remembered by what is plugged in there', (path, usb) => {
  const profile = { path, baudRate: 9600, format: 'lf10cr' } as const;
  const ports = [{ path: 'COM7', label: 'FTDI', usb: ftdi }];

  expect(withIdentity(profile, { kind: 'ports', ports }).usb).toEqual(usb);
  expect(withIdentity(profile, { kind: 'unavailable', reason: 'failed' })).toEqual(profile);
});

test('the list of ports carries what readers are found by, where the system tells it whole', () => {
  const list = portListOf([
    { path: '/dev/ttyUSB0', vendorId: '0403', productId: '6001', serialNumber: 'A5XK3RJT' },
    { path: '/dev/ttyUSB1', vendorId: '1a86', productId: '7523', serialNumber: '' },
    { path: 'COM9', vendorId: 'FTDIBUS' },
  ]);

  expect(list.kind === 'ports' && list.ports.map(({ usb }) => usb)).toEqual([
    ftdi,
    { vendorId: '1a86', productId: '7523' },
    undefined,
  ]);
});

test.each([
  [{ vendorId: '0403', productId: '6001' }, true],
  [{ vendorId: '403', productId: '6001' }, false],
  [{ vendorId: '0403' }, false],
])('a profile, from a policy say, may name the identity: %j', (usb, isTaken) => {
  const profile = { path: 'COM3', baudRate: 9600, format: 'lf10cr', usb };

  expect(readerProfileSchema.safeParse(profile).success).toBe(isTaken);
});
