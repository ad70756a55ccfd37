import fc from 'fast-check';
import { expect, test } from 'vitest';
import { technologySchema } from '../../../contract/card.ts';
import {
  crcOrders,
  checksums,
  readerFormatNames,
  traitsOf,
  transforms,
} from '../../../contract/reader-formats.ts';
import { readerPresets } from '../../../contract/reader-presets.ts';
import { readerProfileSchema } from '../../../contract/reader.ts';
import { everyDecoderSetting } from '../../../main/reader/frames/every-setting.ts';
import { customReaderOf, settingsOfCustom } from '../../../renderer/settings/custom-reader.ts';
import { presetOf } from '../../../renderer/settings/preset-of.ts';

const line = { path: 'COM3', baudRate: 9600 };

test.each(readerPresets)(
  '$name is a reader that can be saved, and is shown by its own name again',
  (preset) => {
    const profile = { path: 'COM3', ...preset.settings, preset: preset.id };

    expect(readerProfileSchema.parse(profile)).toEqual(profile);
    expect(presetOf(profile)).toBe(preset.id);
  },
);

test('no two presets share a name', () => {
  expect(new Set(readerPresets.map(({ name }) => name)).size).toBe(readerPresets.length);
  expect(new Set(readerPresets.map(({ id }) => id)).size).toBe(readerPresets.length);
});

test('a preset set by hand, with nothing changed, is the same reader', () => {
  for (const { settings } of readerPresets)
    expect(settingsOfCustom(customReaderOf(settings))).toEqual({ kind: 'settings', settings });
});

test('whatever is chosen by hand, what is saved is a profile that is accepted', () => {
  const reader = fc.record({
    baudRate: fc.constantFrom('300', '9600', '115200'),
    format: fc.constantFrom(...readerFormatNames.filter((format) => !traitsOf(format).isPcsc)),
    technology: fc.constantFrom(...technologySchema.options),
    transform: fc.constantFrom('' as const, ...transforms),
    checksum: fc.constantFrom(...checksums),
    crc: fc.constantFrom('' as const, ...crcOrders),
  });
  fc.assert(
    fc.property(reader, (custom) => {
      const outcome = settingsOfCustom(custom);

      const settings = outcome.kind === 'settings' ? outcome.settings : {};
      expect(readerProfileSchema.parse({ path: 'COM3', ...settings })).toEqual({ path: 'COM3', ...settings });
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [{ baudRate: '' }, 'baud-rate'],
  [{ baudRate: '9600.5' }, 'baud-rate'],
  [{ baudRate: '1000001' }, 'baud-rate'],
  [{ format: 'line-dec' as const, technology: '' as const }, 'technology'],
])('a reader set by hand with %j is asked about', (change, problem) => {
  expect(settingsOfCustom({ ...customReaderOf(null), technology: 'EM', ...change })).toEqual({
    kind: 'problem',
    problem,
  });
});

test('every way a reader may speak makes a profile', () => {
  for (const settings of everyDecoderSetting())
    expect(readerProfileSchema.safeParse({ ...line, ...settings }).success).toBe(true);
});

test.each([
  [{ format: 'line-hex' }, 'technology'],
  [{ format: 'lf10cr', technology: 'MC' }, 'technology'],
  [{ format: 'sl025', technology: 'MC' }, 'technology'],
  [{ format: 'gwiot-binary', checksum: 'sum' }, 'checksum'],
  [{ format: 'line-dec', technology: 'EM', checksum: 'xor' }, 'checksum'],
  [{ format: 'twn4-simple', crc: 'high-first' }, 'crc'],
  [{ format: 'pcsc-uid' }, 'format'],
  [{ format: 'line-hex', technology: 'EM', transform: 'upside-down' }, 'transform'],
])('%j is refused for its %s', (settings, path) => {
  const parsed = readerProfileSchema.safeParse({ ...line, ...settings });

  expect(parsed.error?.issues.map((issue) => issue.path[0])).toEqual([path]);
});

test('a technology that a format carries anyway may be named', () => {
  expect(readerProfileSchema.safeParse({ ...line, format: 'stx-etx-xor', technology: 'EM' }).success).toBe(
    true,
  );
});
