import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { technologySchema } from '../../../contract/card.ts';
import { readerFormatSchema, transformSchema } from '../../../contract/reader.ts';
import { csnFromBytes } from '../../../main/reader/csn.ts';
import { decoderForProfile } from '../../../main/reader/frames/decoder-for-profile.ts';
import type { FrameEvent } from '../../../main/reader/frames/frame-decoder.ts';
import { identificationOf } from '../../../main/reader/identification.ts';
import rows from '../../data/reader-vectors.json' with { type: 'json' };

const vectorSchema = z.object({
  id: z.string(),
  reader: z.string(),
  format: readerFormatSchema,
  options: z.object({
    technology: technologySchema.exactOptional(),
    transform: transformSchema.exactOptional(),
    checksum: z.enum(['xor', 'sum']).exactOptional(),
  }),
  raw_hex: z.string(),
  identification_hex: z.string().nullable(),
  identification_decimal: z.string().nullable(),
  identifications_hex: z.array(z.string()).optional(),
  valid: z.boolean(),
  reason: z.string().optional(),
});
type Vector = z.infer<typeof vectorSchema>;

const builtFormats: readonly string[] = readerFormatSchema.options;
const vectors = rows
  .filter((row) => builtFormats.includes(row.format))
  // These have the shape of another card's number: only choosing the right profile keeps them out.
  .filter((row) => !('undetectable_by_shape' in row && row.undetectable_by_shape))
  .map((row) => vectorSchema.parse(row));

/** On a serial line the wrong keyboard layout is nothing but characters that do not belong there. */
const reasonOnTheLine = (reason: string | undefined) =>
  reason === 'keyboard-layout' ? 'bad-character' : reason;

function read(vector: Vector, cuts: readonly Uint8Array[]) {
  const decoder = decoderForProfile({ format: vector.format, ...vector.options });
  const events = [...cuts.flatMap((cut) => decoder.push(cut)), ...decoder.dropPartial()];
  return events.map(meaning);
}

function meaning(event: FrameEvent): string {
  if (event.kind === 'rejected') return event.problem;
  const outcome = csnFromBytes(event.bytes, event.technology);
  return outcome.kind === 'csn' ? identificationOf([outcome.csn], 'hexadecimal') : outcome.problem;
}

describe.each(vectors.map((vector) => [`${vector.id} ${vector.reader}`, vector] as const))(
  '%s',
  (_, vector) => {
    const bytes = Buffer.from(vector.raw_hex, 'hex');
    const whole = read(vector, [bytes]);

    test('is what it stands for', () => {
      const wanted = vector.valid
        ? (vector.identifications_hex ?? [vector.identification_hex])
        : [reasonOnTheLine(vector.reason)];

      // Held cards repeat; telling them once is the session's work.
      expect([...new Set(whole)]).toEqual(wanted);
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

test('covers every vector of the built formats', () => {
  expect(vectors).toHaveLength(53);
});
