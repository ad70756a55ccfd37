import { propagationSchema, type Propagation } from '../../contract/submission.ts';
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

/** In place of an outcome that does not open: what was to be sent is not lost with it. */
const unreadableOutcome: SubmissionOutcome = { ...nothingYet, reason: { kind: 'unreadable' } };

export function sealRequest(seal: RowSeal, rowId: string, request: SubmissionRequest): Uint8Array {
  return seal.seal({ table: 'submissions', rowId, column: 'request' }, JSON.stringify(request));
}

export function sealOutcome(seal: RowSeal, rowId: string, outcome: SubmissionOutcome): Uint8Array {
  return seal.seal({ table: 'submissions', rowId, column: 'outcome' }, JSON.stringify(outcome));
}

export function sealPropagation(seal: RowSeal, rowId: string, propagation: Propagation): Uint8Array {
  return seal.seal({ table: 'submissions', rowId, column: 'propagation' }, JSON.stringify(propagation));
}

export function sealOf(seals: Seals, keyId: string): RowSeal | undefined {
  return seals.all.find((seal) => seal.keyId === keyId);
}

/** A row whose request does not open, or whose key is not here, is kept and comes back without contents. */
export function unsealRow(seals: Seals, row: SubmissionRow): SubmissionRecord {
  const seal = sealOf(seals, row.key_id);
  if (!seal) return { row, contents: null };
  const place = { table: 'submissions', rowId: row.id } as const;
  const request = openSealed(
    seal,
    { ...place, column: 'request' },
    row.sealed_request,
    submissionRequestSchema,
  );
  if (!request) return { row, contents: null };
  const outcome =
    row.sealed_outcome === null
      ? nothingYet
      : openSealed(seal, { ...place, column: 'outcome' }, row.sealed_outcome, submissionOutcomeSchema);
  const propagation =
    row.sealed_propagation &&
    openSealed(seal, { ...place, column: 'propagation' }, row.sealed_propagation, propagationSchema);
  return { row, contents: { request, outcome: outcome ?? unreadableOutcome, propagation } };
}

interface Schema<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false };
}

/** Null when it does not open, or holds something else. */
export function openSealed<Value>(
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
