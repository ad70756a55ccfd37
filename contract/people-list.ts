import { z } from 'zod';
import { cardNumberProblemSchema, knownCardSchema } from './card.ts';
import { columnUses, dateOrders, delimiters, textEncodings } from './list-reading.ts';
import { enrollFormSchema, fieldProblemSchema, submissionViewSchema } from './submission.ts';

/** More is refused: a list that long is no day at a desk. */
export const MOST_PEOPLE = 100_000;

const columnUseSchema = z.enum(columnUses);

/** How a file is read: guessed first, then as somebody corrected it. */
export const listReadingSchema = z.strictObject({
  encoding: z.enum(textEncodings),
  delimiter: z.enum(delimiters),
  hasHeader: z.boolean(),
  columns: z.array(columnUseSchema).max(200),
  dateOrder: z.enum(dateOrders),
  /** A PIN of fewer than four digits has lost its zeros, and gets them back. */
  restorePinZeros: z.boolean(),
});
export type ListReading = z.infer<typeof listReadingSchema>;

/** Why a row is left out. `excel-number` and `excel-error`: what Excel made of the value (1.23E+12, ####). */
export const rowProblemSchema = z.object({
  kind: z.enum([
    'empty',
    'no-name',
    'name-too-long',
    'name-bad-character',
    'unknown-level',
    'ambiguous-level',
    'bad-date',
    'skipped-hour',
    'ends-before-start',
    'ends-in-past',
    'bad-pin',
    'pin-lost-zeros',
    'excel-number',
    'excel-error',
    'bad-person-id',
    'duplicate',
    'open-quote',
    'extra-cells',
  ]),
  /** The column it is about; `ignored` where it is the whole row. */
  column: columnUseSchema,
  /** The value, cut to a length that can be shown. */
  text: z.string(),
  /** The line it is a duplicate of. */
  ofLine: z.number().nullable(),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

const shownRowSchema = z.object({
  /** The line of the file it begins on. */
  line: z.number(),
  cells: z.array(z.string()),
  problems: z.array(rowProblemSchema),
});

/** A file as it would be read, before anything is kept of it. */
export const peopleDraftSchema = z.object({
  /** The file's name; null for typed lines. */
  fileName: z.string().nullable(),
  reading: listReadingSchema,
  /** The file began with a byte order mark, so that its encoding is no guess. */
  hasMark: z.boolean(),
  headings: z.array(z.string()),
  firstRows: z.array(shownRowSchema),
  badRows: z.array(shownRowSchema),
  goodCount: z.number(),
  badCount: z.number(),
  /** Of those that can be enrolled, how many have no PIN in the list. */
  withoutPinCount: z.number(),
  /** Some date could be read in two ways, so that `dateOrder` matters. */
  hasAmbiguousDates: z.boolean(),
});
export type PeopleDraft = z.infer<typeof peopleDraftSchema>;

export const peopleDraftOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draft'), draft: peopleDraftSchema }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum(['too-many', 'too-large', 'empty', 'not-text', 'spreadsheet', 'not-readable', 'gone']),
  }),
]);
export type PeopleDraftOutcome = z.infer<typeof peopleDraftOutcomeSchema>;

/** What everybody on the list gets, where their row says nothing else. Times as in the form. */
export const listTermsSchema = z.strictObject({
  accessLevelIds: enrollFormSchema.shape.accessLevelIds,
  validFrom: enrollFormSchema.shape.validFrom,
  validTo: enrollFormSchema.shape.validTo,
  pin: z.enum(['none', 'generated', 'from-list']),
});
export type ListTerms = z.infer<typeof listTermsSchema>;

/** `id` names the person's row of the list. */
const listedPersonSchema = z.object({ id: z.string(), name: z.string() });
export type ListedPerson = z.infer<typeof listedPersonSchema>;

export const peopleListSchema = z.object({
  totalCount: z.number(),
  enrolledCount: z.number(),
  skippedCount: z.number(),
  /** To do and readable: `next` and those behind. */
  leftCount: z.number(),
  /** Rows that cannot be opened on this computer. */
  unreadableCount: z.number(),
  /** The next first. */
  next: z.array(listedPersonSchema),
  /** The latest first. */
  lastEnrolled: z.array(
    listedPersonSchema.extend({
      cardNumber: z.string(),
      /** Why the card is not theirs any more, so that they can be put back on the list; null where it is, or nobody knows. */
      lost: z.enum(['no-key', 'discarded']).nullable(),
    }),
  ),
  terms: listTermsSchema,
  survivesClosing: z.boolean(),
});
export type PeopleList = z.infer<typeof peopleListSchema>;

