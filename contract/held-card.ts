import { z } from 'zod';
import { knownCardSchema } from './card.ts';
import { fieldProblemSchema, submissionViewSchema } from './submission.ts';

/** Which key is meant: by the number that was read or typed, or by its id at the service, where the register has it. */
export const keyRefSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), cardNumber: z.string().max(400) }),
  z.strictObject({ kind: z.literal('registered'), keyId: z.string().min(1).max(400) }),
]);
export type KeyRef = z.infer<typeof keyRefSchema>;

/** A card somebody has, with what its key is at the service, as far as this desk knows. */
export const heldCardSchema = z.object({
  ...knownCardSchema.shape,
  /** As it is shown. */
  cardNumber: z.string(),
  /** UTC, as the service has it; null for at once. */
  validFrom: z.string().nullable(),
  accessLevelIds: z.array(z.string()),
  hasPin: z.boolean(),
  /** Lent for the day. */
  temporary: z.boolean(),
  /** What will hold once all that waits is delivered, as the fields write it. */
  next: z.object({ validFrom: z.string(), validTo: z.string(), accessLevelIds: z.array(z.string()) }),
  /** False once its removal is on its way: then there is nothing more to do with it. */
  canAct: z.boolean(),
  /** What is on its way for the card, in its order. */
  waiting: z.array(submissionViewSchema),
  /** What the key was learnt by; null where that is gone from Activity. */
  last: submissionViewSchema.nullable(),
});
export type HeldCard = z.infer<typeof heldCardSchema>;

/** One thing to do with a card somebody has. Text is as typed. */
export const cardActSchema = z.discriminatedUnion('kind', [
  /** Local time, as `datetime-local` writes it; empty for no end. */
  z.strictObject({ kind: z.literal('validity'), validTo: z.string().max(40) }),
  z.strictObject({ kind: z.literal('new-pin'), pin: z.string().max(40) }),
  z.strictObject({ kind: z.literal('no-pin') }),
  z.strictObject({ kind: z.literal('levels'), accessLevelIds: z.array(z.guid()).max(500) }),
  /** The person gets another card with the same terms; this one is removed once that is through. */
  z.strictObject({ kind: z.literal('replace'), newCard: z.string().max(400), pin: z.string().max(40) }),
  z.strictObject({ kind: z.literal('remove') }),
]);
export type CardAct = z.infer<typeof cardActSchema>;

export const cardActRequestSchema = z.strictObject({
  key: keyRefSchema,
  /** Whom the window showed: if somebody else has the card by now, nothing is saved. */
  askedHolder: z.string().max(400),
  act: cardActSchema,
});
export type CardActRequest = z.infer<typeof cardActRequestSchema>;

export const cardActOutcomeSchema = z.discriminatedUnion('kind', [
  /** On disk; see `enrollOutcomeSchema`. */
  z.object({ kind: z.literal('saved'), submission: submissionViewSchema, survivesClosing: z.boolean() }),
  z.object({ kind: z.literal('problems'), problems: z.array(fieldProblemSchema).min(1) }),
  /** Somebody else has the card by now, or nobody. */
  z.object({ kind: z.literal('too-late') }),
  /** The card is not registered yet, or the service never told who the person is. */
  z.object({ kind: z.literal('person-not-known') }),
  /** The key has an access level the service no longer lists, and would refuse: its levels come first. */
  z.object({ kind: z.literal('level-gone') }),
  z.object({ kind: z.literal('not-saved'), problem: z.enum(['disk-full', 'read-only', 'storage-failed']) }),
]);
export type CardActOutcome = z.infer<typeof cardActOutcomeSchema>;
