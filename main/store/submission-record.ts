import { z } from 'zod';
import { submissionReasonSchema, submissionStateSchema } from '../../contract/submission.ts';

/** What is sent, as it is sealed in its row. */
export const submissionRequestSchema = z.object({
  /** The API's text of the card, in the form chosen when it was enrolled. */
  identification: z.string(),
  /** One text per card whatever its form: equal text, same card. */
  cardKey: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  pin: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  accessLevelIds: z.array(z.string()),
  /** Kept when the PIN itself is erased. */
  hasPin: z.boolean(),
});
export type SubmissionRequest = z.infer<typeof submissionRequestSchema>;

/** How the last attempt ended, sealed too: the service's words may name people. */
export const submissionOutcomeSchema = z.object({
  reason: submissionReasonSchema.nullable(),
  keyId: z.string().nullable(),
  personId: z.string().nullable(),
});
export type SubmissionOutcome = z.infer<typeof submissionOutcomeSchema>;

export const nothingYet: SubmissionOutcome = { reason: null, keyId: null, personId: null };

/** A row as SQLite gives it. */
export const submissionRowSchema = z.object({
  seq: z.number(),
  id: z.string(),
  key_id: z.string(),
  state: submissionStateSchema,
  attempt_count: z.number(),
  due_at_ms: z.number(),
  created_at_ms: z.number(),
  settled_at_ms: z.number().nullable(),
  sealed_request: z.instanceof(Uint8Array),
  sealed_outcome: z.instanceof(Uint8Array).nullable(),
});
export type SubmissionRow = z.infer<typeof submissionRowSchema>;

/** A row unsealed. `contents` is null when this computer holds no key that opens it. */
export interface SubmissionRecord {
  readonly row: SubmissionRow;
  readonly contents: { readonly request: SubmissionRequest; readonly outcome: SubmissionOutcome } | null;
}
