import { assertNever } from '../../contract/assert-never.ts';
import type { Database } from './database.ts';
import { sealOf, sealRequest, unsealRow, type Seals } from './sealed-contents.ts';
import { submissionRowSchema, type SubmissionRecord, type SubmissionRequest } from './submission-record.ts';

/** Finds one submission, opened as far as it can be. */
export function createFind(database: Database, seals: Seals): (id: string) => SubmissionRecord | null {
  const select = database.prepare('SELECT * FROM submissions WHERE id = :id');
  return (id) => {
    const row = select.get({ id });
    return row ? unsealRow(seals, submissionRowSchema.parse(row)) : null;
  };
}

/** Null where there is no PIN to leave out, or the row does not open. */
export function sealedWithoutPin(seals: Seals, { row, contents }: SubmissionRecord): Uint8Array | null {
  const seal = sealOf(seals, row.key_id);
  const without = contents && withoutPin(contents.request);
  return seal && without ? sealRequest(seal, row.id, without) : null;
}

/** Null where there is no PIN in it. */
function withoutPin(request: SubmissionRequest): SubmissionRequest | null {
  switch (request.kind) {
    case 'add':
      return request.pin === null ? null : { ...request, pin: null };
    case 'update': {
      const { pin, ...changes } = request.changes;
      return typeof pin === 'string' ? { ...request, changes } : null;
    }
    case 'remove':
      return null;
    default:
      return assertNever(request);
  }
}
