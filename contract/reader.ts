import { z } from 'zod';
import { readProblemSchema, technologySchema } from './card.ts';

export const readerFormatSchema = z.enum(['stx-etx-xor', 'line-hex', 'line-dec']);
export type ReaderFormat = z.infer<typeof readerFormatSchema>;

export const transformSchema = z.enum(['reverse-bytes', 'reverse-bits-per-byte']);
export type Transform = z.infer<typeof transformSchema>;

/** How one reader speaks. `technology` is required where the format does not carry it (the line formats). */
export const readerProfileSchema = z
  .strictObject({
    path: z.string().trim().min(1).max(255),
    baudRate: z.int().min(300).max(1_000_000),
    format: readerFormatSchema,
    technology: technologySchema.optional(),
    transform: transformSchema.optional(),
    checksum: z.enum(['xor', 'sum']).optional(),
    crc: z.enum(['low-first', 'high-first']).optional(),
  })
  .refine((profile) => profile.format === 'stx-etx-xor' || profile.technology !== undefined, {
    path: ['technology'],
    message: 'a line format needs a technology: EM, MC or MD',
  })
  .refine((profile) => profile.format !== 'stx-etx-xor' || (profile.technology ?? 'EM') === 'EM', {
    path: ['technology'],
    message: 'stx-etx-xor readers read EM cards only',
  });
export type ReaderProfile = z.infer<typeof readerProfileSchema>;

export const portProblemSchema = z.enum(['not-found', 'in-use', 'no-permission', 'unplugged', 'failed']);
export type PortProblem = z.infer<typeof portProblemSchema>;

export const readerStatusSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-chosen') }),
  z.object({ kind: z.literal('practice') }),
  z.object({ kind: z.literal('connecting'), path: z.string() }),
  z.object({ kind: z.literal('ready'), path: z.string() }),
  z.object({ kind: z.literal('wrong-data'), path: z.string(), problem: readProblemSchema }),
  z.object({
    kind: z.literal('not-connected'),
    path: z.string(),
    problem: portProblemSchema,
    /** Who holds the port, as far as this user may see. */
    heldBy: z.string().nullable(),
    /** The group whose members may open the port. */
    group: z.string().nullable(),
  }),
]);
export type ReaderStatus = z.infer<typeof readerStatusSchema>;

/** For the reader test: what came on the line, and what it was taken for. `hex` is at most 512 bytes. */
export const readerHeardSchema = z.object({
  hex: z.string(),
  text: z.string(),
  finding: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('card'), identification: z.string(), technology: technologySchema }),
    z.object({ kind: z.literal('refused'), problem: readProblemSchema }),
    z.object({ kind: z.literal('incomplete') }),
  ]),
});
export type ReaderHeard = z.infer<typeof readerHeardSchema>;

export const portListSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ports'),
    ports: z.array(z.object({ path: z.string(), label: z.string() })),
  }),
  z.object({ kind: z.literal('unavailable'), reason: z.enum(['udevadm-missing', 'failed']) }),
]);
export type PortList = z.infer<typeof portListSchema>;