const storageProblem = z.enum(['disk-full', 'read-only', 'storage-failed']);
const notSaved = z.object({ kind: z.literal('not-saved'), problem: storageProblem });

export const startListOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), list: peopleListSchema }),
  z.object({ kind: z.literal('problems'), problems: z.array(fieldProblemSchema).min(1) }),
  z.object({ kind: z.literal('refused'), reason: z.enum(['nobody', 'gone', 'another-list']) }),
  notSaved,
]);
export type StartListOutcome = z.infer<typeof startListOutcomeSchema>;

export const listTapSchema = z.strictObject({
  /** Whose name stood in the window when the card was tapped: nobody else gets it. */
  personId: z.uuid(),
  cardNumber: z.string().max(400),
  /** What is meant with a card that `holder` has; null before it was asked. */
  answer: z
    .strictObject({ knownCard: z.enum(['change', 'enroll-afresh']), holder: z.string().max(400) })
    .nullable(),
});
export type ListTap = z.infer<typeof listTapSchema>;

export const listTapOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('enrolled'),
    person: listedPersonSchema,
    submission: submissionViewSchema,
    /** To be told to the person; null where there is none. */
    pin: z.string().nullable(),
  }),
  /** The card that was enrolled last: still held, or tapped again. */
  z.object({ kind: z.literal('same-card-again'), person: listedPersonSchema }),
  /** Enrolled from this list already, for `person`. */
  z.object({ kind: z.literal('tapped-before'), person: listedPersonSchema }),
  z.object({ kind: z.literal('known-card'), known: knownCardSchema, isSamePerson: z.boolean() }),
  /** Somebody else is next by now. */
  z.object({ kind: z.literal('not-next') }),
  z.object({ kind: z.literal('bad-card'), problem: cardNumberProblemSchema }),
  z.object({ kind: z.literal('problems'), problems: z.array(fieldProblemSchema).min(1) }),
  notSaved,
]);
export type ListTapOutcome = z.infer<typeof listTapOutcomeSchema>;

/**
 * `undo`: whoever was enrolled last is next again; their key is removed only where `removeKeyOf` names them. `put-back`: somebody
 * whose card is not theirs any more is to do again. `bring-back`: who was skipped comes up again. `finish`: the list is erased; what
 * was enrolled stays.
 */
export const listActSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('skip'), personId: z.uuid() }),
  z.strictObject({ act: z.literal('undo'), removeKeyOf: z.uuid().nullable() }),
  z.strictObject({ act: z.literal('put-back'), personId: z.uuid() }),
  z.strictObject({ act: z.literal('bring-back') }),
  z.strictObject({ act: z.literal('finish') }),
]);
export type ListAct = z.infer<typeof listActSchema>;

const notUndoneReasonSchema = z.enum([
  'being-sent',
  /** It may have reached the service, which has not answered. */
  'tried',
  'needs-attention',
  'other-holder',
  /** Something newer for the card is not sent yet. */
  'more-on-its-way',
  /** The card was theirs before the list. */
  'had-card',
  /** They were given another card in its place. */
  'replaced',
  'discarded',
  'not-known',
]);
export type NotUndoneReason = z.infer<typeof notUndoneReasonSchema>;

export const listActOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({
    kind: z.literal('undone'),
    person: listedPersonSchema,
    /** `removal`: of their key, saved. `no-key`: they had none any more. */
    by: z.enum(['not-sent', 'removal', 'no-key']),
    /** The list's PIN is erased by now; they get a new one. */
    makesPin: z.boolean(),
  }),
  /** Asked before anything is saved: they have the key, which has to be removed. */
  z.object({
    kind: z.literal('undo-asks'),
    person: listedPersonSchema,
    cardNumber: z.string(),
    makesPin: z.boolean(),
  }),
  z.object({ kind: z.literal('not-undone'), person: listedPersonSchema, reason: notUndoneReasonSchema }),
  z.object({ kind: z.literal('nothing-to-undo') }),
  notSaved,
]);
export type ListActOutcome = z.infer<typeof listActOutcomeSchema>;

export const listExportOutcomeSchema = z.enum(['saved', 'cancelled', 'not-saved', 'nobody']);
export type ListExportOutcome = z.infer<typeof listExportOutcomeSchema>;
