import type { RowSeal, SealedPlace } from '../secrets/row-seal.ts';
import {
  nothingYet,
  submissionOutcomeSchema,
  submissionRequestSchema,
  type SubmissionOutcome,
  type SubmissionRecord,
  type SubmissionRequest,
  type SubmissionRow,
} from './submission-record.ts';

/** The seal new rows get, and every seal that opens rows here. */
export interface Seals {
  readonly current: RowSeal;
  readonly all: readonly RowSeal[];
}

export function sealRequest(seal: RowSeal, rowId: string, request: SubmissionRequest): Uint8Array {
  return seal.seal({ rowId, column: 'request' }, JSON.stringify(request));
}

export function sealOutcome(seal: RowSeal, rowId: string, outcome: SubmissionOutcome): Uint8Array {
  return seal.seal({ rowId, column: 'outcome' }, JSON.stringify(outcome));
}

export function sealOf(seals: Seals, keyId: string): RowSeal | undefined {
  return seals.all.find((seal) => seal.keyId === keyId);
}

/** A row whose seal is broken, or whose key is not here, is kept and comes back without contents. */
export function unsealRow(seals: Seals, row: SubmissionRow): SubmissionRecord {
  const seal = sealOf(seals, row.key_id);
  if (!seal) return { row, contents: null };
  const request = open(
    seal,
    { rowId: row.id, column: 'request' },
    row.sealed_request,
    submissionRequestSchema,
  );
  const outcome =
    row.sealed_outcome === null
      ? nothingYet
      : open(seal, { rowId: row.id, column: 'outcome' }, row.sealed_outcome, submissionOutcomeSchema);
  return { row, contents: request && outcome ? { request, outcome } : null };
}

interface Schema<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false };
}

function open<Value>(
  seal: RowSeal,
  place: SealedPlace,
  sealed: Uint8Array,
  schema: Schema<Value>,
): Value | null {
  const unsealed = seal.unseal(place, sealed);
  if (unsealed.kind === 'broken') return null;
  const parsed = schema.safeParse(JSON.parse(unsealed.text));
  return parsed.success ? parsed.data : null;
}
