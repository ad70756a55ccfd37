import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { technologySchema, type Technology } from '../../../contract/card.ts';
import { readerFormatNames } from '../../../contract/reader-formats.ts';
import {
  checksumSchema,
  crcOrderSchema,
  readerFormatSchema,
  transformSchema,
} from '../../../contract/reader.ts';
import { csnFromBytes } from '../../../main/reader/csn.ts';
import { decoderForProfile } from '../../../main/reader/frames/decoder-for-profile.ts';
import type { FrameEvent } from '../../../main/reader/frames/frame-decoder.ts';
import { identificationOf } from '../../../main/reader/identification.ts';
import rows from '../../data/reader-vectors.json' with { type: 'json' };

const vectorSchema = z.object({
  id: z.string(),
  reader: z.string(),
  format: readerFormatSchema,
  options: z.strictObject({
    technology: technologySchema.exactOptional(),
    transform: transformSchema.exactOptional(),
    checksum: checksumSchema.exactOptional(),
    crc: crcOrderSchema.exactOptional(),
  }),
  raw_hex: z.string(),
  identification_hex: z.string().nullable(),
  identification_decimal: z.string().nullable(),
  identifications_hex: z.array(z.string()).optional(),
  valid: z.boolean(),
  reason: z.string().optional(),
  undetectable_by_shape: z.boolean().optional(),
});
type Vector = z.infer<typeof vectorSchema>;

const vectors = rows.map((row) => vectorSchema.parse(row));
const [traps, readable] = [
  vectors.filter((vector) => vector.undetectable_by_shape === true),
  vectors.filter((vector) => vector.undetectable_by_shape !== true),
];

/** On a serial line the wrong keyboard layout is nothing but characters that do not belong there. */
function wantedOf({ valid, reason, format, identification_hex, identifications_hex }: Vector) {
  if (valid) return identifications_hex ?? [identification_hex];
  if (reason === 'keyboard-layout') return ['bad-character'];
  if (reason === 'not-a-card') return [format === 'promag-auto' ? 'card-left' : 'no-card'];
  return [reason];
}

function read({ format, options }: Pick<Vector, 'format' | 'options'>, cuts: readonly Uint8Array[]) {
  const decoder = decoderForProfile({ format, ...options });
  const events = [...cuts.flatMap((cut) => decoder.push(cut)), ...decoder.dropPartial()];
  return events.map(meaning);
}

function meaning(event: FrameEvent): string {
  if (event.kind === 'rejected') return event.problem;
  if (event.kind !== 'number') return event.kind;
  const outcome = csnFromBytes(event.bytes, event.technology);
  return outcome.kind === 'csn' ? identificationOf([outcome.csn], 'hexadecimal') : outcome.problem;
}

describe.each(readable.map((vector) => [`${vector.id} ${vector.reader}`, vector] as const))(
  '%s',
  (_, vector) => {
    const bytes = Buffer.from(vector.raw_hex, 'hex');
    const whole = read(vector, [bytes]);

    test('is what it stands for', () => {
      // Held cards repeat; telling them once is the session's work.
      expect([...new Set(whole)]).toEqual(wantedOf(vector));
    });

    test('is the same however it is cut', () => {
      const cutOnce = [...bytes.keys()].map((at) =>
        read(vector, [bytes.subarray(0, at), bytes.subarray(at)]),
      );
      const byteByByte = read(
        vector,
        [...bytes].map((byte) => Uint8Array.of(byte)),
      );

      expect([...cutOnce, byteByByte]).toEqual(Array.from({ length: bytes.length + 1 }, () => whole));
    });
  },
);

describe.each(traps.map((vector) => [`${vector.id} ${vector.reader}`, vector] as const))(
  '%s has the shape of another card',
  (_, vector) => {
    const bytes = Buffer.from(vector.raw_hex, 'hex');
    const under = (technology: Technology) => read({ format: 'line-hex', options: { technology } }, [bytes]);

    test('under that one profile it cannot be told from it; under every other it is refused', () => {
      const { technology } = vector.options;
      const others = technologySchema.options.filter((other) => other !== technology);

      expect(read(vector, [bytes]).join()).toMatch(/^0x/);
      for (const other of others)
        expect(under(other).join()).toMatch(/^(?:incomplete-csn|too-short|too-long)$/);
    });
  },
);

test('every vector is read, and every format has one', () => {
  expect([vectors.length, traps.length]).toEqual([97, 3]);
  expect(new Set(vectors.map(({ format }) => format))).toEqual(new Set(readerFormatNames));
});
