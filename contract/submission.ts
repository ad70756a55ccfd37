import { z } from 'zod';
import { cardNumberProblemSchema, knownCardSchema } from './card.ts';

/**
 * The form as it stands in the window: text as typed. Times are the `datetime-local` text, local time
 * (`2026-03-29T08:00`), empty for none.
 */
export const enrollFormSchema = z.strictObject({
  cardNumber: z.string().max(400),
  firstName: z.string().max(400),
  lastName: z.string().max(400),
  validFrom: z.string().max(40),
  validTo: z.string().max(40),
  pin: z.string().max(40),
  accessLevelIds: z.array(z.guid()).max(500),
});
export type EnrollForm = z.infer<typeof enrollFormSchema>;

export const enrollRequestSchema = z.strictObject({
  form: enrollFormSchema,
  /** The submission this one replaces ("Edit"); it is discarded in the same commit. */
  replaces: z.uuid().nullable(),
  /** The operator has seen who holds the card and wants it all the same. */
  knownCardConfirmed: z.boolean(),
});
export type EnrollRequest = z.infer<typeof enrollRequestSchema>;

export const fieldProblemSchema = z.discriminatedUnion('field', [
  z.object({ field: z.literal('cardNumber'), problem: cardNumberProblemSchema }),
  z.object({ field: z.enum(['firstName', 'lastName']), problem: z.enum(['too-long', 'bad-character']) }),
  z.object({
    field: z.enum(['validFrom', 'validTo']),
    problem: z.enum(['not-a-time', 'skipped-hour', 'before-from', 'in-the-past']),
  }),
  z.object({ field: z.literal('pin'), problem: z.enum(['not-four-digits']) }),
  z.object({ field: z.literal('accessLevels'), problem: z.enum(['unknown-level']) }),
]);
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

export const submissionStateSchema = z.enum(['waiting', 'sending', 'delivered', 'attention', 'discarded']);
export type SubmissionState = z.infer<typeof submissionStateSchema>;

/** Why a submission is where it is. */
export const submissionReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-connection'), cause: z.enum(['offline', 'timeout', 'other']) }),
  z.object({ kind: z.literal('tls'), words: z.string() }),
  z.object({ kind: z.literal('unexpected-answer'), status: z.number() }),
  z.object({ kind: z.literal('busy'), status: z.number() }),
  z.object({ kind: z.literal('key-refused'), status: z.number() }),
  z.object({ kind: z.literal('refused'), status: z.number(), words: z.string() }),
  z.object({ kind: z.literal('other-holder'), holder: z.string() }),
  z.object({ kind: z.literal('behind-another') }),
  z.object({ kind: z.literal('unreadable') }),
]);
export type SubmissionReason = z.infer<typeof submissionReasonSchema>;

/** One row of Activity. Person and card are null where the row cannot be unsealed on this computer. */
export const submissionViewSchema = z.object({
  id: z.string(),
  createdAtMs: z.number(),
  state: submissionStateSchema,
  reason: submissionReasonSchema.nullable(),
  attemptCount: z.number(),
  /** Null when it is not waiting for a time. */
  nextAttemptAtMs: z.number().nullable(),
  settledAtMs: z.number().nullable(),
  person: z.object({ firstName: z.string(), lastName: z.string() }).nullable(),
  cardNumber: z.string().nullable(),
  /** UTC, as sent: `2020-09-01T00:00:00Z`. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  levelCount: z.number(),
  hasPin: z.boolean(),
  /** The access key's id at the service, once delivered. */
  keyId: z.string().nullable(),
});
export type SubmissionView = z.infer<typeof submissionViewSchema>;

export const enrollOutcomeSchema = z.discriminatedUnion('kind', [
  /** On disk. `survivesClosing` is false where no keychain exists: then it lives as long as the desk stays open. */
  z.object({ kind: z.literal('saved'), submission: submissionViewSchema, survivesClosing: z.boolean() }),
  z.object({ kind: z.literal('problems'), problems: z.array(fieldProblemSchema).min(1) }),
  z.object({ kind: z.literal('known-card'), known: knownCardSchema }),
  z.object({ kind: z.literal('not-saved'), problem: z.enum(['disk-full', 'read-only', 'storage-failed']) }),
  /** The submission to replace has gone out in the meantime. */
  z.object({ kind: z.literal('too-late') }),
]);
export type EnrollOutcome = z.infer<typeof enrollOutcomeSchema>;

export const submissionListSchema = z.object({
  submissions: z.array(submissionViewSchema),
  /** How many match, of which `submissions` holds the newest. */
  matchCount: z.number(),
});
export type SubmissionList = z.infer<typeof submissionListSchema>;

export const submissionFormSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('form'), form: enrollFormSchema }),
  z.object({ kind: z.literal('not-editable') }),
]);
export type SubmissionForm = z.infer<typeof submissionFormSchema>;

export const submissionActionOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('too-late') }),
  z.object({ kind: z.literal('not-saved'), problem: z.enum(['disk-full', 'read-only', 'storage-failed']) }),
]);
export type SubmissionActionOutcome = z.infer<typeof submissionActionOutcomeSchema>;
