import { expect, test } from 'vitest';
import { decoderForProfile, type DecoderSettings } from '../../../main/reader/frames/decoder-for-profile.ts';
import { gnetplusPacket, readerFrames } from '../../support/reader-bytes.ts';

const xorOf = (bytes: readonly number[]): number => bytes.reduce((sum, byte) => sum ^ byte, 0);
const gwiot = (type: number, id: readonly number[]): Buffer => {
  const content = [id.length + 5, type, ...id];
  return Buffer.from([0x02, ...content, xorOf(content), 0x03]);
};
const sl025 = (...content: readonly number[]): Buffer => {
  const packet = [0xbd, content.length + 1, ...content];
  return Buffer.from([...packet, xorOf(packet)]);
};
const text = (line: string): Buffer => Buffer.from(line, 'latin1');

function read(settings: DecoderSettings, bytes: Uint8Array): readonly string[] {
  const decoder = decoderForProfile(settings);
  return [...decoder.push(bytes), ...decoder.dropPartial()].map((event) => {
    if (event.kind === 'number') return `${event.technology} ${Buffer.from(event.bytes).toString('hex')}`;
    return event.kind === 'rejected' ? event.problem : event.kind;
  });
}

test.each<[string, DecoderSettings['format'], Uint8Array, string]>([
  ['a HID card on a Gwiot reader', 'gwiot-binary', gwiot(0x10, [1, 2, 3, 4, 5]), 'wrong-card-type'],
  ['a processor card on a Gwiot reader', 'gwiot-binary', gwiot(0x50, [1, 2, 3, 4]), 'wrong-card-type'],
  ['a card no SL025 names', 'sl025', sl025(0x01, 0x00, 1, 2, 3, 4, 0x0a), 'wrong-card-type'],
  ['four bytes told as a DESFire card', 'sl025', sl025(0x01, 0x00, 1, 2, 3, 4, 0x06), 'bad-length'],
  ['an SL025 that cannot read', 'sl025', sl025(0x01, 0x0d), 'reader-error'],
  ['an SL025 telling its version', 'sl025', sl025(0xf0, 0x00, 0x53, 0x4c), 'no-card'],
  ['a card kind on GNetPlus', 'gnetplus-binary', gnetplusPacket(0x06, Buffer.of(4, 0)), 'no-card'],
  ['another refusal on GNetPlus', 'gnetplus-binary', gnetplusPacket(0x15, Buffer.of(0xe0)), 'reader-error'],
  ['seven bytes on GNetPlus', 'gnetplus-binary', gnetplusPacket(0x06, Buffer.alloc(7, 1)), 'bad-length'],
  ['data that is shorter than its length', 'gnetplus-ascii', text(':00060401020\r'), 'too-short'],
  ['data that is longer than its length', 'gnetplus-ascii', text(':0006040102030405\r'), 'too-long'],
  ['a HID card of 26 bits on a TWN4', 'twn4-simple', text('0001601A0480800140\r'), 'wrong-card-type'],
  ['a HID card of 37 bits on a TWN4', 'twn4-simple', text('00016025050102030408\r'), 'wrong-card-type'],
  ['bits and bytes of a TWN4 that disagree', 'twn4-simple', text('0001801A0480800140\r'), 'bad-length'],
  ['four bytes told as an EM card by a TWN4', 'twn4-simple', text('000140200466CF4DC2\r'), 'bad-length'],
  ['an ISO 15693 card on a TWN4', 'twn4-simple', text('000181400801020304050607E0\r'), 'wrong-card-type'],
  ['more bytes than a TWN4 counted', 'twn4-simple', text('000180200466CF4DC2C2\r'), 'too-long'],
  ['ten bytes on a TWN4', 'twn4-simple', text('000180500A01020304050607080910\r'), 'ten-byte-id'],
  ['a Promag line without its CR', 'promag-auto', text('\u0002CB4540A2\u0003'), 'bad-character'],
])('%s (%s)', (_, format, bytes, outcome) => {
  expect(read({ format }, bytes)).toEqual([outcome]);
});

test('sl025: a packet is found although noise before and behind it makes a longer one with a right checksum', () => {
  const packet = readerFrames.sl025('00000000');
  const [start, length] = [0xbd, packet.length + 1];

  const found = read({ format: 'sl025' }, Buffer.from([start, length, ...packet, start ^ length]));

  expect(xorOf([...packet])).toBe(0);
  expect(found).toEqual(['MC 00000000']);
});

test.each(['gwiot-binary', 'twn4-simple'] as const)(
  '%s: a byte order turns Mifare numbers, and never an EM number beside them',
  (format) => {
    const settings = { format, transform: 'reverse-bytes' } as const;

    expect(read(settings, readerFrames[format]('a24045cb'))).toEqual(['MC cb4540a2']);
    expect(read(settings, readerFrames[format]('62e3086ced'))).toEqual(['EM 62e3086ced']);
  },
);

test('digits that lost one in the middle do not make the next frame of an EM-18 pass', () => {
  const frame = Buffer.from(readerFrames['em18-raw12']('4500c5d1e9'));
  const broken = Buffer.concat([frame.subarray(0, 5), frame.subarray(6)]);

  for (const next of ['0000000001', '1122334455', 'fffffffffe'])
    expect(
      read({ format: 'em18-raw12' }, Buffer.concat([broken, readerFrames['em18-raw12'](next)])),
    ).not.toContain(`EM ${next}`);
});

test('of damaged packets that keep coming, each kind is told once until a whole one comes', () => {
  const [whole, damaged] = [gwiot(0x02, [1, 2, 3, 4, 5]), gwiot(0x02, [1, 2, 3, 4, 5])];
  damaged[4] = 0xff;
  const noisy = Buffer.concat(Array.from({ length: 50 }, () => damaged));

  expect(read({ format: 'gwiot-binary' }, Buffer.concat([noisy, whole, noisy]))).toEqual([
    'bad-checksum',
    'EM 0102030405',
    'bad-checksum',
  ]);
});

test.each(['line-hex', 'line-dec', 'stx-etx-xor', 'promag-auto', 'gnetplus-ascii', 'lf10cr'] as const)(
  '%s: a line that never ends is told once',
  (format) => {
    const endless = Buffer.concat([text('\u0002'), text(':'), text('\n'), Buffer.alloc(10_000, 0x31)]);
    const start = {
      'stx-etx-xor': 1,
      'promag-auto': 1,
      'gnetplus-ascii': 2,
      lf10cr: 3,
      'line-hex': 3,
      'line-dec': 3,
    };
    const bytes = endless.subarray(start[format] - 1);

    const problems = read({ format, technology: 'EM' }, bytes).filter((problem) => problem === 'too-long');

    expect(problems).toEqual(['too-long']);
  },
);

test('a false start that announces a long packet does not hold a card back', () => {
  const decoder = decoderForProfile({ format: 'gnetplus-binary' });

  const events = decoder.push(
    Buffer.concat([Buffer.of(0x01, 0x00, 0x06, 0xff), readerFrames['gnetplus-binary']('a24045cb')]),
  );

  expect(events).toMatchObject([{ kind: 'number' }]);
});
