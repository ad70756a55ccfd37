import { z } from 'zod';

/** EM: EM4100/4102, 40 bit. MC: Mifare with a 4-byte UID. MD: Mifare with a 7-byte UID (DESFire). */
export const technologySchema = z.enum(['EM', 'MC', 'MD']);
export type Technology = z.infer<typeof technologySchema>;

/** How a card number is written for the API; the three forms name the same card. */
export const numberFormatSchema = z.enum(['hexadecimal', 'decimal', 'specifier']);
export type NumberFormat = z.infer<typeof numberFormatSchema>;

/** Ids that no card keeps for itself, so nothing may be registered under them. */
export const csnProblemSchema = z.enum(['zero-id', 'random-id', 'cascade-tag', 'ten-byte-id']);
export type CsnProblem = z.infer<typeof csnProblemSchema>;

/** Why bytes on the line are not a card. The words are those of the reader test data. */
export const readProblemSchema = z.enum([
  ...csnProblemSchema.options,
  'bad-checksum',
  'bad-character',
  'bad-length',
  'too-short',
  'too-long',
  'truncated',
  'incomplete-csn',
  'out-of-range',
  'cross-check-failed',
  'wrong-card-type',
  /** Cards of this desk have two technologies, and this one has neither. */
  'not-a-part',
  'reader-error',
  'empty',
  'noise',
  /** Of a card with two technologies only one was read. */
  'part-missing',
  /** What was read as the two numbers of one card was of two. */
  'two-cards',
  /** Of a reader whose numbers nothing guards, and which repeats them, one came once. */
  'read-once',
]);
export type ReadProblem = z.infer<typeof readProblemSchema>;

/** Why a typed card number is not accepted. */
export const cardNumberProblemSchema = z.enum([
  ...csnProblemSchema.options,
  'empty',
  'not-a-number',
  'wrong-length',
  'out-of-range',
  'ambiguous',
  'code-empty',
  'code-not-digits',
  /** A saved code as it is shown: its digits are not in the window. */
  'code-hidden',
]);
export type CardNumberProblem = z.infer<typeof cardNumberProblemSchema>;

/** What this desk knows of a card: an access key it registered, or a submission that is still on its way. */
export const knownCardSchema = z.object({
  standing: z.enum(['registered', 'on-its-way']),
  /** Empty where the service made up a name and did not tell it. */
  holder: z.string(),
  /** When it was registered, or enrolled. */
  atMs: z.number(),
  /** UTC, as the service has it; null for no end. */
  validTo: z.string().nullable(),
});
export type KnownCard = z.infer<typeof knownCardSchema>;

/**
 * What makes it doubtful whose card was read, which no number shows. `beside-another`: another one was there at the time.
 * `read-apart`: its two numbers are of two laying-downs.
 */
const tapDoubts = ['beside-another', 'read-apart'] as const;
export type TapDoubt = (typeof tapDoubts)[number];

/** Why a number may not be the card's own. `known-reversed`: a card is known by its bytes the other way round. */
export const cardWarningSchema = z.enum([
  ...tapDoubts,
  'known-reversed',
  'perhaps-reversed',
  'perhaps-cut',
  'perhaps-padded',
  'perhaps-random',
]);
export type CardWarning = z.infer<typeof cardWarningSchema>;

export const cardSchema = z.object({
  identification: z.string(),
  technologies: z.array(technologySchema),
  known: knownCardSchema.nullable(),
  warnings: z.array(cardWarningSchema),
  /** Of a saved code, whose number is not in the window: its key is named by this. */
  keyId: z.string().optional(),
});
export type Card = z.infer<typeof cardSchema>;

export const cardPresentedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), card: cardSchema }),
  z.object({ kind: z.literal('refused'), problem: readProblemSchema }),
]);
export type CardPresented = z.infer<typeof cardPresentedSchema>;

export const cardNumberCheckSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), card: cardSchema }),
  z.object({ kind: z.literal('problem'), problem: cardNumberProblemSchema }),
]);
export type CardNumberCheck = z.infer<typeof cardNumberCheckSchema>;
