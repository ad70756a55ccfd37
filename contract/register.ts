import { z } from 'zod';

/** One row of Register: an access key this desk registered. Times are UTC, as the service has them; null for none. */
export const registerEntryViewSchema = z.object({
  id: z.string(),
  /** Empty where the service made up a name and did not tell it. */
  holder: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  /** The person's id at the service; null where it never told. */
  personId: z.string().nullable(),
  cardNumber: z.string(),
  /** The access key's id at the service. */
  keyId: z.string(),
  /** False once its removal is on its way. */
  canChange: z.boolean(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  accessLevelIds: z.array(z.string()),
  registeredAtMs: z.number(),
  /** The one it was registered by; null where that is erased. */
  submissionId: z.string().nullable(),
});
export type RegisterEntryView = z.infer<typeof registerEntryViewSchema>;

export const registerListSchema = z.object({
  /** Newest first. */
  entries: z.array(registerEntryViewSchema),
  hasMore: z.boolean(),
  /** Entries met on the way that cannot be unsealed on this computer. */
  unreadableCount: z.number(),
});
export type RegisterList = z.infer<typeof registerListSchema>;

export const erasePersonOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('erased'), entryCount: z.number(), submissionCount: z.number() }),
  /** So many submissions under their name are on their way or ask for a decision: nothing was erased. */
  z.object({ kind: z.literal('unfinished'), count: z.number() }),
  /** So many people who are theirs, or bear their name, are still to do on the list of people: nothing was erased. */
  z.object({ kind: z.literal('on-list'), count: z.number() }),
  z.object({ kind: z.literal('gone') }),
  z.object({ kind: z.literal('not-saved'), problem: z.enum(['disk-full', 'read-only', 'storage-failed']) }),
]);
export type ErasePersonOutcome = z.infer<typeof erasePersonOutcomeSchema>;
