import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrameDecoder } from '../../../main/reader/frames/frame-decoder.ts';
import { decoderForProfile } from '../../../main/reader/frames/decoder-for-profile.ts';
import { rdm6300Frame } from '../../support/reader-bytes.ts';

const STX = 0x02;
const LF = 0x0a;
const CR = 0x0d;

const noiseWithout = (...bytes: readonly number[]) =>
  fc.uint8Array({ maxLength: 200 }).map((noise) => noise.filter((byte) => !bytes.includes(byte)));
const hexNumber = fc
  .uint8Array({ minLength: 5, maxLength: 5 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

function numbersIn(decoder: FrameDecoder, chunks: readonly Uint8Array[]): readonly string[] {
  return chunks
    .flatMap((chunk) => decoder.push(chunk))
    .flatMap((event) => (event.kind === 'number' ? [Buffer.from(event.bytes).toString('hex')] : []));
}

test('STX … ETX: every frame in noise is found and nothing is invented', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(noiseWithout(STX), hexNumber), { minLength: 1 }), (pieces) => {
      const chunks = pieces.flatMap(([noise, number]) => [noise, rdm6300Frame(number)]);

      const found = numbersIn(decoderForProfile({ format: 'stx-etx-xor' }), chunks);

      expect(found).toEqual(pieces.map(([, number]) => number));
    }),
  );
});

test('lines: every line between lines of noise is found and nothing is invented', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(noiseWithout(CR, LF), hexNumber), { minLength: 1 }), (pieces) => {
      // A letter that is no digit: noise must not happen to be a number.
      const chunks = pieces.map(([noise, number]) => Buffer.concat([noise, Buffer.from(`x\r\n${number}\r`)]));

      const found = numbersIn(decoderForProfile({ format: 'line-hex', technology: 'EM' }), chunks);

      expect(found).toEqual(pieces.map(([, number]) => number));
    }),
  );
});

test('noise that never falls silent is told once', () => {
  const decoder = decoderForProfile({ format: 'stx-etx-xor' });

  const events = Array.from({ length: 100 }, () => decoder.push(new Uint8Array(64).fill(0xff))).flat();

  expect(events).toEqual([{ kind: 'rejected', problem: 'noise' }]);
});

test.each(['line-hex', 'line-dec', 'stx-etx-xor'] as const)(
  '%s: 2 MB without an end leave nothing behind',
  (format) => {
    const decoder = decoderForProfile({ format, technology: 'EM' });
    const start = format === 'stx-etx-xor' ? [STX] : [];
    const chunk = new Uint8Array(64 * 1024).fill(0x31);

    const events = [Uint8Array.from(start), ...Array.from({ length: 32 }, () => chunk)].flatMap((bytes) =>
      decoder.push(bytes),
    );

    expect(events).toEqual([{ kind: 'rejected', problem: 'too-long' }]);
    expect(decoder.dropPartial()).toEqual([]);
  },
);

test('the greeting of an Elatec reader is no number, and no fault', () => {
  const decoder = decoderForProfile({ format: 'line-hex', technology: 'MC' });

  expect(decoder.push(Buffer.from('ELA GM4.02\r'))).toEqual([]);
});
