import { expect, test } from 'vitest';
import { decoderForProfile } from '../../../main/reader/frames/decoder-for-profile.ts';
import { everyDecoderSetting } from '../../../main/reader/frames/every-setting.ts';
import { crc16, crcBytes } from '../../../main/reader/frames/checksum.ts';

test.each([
  ['0005', '15a7'],
  ['0001', '31e1'],
])('the Simple Protocol paper has %s end in %s', (content, crc) => {
  expect(Buffer.from(crcBytes(crc16(Buffer.from(content, 'hex'), 0x8408), 'low-first')).toString('hex')).toBe(
    crc,
  );
});

test('a Simple Protocol line with its CRC is read, and refused without it', () => {
  const content = '000180200466CF4DC2';
  const crc = Buffer.from(crcBytes(crc16(Buffer.from(content, 'hex'), 0x8408), 'low-first')).toString('hex');
  const read = (line: string) =>
    decoderForProfile({ format: 'twn4-simple', crc: 'low-first' }).push(Buffer.from(`${line}\r`));

  expect(read(`${content}${crc}`)).toMatchObject([{ kind: 'number', technology: 'MC' }]);
  expect(read(content)).toEqual([{ kind: 'rejected', problem: 'bad-checksum' }]);
});

test('a GNetPlus answer is read in the CRC order its profile names, and in no other', () => {
  const [low, high] = [
    Buffer.from('01000604cb4540a2752e', 'hex'),
    Buffer.from('01000604cb4540a22e75', 'hex'),
  ];
  const reads = (crc: 'low-first' | 'high-first', bytes: Uint8Array) =>
    decoderForProfile({ format: 'gnetplus-binary', crc }).push(bytes)[0]?.kind;

  expect([reads('low-first', low), reads('high-first', high)]).toEqual(['number', 'number']);
  expect([reads('low-first', high), reads('high-first', low)]).toEqual(['rejected', 'rejected']);
});

test('every setting there is can be tried, and none twice', () => {
  const settings = everyDecoderSetting();

  expect(new Set(settings.map((setting) => JSON.stringify(setting))).size).toBe(settings.length);
  expect(settings.map(decoderForProfile)).toHaveLength(settings.length);
  expect(settings).toContainEqual({ format: 'line-dec', technology: 'MC', transform: 'reverse-bytes' });
});

test('a reader that inverts, or sends all bits the other way round, is undone', () => {
  const read = (transform: 'invert' | 'reverse-bits', line: string) =>
    decoderForProfile({ format: 'line-hex', technology: 'EM', transform }).push(Buffer.from(`${line}\r`));

  expect(read('invert', 'EEDDCCBBAA')).toMatchObject([
    { bytes: Uint8Array.of(0x11, 0x22, 0x33, 0x44, 0x55) },
  ]);
  expect(read('reverse-bits', 'AA22CC4488')).toMatchObject([
    { bytes: Uint8Array.of(0x11, 0x22, 0x33, 0x44, 0x55) },
  ]);
});
