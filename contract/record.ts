import { z } from 'zod';
import { localeSchema } from './settings.ts';

/** Whether the change log is whole; see `docs/security.md`. */
export const logReportSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('whole'),
    count: z.number(),
    /** Entries whose contents went with an erased person. */
    erasedCount: z.number(),
    firstAtMs: z.number().nullable(),
    lastAtMs: z.number().nullable(),
    /** Of the last entry; null for an empty log. */
    headHash: z.string().nullable(),
    /** False where the key that proves the end is not here. */
    isEndProven: z.boolean(),
  }),
  z.object({
    kind: z.literal('broken'),
    fault: z.object({ kind: z.enum(['missing', 'not-linked', 'changed', 'other-end']), seq: z.number() }),
    wholeCount: z.number(),
    isEndProven: z.boolean(),
  }),
]);
export type LogReport = z.infer<typeof logReportSchema>;

export const recordExportOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exported'), count: z.number() }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('not-saved') }),
]);
export type RecordExportOutcome = z.infer<typeof recordExportOutcomeSchema>;

/** Of a submission, or of an entry of the register. */
export const receiptRequestSchema = z.strictObject({
  of: z.strictObject({ kind: z.enum(['submission', 'entry']), id: z.uuid() }),
  locale: localeSchema,
  to: z.enum(['pdf', 'printer']),
});
export type ReceiptRequest = z.infer<typeof receiptRequestSchema>;

export const receiptOutcomeSchema = z.enum([
  'saved',
  'printed',
  'cancelled',
  'not-saved',
  /** This computer knows no printer. */
  'no-printer',
  'not-printed',
  /** What it was to tell of is not there any more, or cannot be read. */
  'gone',
]);
export type ReceiptOutcome = z.infer<typeof receiptOutcomeSchema>;
