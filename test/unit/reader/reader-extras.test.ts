import { expect, test } from 'vitest';
import { readerFormatNames, typedFormats } from '../../../contract/reader-formats.ts';
import { partsOffered } from '../../../contract/reader-parts.ts';
import { readerProfileSchema, type PortList, type ReaderProfile } from '../../../contract/reader.ts';
import { prefixKeys, usbAt, withExtras } from '../../../renderer/settings/reader-extras.ts';

const usb = { vendorId: '0403', productId: '6001', serialNumber: 'A5' };
const ports: PortList = {
  kind: 'ports',
  ports: [
    { path: '/dev/ttyUSB0', label: 'FTDI', usb },
    { path: '/dev/ttyUSB1', label: 'other' },
  ],
};
const noPorts: PortList = { kind: 'ports', ports: [] };
const saved: ReaderProfile = { path: '/dev/ttyUSB0', usb, baudRate: 9600, format: 'lf10cr' };
const { path, ...settings } = saved;

test.each([
  ['a port of the list', '/dev/ttyUSB0', ports, null, { usb }],
  ['the same port while the reader is out', '/dev/ttyUSB0', noPorts, saved, { usb }],
  ['a port that something else is plugged into', '/dev/ttyUSB1', ports, saved, {}],
  ['a port that was typed', '/dev/serial/by-id/reader', ports, saved, {}],
  ['no list yet', '/dev/ttyUSB0', null, null, {}],
] as const)('%s: what the reader is found by later', (_case, chosen, list, before, identity) => {
  expect(usbAt(chosen, list, before)).toEqual(identity);
});

test('whatever is offered is a profile that may be saved', () => {
  const joined = readerFormatNames.flatMap((format) =>
    partsOffered(format).map((parts) =>
      withExtras({ ...settings, format }, path, { prefixKey: '', parts: parts.join('|') }),
    ),
  );
  const typed = typedFormats.flatMap((format) =>
    prefixKeys.map((prefixKey) =>
      withExtras({ baudRate: 9600, format, technology: 'EM' }, 'keyboard', { prefixKey, parts: '' }),
    ),
  );

  expect(joined.map(({ parts }) => parts?.length)).toEqual(joined.map(() => 2));
  expect([joined.length, typed.length]).toEqual([6, 12 * typedFormats.length]);
  for (const profile of [...joined, ...typed]) expect(readerProfileSchema.parse(profile)).toEqual(profile);
});

test('what was chosen for another reader is not carried along', () => {
  expect(withExtras(settings, path, { prefixKey: 'F13', parts: 'EM|MC' })).toEqual(saved);
});
