import { z } from 'zod';
import { cardNumberProblemSchema, technologySchema } from './card.ts';
import { portProblemSchema, readerProfileSchema } from './reader.ts';

/** What a reader may leave open after one card. */
export const calibrationDifferenceSchema = z.enum(['byte-order', 'checksum', 'crc-order', 'format']);
export type CalibrationDifference = z.infer<typeof calibrationDifferenceSchema>;

/** Why no setting makes the bytes the known card, as far as the bytes tell. The most telling reason is told. */
export const calibrationMissSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing-came') }),
  /** Something came at every speed, and it was never text or a frame. */
  z.object({ kind: z.literal('never-readable') }),
  /** As that, but at these speeds nothing came: perhaps nothing was tapped. */
  z.object({ kind: z.literal('some-silent'), baudRates: z.array(z.number()) }),
  /** A part of the number, in a form that cannot hold all of it, such as 8H10D or W26. */
  z.object({
    kind: z.literal('shortened'),
    form: z.string(),
    text: z.string(),
    sentBits: z.number(),
    wholeBits: z.number(),
    dropsOnlyTopByte: z.boolean(),
  }),
  /** `cascade`: 88 and the first three bytes. */
  z.object({ kind: z.literal('cut-to-four'), part: z.enum(['first', 'last', 'cascade']) }),
  z.object({ kind: z.literal('several-cards'), identifications: z.array(z.string()) }),
  /** The number alone, whole, and nothing that ends it. */
  z.object({ kind: z.literal('no-line-end') }),
  /** The number alone, with fewer zeros before it than its digits ask for, or with more. */
  z.object({
    kind: z.enum(['missing-zeros', 'extra-zeros']),
    text: z.string(),
    sentDigits: z.number(),
    wholeDigits: z.number(),
  }),
  z.object({ kind: z.literal('bad-checksum') }),
  /** The whole number is there, with more around it than any format knows: on one side at least. */
  z.object({ kind: z.literal('number-inside'), before: z.string(), after: z.string() }),
  /** The number's bytes are there, in an order no setting undoes. */
  z.object({ kind: z.literal('other-order'), text: z.string() }),
  /** What was typed is the short form printed on an EM card, taken for a Mifare number. */
  z.object({ kind: z.literal('typed-number-is-short'), identification: z.string(), form: z.string() }),
  /** A facility and card number, as HID readers send it, not the card's serial number. */
  z.object({ kind: z.literal('hid-number'), text: z.string() }),
  z.object({ kind: z.literal('other-card-type') }),
  z.object({ kind: z.literal('random-id') }),
  z.object({ kind: z.literal('other-card'), identification: z.string() }),
  z.object({ kind: z.literal('reader-error') }),
  /** Each of the two cards was read, by no setting both. */
  z.object({ kind: z.literal('cards-disagree') }),
  z.object({ kind: z.literal('nothing-of-it') }),
]);
export type CalibrationMiss = z.infer<typeof calibrationMissSchema>;

/** From the wire to the card, step by step. `hex` is at most 512 bytes. */
export const calibrationTraceSchema = z.object({
  hex: z.string(),
  text: z.string(),
  /** The number as the reader sent it, in hexadecimal. */
  number: z.string(),
  identification: z.string(),
});
export type CalibrationTrace = z.infer<typeof calibrationTraceSchema>;

export const calibrationCautionSchema = z.enum([
  /** Only an EM card was read by a reader that reads Mifare, too: in which order it tells those is not known. */
  'mifare-order-open',
  /** Readers that shorten EM numbers send ten decimal digits as well. */
  'ten-digits',
]);
export type CalibrationCaution = z.infer<typeof calibrationCautionSchema>;

export const calibrationStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opening') }),
  z.object({
    kind: z.literal('waiting-for-tap'),
    baudRate: z.number(),
    /** Which of the speeds this is, from 1. */
    step: z.number(),
    stepCount: z.number(),
    reason: z.enum(['first-tap', 'nothing-came', 'unreadable', 'next-card']),
    /** The card to tap, as the desk writes it. */
    identification: z.string(),
    /** It speaks only when asked, and says that no card lies on it. */
    answers: z.boolean(),
  }),
  z.object({
    kind: z.literal('found'),
    profile: readerProfileSchema,
    trace: calibrationTraceSchema,
    caution: calibrationCautionSchema.nullable(),
    /** Cards carry these two numbers, and the setting cannot read both. */
    lostParts: z.tuple([technologySchema, technologySchema]).nullable(),
  }),
  /** Another card has to tell. The port stays open for it. */
  z.object({
    kind: z.literal('several'),
    fits: z.array(readerProfileSchema).min(2),
    differIn: z.array(calibrationDifferenceSchema).min(1),
    trace: calibrationTraceSchema,
  }),
  z.object({
    kind: z.literal('none'),
    miss: calibrationMissSchema,
    hex: z.string(),
    text: z.string(),
    /** Null when nothing could be read at any speed. */
    baudRate: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('port-failed'),
    path: z.string(),
    problem: portProblemSchema,
    heldBy: z.string().nullable(),
    group: z.string().nullable(),
  }),
  z.object({ kind: z.literal('cancelled') }),
]);
export type CalibrationState = z.infer<typeof calibrationStateSchema>;

const knownCard = z.string().max(400);

/** The cards in the order they will be tapped; one is enough to begin. */
export const startCalibrationSchema = z.strictObject({
  path: z.string().trim().min(1).max(255),
  knownCards: z.array(knownCard).min(1).max(4),
});
export type StartCalibration = z.infer<typeof startCalibrationSchema>;

export const startCalibrationOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started') }),
  z.object({ kind: z.literal('card-problem'), problem: cardNumberProblemSchema }),
  /** In practice mode there is no reader to listen to. */
  z.object({ kind: z.literal('not-here') }),
]);
export type StartCalibrationOutcome = z.infer<typeof startCalibrationOutcomeSchema>;

export const secondCardSchema = z.strictObject({ knownCard });

export const secondCardOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted') }),
  z.object({ kind: z.literal('card-problem'), problem: cardNumberProblemSchema }),
  /** This card is the same in each of the ways that are left. */
  z.object({ kind: z.literal('would-not-tell') }),
  z.object({ kind: z.literal('not-asked') }),
]);
export type SecondCardOutcome = z.infer<typeof secondCardOutcomeSchema>;

export const exportProfileOutcomeSchema = z.enum(['exported', 'cancelled', 'not-saved', 'nothing-found']);
export type ExportProfileOutcome = z.infer<typeof exportProfileOutcomeSchema>;
