import { z } from 'zod';

/** What is typed into the two fields of a validity, as `datetime-local` writes it. */
export const typedValiditySchema = z.strictObject({
  validFrom: z.string().max(40),
  validTo: z.string().max(40),
});
export type TypedValidity = z.infer<typeof typedValiditySchema>;

const sideSchema = z.enum(['validFrom', 'validTo']);

/** Local time, `2026-08-31T17:00`. A start that is over is `now`. */
const startSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('time'), at: z.string() }),
]);
/** `day`: until midnight, that day included. */
const endSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('day'), day: z.string() }),
  z.object({ kind: z.literal('time'), at: z.string() }),
]);
export type ValidityStart = z.infer<typeof startSchema>;
export type ValidityEnd = z.infer<typeof endSchema>;

const verdictSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('works'), from: startSchema, to: endSchema }),
  z.object({ kind: z.literal('ended'), to: endSchema }),
  z.object({ kind: z.literal('ends-before-start'), from: startSchema, to: endSchema }),
  /** `at` as it was typed. */
  z.object({
    kind: z.literal('unclear'),
    side: sideSchema,
    problem: z.enum(['not-a-time', 'skipped-hour']),
    at: z.string(),
  }),
]);
export type ValidityVerdict = z.infer<typeof verdictSchema>;

/** What is allowed, and worth a second look. */
const noteSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-end') }),
  /** Clocks go back, and the time comes twice: a start means the first, an end the second. */
  z.object({ kind: z.literal('comes-twice'), side: sideSchema, at: z.string() }),
  /** Near its start or its end the clocks change, so that the hours are not what they look like. */
  z.object({ kind: z.literal('clocks-change'), direction: z.enum(['forward', 'back']), day: z.string() }),
]);
export type ValidityNote = z.infer<typeof noteSchema>;

/** What a typed validity will mean, were it sent now. */
export const validityFactsSchema = z.object({
  /** The day it is now. */
  today: z.string(),
  verdict: verdictSchema,
  notes: z.array(noteSchema),
});
export type ValidityFacts = z.infer<typeof validityFactsSchema>;
