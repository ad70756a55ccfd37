import { z } from 'zod';
import { inTransaction, type Database } from './database.ts';
import type { Register, RegisterEntry } from './register.ts';
import { unsealRow, type Seals } from './sealed-contents.ts';
import { wordLookupsOf } from './search-words.ts';
import {
  fullName,
  submissionRowSchema,
  type AddRequest,
  type SubmissionOutcome,
  type SubmissionRecord,
  type SubmissionRow,
} from './submission-record.ts';
import { createWordIndex } from './word-index.ts';

const ROWS_AT_A_TIME = 500;
const seqSchema = z.object({ seq: z.number() });

/**
 * Goes once through rows written before there was a register and a search: a schema step cannot unseal them. Rows whose key is
 * not here stay on the list, for when it comes back.
 */
export function readEarlierRows(database: Database, seals: Seals, register: Register): void {
  const select = database.prepare(
    `SELECT submissions.* FROM submissions_to_read JOIN submissions USING (seq) WHERE seq > :after ORDER BY seq LIMIT :limit`,
  );
  const words = createWordIndex(database, 'submission_words');
  const done = database.prepare('DELETE FROM submissions_to_read WHERE seq = :seq');

  function read(record: SubmissionRecord): void {
    const { row, contents } = record;
    const seal = seals.all.find(({ keyId }) => keyId === row.key_id);
    if (!contents || !seal) return;
    const { request, outcome } = contents;
    words.add(row.seq, wordLookupsOf(seal, fullName(request), request.cardKey));
    if (row.state === 'delivered' && request.kind === 'add' && outcome.keyId !== null)
      register.learn(learntFrom(row, request, outcome, outcome.keyId));
    done.run({ seq: row.seq });
  }

  let after = 0;
  for (;;) {
    const rows = select.all({ after, limit: ROWS_AT_A_TIME });
    const last = rows.at(-1);
    if (!last) return;
    inTransaction(database, () => {
      for (const row of rows) read(unsealRow(seals, submissionRowSchema.parse(row)));
    });
    after = seqSchema.parse(last).seq;
  }
}

/** The first schema kept whose key was changed, where it was another's, as one text. */
function learntFrom(
  row: SubmissionRow,
  request: AddRequest,
  { reason, personId }: SubmissionOutcome,
  keyId: string,
): RegisterEntry {
  const { cardKey, identification, validFrom, validTo, accessLevelIds, hasPin } = request;
  const names =
    reason?.kind === 'other-holder'
      ? { firstName: reason.holder, lastName: '' }
      : { firstName: request.firstName, lastName: request.lastName };
  return {
    cardKey,
    identification,
    keyId,
    personId,
    ...names,
    validFrom,
    validTo,
    accessLevelIds,
    hasPin,
    learntAtMs: row.settled_at_ms ?? row.created_at_ms,
    submissionId: row.id,
  };
}
