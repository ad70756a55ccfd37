import { z } from 'zod';
import {
  submissionReasonSchema,
  submissionStateSchema,
  type Propagation,
} from '../../contract/submission.ts';

const personNamesSchema = z.object({ firstName: z.string(), lastName: z.string() });
export type PersonNames = z.infer<typeof personNamesSchema>;

/** Empty where nobody is named. */
export function fullName({ firstName, lastName }: PersonNames): string {
  return [firstName, lastName].filter((name) => name !== '').join(' ');
}

const cardSchema = z.object({
  /** The API's text of the card, in the form chosen when it was enrolled. */
  identification: z.string(),
  /** One text per card whatever its form: equal text, same card. */
  cardKey: z.string(),
});

export const addRequestSchema = z.object({
  kind: z.literal('add'),
  ...cardSchema.shape,
  ...personNamesSchema.shape,
  /** Somebody the service knows already: then the names are only this desk's own. */
  personId: z.string().nullable().default(null),
  /** Lent for the day. */
  temporary: z.boolean().optional(),
  pin: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  accessLevelIds: z.array(z.string()),
  /** Kept when the PIN itself is erased. */
  hasPin: z.boolean(),
  /** What earlier, edited versions named the person; one of them may have reached the service unanswered. */
  earlierNames: z.array(personNamesSchema).default([]),
  /** How often those versions were tried. */
  earlierAttemptCount: z.number().optional(),
});
export type AddRequest = z.infer<typeof addRequestSchema>;

export const removeRequestSchema = z.object({
  kind: z.literal('remove'),
  ...cardSchema.shape,
  /** Whose key is removed. */
  ...personNamesSchema.shape,
  /** Null: the key the register has for this person and card when it is sent. Never whichever key the card has. */
  keyId: z.string().nullable(),
});
export type RemoveRequest = z.infer<typeof removeRequestSchema>;

export const updateRequestSchema = z.object({
  kind: z.literal('update'),
  ...cardSchema.shape,
  /** Whose key is changed. */
  ...personNamesSchema.shape,
  /** Null: the key the register has for this person and card when it is sent. */
  keyId: z.string().nullable(),
  /** What is absent stays as it is. */
  changes: z.object({
    /** Null takes the PIN away. */
    pin: z.string().nullable().optional(),
    validFrom: z.string().nullable().optional(),
    validTo: z.string().nullable().optional(),
    accessLevelIds: z.array(z.string()).optional(),
  }),
  /** Kept when the PIN itself is erased. */
  pinChange: z.enum(['new', 'none']).nullable(),
});
export type UpdateRequest = z.infer<typeof updateRequestSchema>;

/** What is sent, as it is sealed in its row. Rows of the first schema are adds and do not say so. */
export const submissionRequestSchema = z.preprocess(
  (value) => (typeof value === 'object' && value !== null ? { kind: 'add', ...value } : value),
  z.discriminatedUnion('kind', [addRequestSchema, updateRequestSchema, removeRequestSchema]),
);
export type SubmissionRequest = AddRequest | UpdateRequest | RemoveRequest;

/** How often the versions it was edited from were tried. */
export function earlierAttemptsOf(request: SubmissionRequest | null): number {
  return request?.kind === 'add' ? (request.earlierAttemptCount ?? 0) : 0;
}

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
  place: z.number().nullable(),
  id: z.string(),
  key_id: z.string(),
  state: submissionStateSchema,
  attempt_count: z.number(),
  due_at_ms: z.number(),
  created_at_ms: z.number(),
  settled_at_ms: z.number().nullable(),
  alert_unseen: z.number(),
  is_head: z.number(),
  is_held: z.number(),
  needs_id: z.string().nullable(),
  follow_due_at_ms: z.number().nullable(),
  follow_count: z.number(),
  sealed_request: z.instanceof(Uint8Array),
  sealed_outcome: z.instanceof(Uint8Array).nullable(),
  sealed_propagation: z.instanceof(Uint8Array).nullable(),
});
export type SubmissionRow = z.infer<typeof submissionRowSchema>;

/** The order of a card's line: an edited submission stands where the one stood that it was edited from. For sorting. */
export function byPlace(one: SubmissionRecord, other: SubmissionRecord): number {
  const [a, b] = [one.row, other.row];
  return (a.place ?? a.seq) - (b.place ?? b.seq) || a.seq - b.seq;
}

/** A row unsealed. `contents` is null when this computer holds no key that opens it. */
export interface SubmissionRecord {
  readonly row: SubmissionRow;
  readonly contents: {
    readonly request: SubmissionRequest;
    readonly outcome: SubmissionOutcome;
    readonly propagation: Propagation | null;
  } | null;
}
