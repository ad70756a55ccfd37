import { z } from 'zod';
import { readProblemSchema, technologySchema, type Technology } from './card.ts';
import {
  checksums,
  crcOrders,
  KEYBOARD_PATH,
  readerFormatNames,
  traitsOf,
  transforms,
  typedFormats,
  type Checksum,
  type CrcOrder,
  type ReaderFormat,
} from './reader-formats.ts';

export const readerFormatSchema = z.enum(readerFormatNames);
export const transformSchema = z.enum(transforms);
export const checksumSchema = z.enum(checksums);
export const crcOrderSchema = z.enum(crcOrders);

const usbIdSchema = z
  .string()
  .regex(/^[0-9a-f]{4}$/i, { message: 'must be four hexadecimal digits, such as 0403' });

/** What a reader is found by when its port has another name, as the system tells it. */
export const usbIdentitySchema = z.strictObject({
  vendorId: usbIdSchema,
  productId: usbIdSchema,
  /** Many readers have none. */
  serialNumber: z.string().min(1).max(255).optional(),
});
export type UsbIdentity = z.infer<typeof usbIdentitySchema>;

/** How one reader speaks. What a format leaves to its profile, and what not, says `readerFormats`. */
export const readerProfileSchema = z
  .strictObject({
    path: z.string().trim().min(1).max(255),
    /** With it the reader is found at whichever port it is; `path` decides only between several alike. */
    usb: usbIdentitySchema.optional(),
    baudRate: z.int().min(300).max(1_000_000),
    format: readerFormatSchema,
    technology: technologySchema.optional(),
    transform: transformSchema.optional(),
    checksum: checksumSchema.optional(),
    crc: crcOrderSchema.optional(),
    /** The preset it was made from: several readers speak alike, and Settings shows the one that was chosen. */
    preset: z.string().max(40).optional(),
    /** The key a keyboard reader was told to send first. Keys that no keyboard has, so that nobody types them. */
    prefixKey: z
      .string()
      .regex(/^F(1[3-9]|2[0-4])$/, { message: 'must be F13 to F24' })
      .optional(),
    /** Cards carry both, and are registered with both numbers, in this order. */
    parts: z.tuple([technologySchema, technologySchema]).optional(),
  })
  .superRefine((profile, context) => {
    for (const { path, message } of profileProblems(profile))
      context.addIssue({ code: 'custom', path: [path], message });
  });
export type ReaderProfile = z.infer<typeof readerProfileSchema>;

interface ProfileOptions {
  readonly path: string;
  readonly prefixKey?: string | undefined;
  readonly format: ReaderFormat;
  readonly technology?: Technology | undefined;
  readonly checksum?: Checksum | undefined;
  readonly crc?: CrcOrder | undefined;
  readonly parts?: readonly [Technology, Technology] | undefined;
}

interface ProfileProblem {
  readonly path: 'format' | 'technology' | 'checksum' | 'crc' | 'prefixKey' | 'parts';
  readonly message: string;
}

function profileProblems(profile: ProfileOptions): readonly ProfileProblem[] {
  const { format, technology, checksum, crc } = profile;
  const traits = traitsOf(format);
  const problems: ProfileProblem[] = [...keyboardProblems(profile), ...partsProblems(profile)];
  if (traits.isPcsc) problems.push({ path: 'format', message: `${format} is not spoken on a serial line` });
  const technologyProblem = technologyProblemOf(format, traits.technology, technology);
  if (technologyProblem !== null) problems.push({ path: 'technology', message: technologyProblem });
  if (checksum !== undefined && !traits.checksums.includes(checksum))
    problems.push({ path: 'checksum', message: `${format} has no ${checksum} checksum` });
  if (crc !== undefined && !traits.crcs.includes(crc))
    problems.push({ path: 'crc', message: `${format} has no CRC that is sent ${crc}` });
  return problems;
}

function keyboardProblems({ path, format, prefixKey }: ProfileOptions): readonly ProfileProblem[] {
  if (path !== KEYBOARD_PATH)
    return prefixKey === undefined
      ? []
      : [{ path: 'prefixKey', message: 'only a reader that types has a first key' }];
  return typedFormats.includes(format)
    ? []
    : [{ path: 'format', message: `${format} cannot be typed: a keyboard reader needs a line format` }];
}

/** Two numbers that are both of the same length could not be told apart, so the reader has to say which is which. */
function partsProblems({ format, parts }: ProfileOptions): readonly ProfileProblem[] {
  if (parts === undefined) return [];
  if (parts[0] === parts[1]) return [{ path: 'parts', message: 'a card carries a technology once' }];
  return traitsOf(format).technology === 'in-frame'
    ? []
    : [{ path: 'parts', message: `${format} readers do not tell which part of a card they read` }];
}

function technologyProblemOf(
  format: ReaderFormat,
  carried: Technology | 'chosen' | 'in-frame',
  told: Technology | undefined,
): string | null {
  if (carried === 'chosen') return told === undefined ? `${format} needs a technology: EM, MC or MD` : null;
  if (told === undefined || told === carried) return null;
  return carried === 'in-frame'
    ? `${format} readers tell the technology themselves: leave it out`
    : `${format} readers read ${carried} cards only`;
}

export const portProblemSchema = z.enum([
  'not-found',
  /** Several readers of its kind are plugged in, and none where it was. */
  'several-alike',
  'in-use',
  'no-permission',
  'unplugged',
  'failed',
]);
export type PortProblem = z.infer<typeof portProblemSchema>;

export const readerStatusSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-chosen') }),
  z.object({ kind: z.literal('practice') }),
  z.object({ kind: z.literal('connecting'), path: z.string() }),
  /** Lent to the calibration, which listens on this port. */
  z.object({ kind: z.literal('calibrating'), path: z.string() }),
  z.object({ kind: z.literal('ready'), path: z.string() }),
  /** Of a card with two technologies one is read, and the other is waited for. */
  z.object({
    kind: z.literal('part-read'),
    path: z.string(),
    read: technologySchema,
    identification: z.string(),
    missing: technologySchema,
  }),
  /** A reader that speaks only when asked, and does not. */
  z.object({ kind: z.literal('no-answer'), path: z.string() }),
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
    z.object({
      kind: z.literal('card'),
      identification: z.string(),
      technology: technologySchema,
      /** The number in every form it may be printed in on a card, whole or short, by the forms' names. */
      printed: z.array(z.object({ name: z.string(), text: z.string() })),
    }),
    z.object({ kind: z.literal('refused'), problem: readProblemSchema }),
    z.object({ kind: z.literal('incomplete') }),
  ]),
});
export type ReaderHeard = z.infer<typeof readerHeardSchema>;

export const portListSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ports'),
    ports: z.array(z.object({ path: z.string(), label: z.string(), usb: usbIdentitySchema.optional() })),
  }),
  z.object({ kind: z.literal('unavailable'), reason: z.enum(['udevadm-missing', 'failed']) }),
]);
export type PortList = z.infer<typeof portListSchema>;
