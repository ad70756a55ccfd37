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
  /** Of somebody the service knows already, in place of a name; empty or absent: a new person. */
  personId: z.string().max(400).optional(),
  /** A card lent for the day: tapped, it is to be taken back. */
  temporary: z.boolean().optional(),
});
export type EnrollForm = z.infer<typeof enrollFormSchema>;

export const enrollRequestSchema = z.strictObject({
  form: enrollFormSchema,
  /** The submission this one replaces ("Edit"); it is discarded in the same commit. */
  replaces: z.uuid().nullable(),
  /**
   * What the operator wants with a card this desk knows; null before it was asked. `change`: the holder keeps the key,
   * with what the form says. `enroll-afresh`: the holder's key is removed and the card enrolled for the person in the form.
   */
  knownCard: z.enum(['change', 'enroll-afresh']).nullable(),
  /** Whom that answer was about (`known.holder`): if somebody else has the card by now, it is asked again. */
  askedHolder: z.string().optional(),
});
export type EnrollRequest = z.infer<typeof enrollRequestSchema>;

export const fieldProblemSchema = z.discriminatedUnion('field', [
  z.object({
    field: z.literal('cardNumber'),
    problem: z.enum([...cardNumberProblemSchema.options, 'no-holder']),
  }),
  z.object({ field: z.enum(['firstName', 'lastName']), problem: z.enum(['too-long', 'bad-character']) }),
  z.object({
    field: z.enum(['validFrom', 'validTo']),
    problem: z.enum(['not-a-time', 'skipped-hour', 'before-from', 'in-the-past', 'loan-without-end']),
  }),
  z.object({
    field: z.literal('newCard'),
    problem: z.enum([...cardNumberProblemSchema.options, 'same-card', 'has-holder', 'key-expired']),
  }),
  z.object({ field: z.literal('personId'), problem: z.enum(['not-a-person-id']) }),
  z.object({ field: z.literal('pin'), problem: z.enum(['not-four-digits', 'template-needs-one']) }),
  z.object({ field: z.literal('accessLevels'), problem: z.enum(['unknown-level', 'none-left']) }),
]);
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

export const submissionStateSchema = z.enum(['waiting', 'sending', 'delivered', 'attention', 'discarded']);
export type SubmissionState = z.infer<typeof submissionStateSchema>;

/** Why a submission is where it is. */
export const submissionReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-connection'), cause: z.enum(['offline', 'timeout', 'proxy', 'other']) }),
  z.object({ kind: z.literal('tls'), words: z.string() }),
  z.object({ kind: z.literal('unexpected-answer'), status: z.number() }),
  z.object({ kind: z.literal('busy'), status: z.number() }),
  z.object({ kind: z.literal('key-refused'), status: z.number() }),
  z.object({ kind: z.literal('refused'), status: z.number(), words: z.string() }),
  z.object({ kind: z.literal('other-holder'), holder: z.string() }),
  /** Registered, but under the name an earlier version of this submission was sent with. */
  z.object({ kind: z.literal('earlier-name'), holder: z.string() }),
  /** Changed, but the service tells another end of validity than was asked for. */
  z.object({ kind: z.literal('other-end'), validTo: z.string() }),
  /** A key was to be changed that this desk knows no longer, or removed, and there may be one it does not know. */
  z.object({ kind: z.literal('key-not-known') }),
  z.object({ kind: z.literal('behind-another') }),
  z.object({ kind: z.literal('unreadable') }),
]);
export type SubmissionReason = z.infer<typeof submissionReasonSchema>;

/** What the service last said of a key's way to the doors; words it may add later are kept as they are. */
export const propagationSchema = z.object({
  /** Null where it never said. */
  status: z.string().nullable(),
  systems: z.array(
    z.object({
      systemId: z.string(),
      state: z.enum(['applied', 'pending', 'failed']),
      /** The service's own word for what failed. */
      errorType: z.string().nullable(),
    }),
  ),
  askedAtMs: z.number(),
  /** Why it is asked no more, where the status is not the reason. */
  end: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('day-passed') }),
      z.object({ kind: z.literal('refused'), status: z.number(), words: z.string() }),
    ])
    .nullable(),
});
export type Propagation = z.infer<typeof propagationSchema>;

/** `add` registers the card, `update` changes its key, `remove` takes its key away from the person named. */
export const submissionTaskSchema = z.enum(['add', 'update', 'remove']);
export type SubmissionTask = z.infer<typeof submissionTaskSchema>;

export const keyChangeSchema = z.enum(['new-pin', 'no-pin', 'valid-from', 'valid-to', 'levels']);
export type KeyChange = z.infer<typeof keyChangeSchema>;

/** One row of Activity. Person and card are null where the row cannot be unsealed on this computer. */
export const submissionViewSchema = z.object({
  id: z.string(),
  /** Null where the row cannot be unsealed. */
  task: submissionTaskSchema.nullable(),
  createdAtMs: z.number(),
  state: submissionStateSchema,
  reason: submissionReasonSchema.nullable(),
  /** Those of the versions it was edited from among them: 0 where nothing of it can have reached the service. */
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
  /** What an `update` changes; `validFrom`, `validTo` and `levelCount` are what those become. */
  changes: z.array(keyChangeSchema),
  /** The access key's id at the service, once delivered. */
  keyId: z.string().nullable(),
  /**
   * The other half of a pair, which this is sent after and discarded with: the removal before "enroll afresh", or the new card
   * before the removal of the one it replaces.
   */
  needs: z
    .object({
      id: z.string(),
      /** Null where it cannot be read. */
      task: submissionTaskSchema.nullable(),
      cardNumber: z.string().nullable(),
      /** Whose key it is; empty where that cannot be read. */
      holder: z.string(),
      state: submissionStateSchema,
      attemptCount: z.number(),
    })
    .nullable(),
  /** Null for what is not delivered, or was not asked yet. */
  propagation: propagationSchema.nullable(),
  /** True until somebody decided about a delivery that changed another holder's key. */
  needsDecision: z.boolean(),
  /** True while the service is still asked whether the key has reached the doors. */
  isFollowed: z.boolean(),
});
export type SubmissionView = z.infer<typeof submissionViewSchema>;

export const enrollOutcomeSchema = z.discriminatedUnion('kind', [
  /** On disk. `survivesClosing` is false where no keychain exists: then it lives as long as the desk stays open. */
  z.object({ kind: z.literal('saved'), submission: submissionViewSchema, survivesClosing: z.boolean() }),
  z.object({ kind: z.literal('problems'), problems: z.array(fieldProblemSchema).min(1) }),
  /** Asked before anything is saved; see `knownCard`. */
  z.object({ kind: z.literal('known-card'), known: knownCardSchema, isSamePerson: z.boolean() }),
  z.object({ kind: z.literal('not-saved'), problem: z.enum(['disk-full', 'read-only', 'storage-failed']) }),
  /** The submission to replace has gone out in the meantime. */
  z.object({ kind: z.literal('too-late') }),
]);
export type EnrollOutcome = z.infer<typeof enrollOutcomeSchema>;

/** What Activity shows; null for no matter which. Times are of the making, the moment of `untilMs` not included. */
export const activityFilterSchema = z.strictObject({
  /** `attention`: with what waits for a decision, as the status line counts it. */
  state: submissionStateSchema.nullable(),
  task: submissionTaskSchema.nullable(),
  fromMs: z.int().nullable(),
  untilMs: z.int().nullable(),
  /** Only what is about the key of this submission, whatever is searched for: a code is not in the window to be searched by. */
  sameKeyAs: z.string().max(100).nullable(),
});
export type ActivityFilter = z.infer<typeof activityFilterSchema>;

export const submissionListSchema = z.object({
  submissions: z.array(submissionViewSchema),
  /** How many match, of which `submissions` holds the newest; null when there are more and nobody counted. */
  matchCount: z.number().nullable(),
});
export type SubmissionList = z.infer<typeof submissionListSchema>;

export const submissionFormSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('form'), form: enrollFormSchema }),
  z.object({ kind: z.literal('not-editable') }),
]);
export type SubmissionForm = z.infer<typeof submissionFormSchema>;

/** `keep`: the other holder keeps the key as it now is. `enroll-afresh`: it is removed, and the card enrolled for the person sent. */
export const alertDecisionSchema = z.enum(['keep', 'enroll-afresh']);
export type AlertDecision = z.infer<typeof alertDecisionSchema>;

/** Decided on disk: `kept`, or `saved` with the new enrollment, which waits for the removal before it. */
export const alertOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept') }),
  z.object({ kind: z.literal('saved'), submission: submissionViewSchema, survivesClosing: z.boolean() }),
  z.object({ kind: z.literal('too-late') }),
  z.object({ kind: z.literal('not-saved'), problem: z.enum(['disk-full', 'read-only', 'storage-failed']) }),
]);
export type AlertOutcome = z.infer<typeof alertOutcomeSchema>;

/** Undone: it was never sent, and stands in the form again. */
export const undoOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('undone'), form: enrollFormSchema }),
  z.object({ kind: z.literal('too-late') }),
  z.object({ kind: z.literal('not-saved'), problem: z.enum(['disk-full', 'read-only', 'storage-failed']) }),
]);
export type UndoOutcome = z.infer<typeof undoOutcomeSchema>;

export const submissionActionOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('too-late') }),
  z.object({ kind: z.literal('not-saved'), problem: z.enum(['disk-full', 'read-only', 'storage-failed']) }),
]);
export type SubmissionActionOutcome = z.infer<typeof submissionActionOutcomeSchema>;
