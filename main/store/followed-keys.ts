import { z } from 'zod';
import type { Propagation } from '../../contract/submission.ts';
import type { Database } from './database.ts';
import { createDueRows } from './due-rows.ts';
import { sealOf, sealPropagation, unsealRow, type Seals } from './sealed-contents.ts';

/** A delivered key that the service is asked about until it has reached the doors. */
export interface FollowedKey {
  readonly submissionId: string;
  /** The access key's id at the service. */
  readonly keyId: string;
  readonly lookCount: number;
  readonly deliveredAtMs: number;
  /** What the last answered look brought. */
  readonly known: Propagation | null;
}

/** Keys on their way to the doors. Every change is on disk when the call returns. */
export interface FollowedKeys {
  /** The one that has been due longest; it stays due until something is noted. */
  nextDue(nowMs: number): FollowedKey | null;
  /** Milliseconds until one is due, null when none is followed. */
  msUntilDue(nowMs: number): number | null;
  /** The look counts. `dueAtMs` null: it was the last. Nothing is noted of a key that is no longer followed. */
  noteAnswer(submissionId: string, propagation: Propagation, dueAtMs: number | null): void;
  /** The look does not count. */
  lookLater(submissionId: string, dueAtMs: number): void;
}

const keyIdSchema = z.object({ key_id: z.string() });

/** `longestWaitMs`: a due time further off than this was written under another clock and counts as due. */
export function createFollowedKeys(database: Database, seals: Seals, longestWaitMs: number): FollowedKeys {
  const due = createDueRows(database, seals, {
    column: 'follow_due_at_ms',
    where: 'follow_due_at_ms IS NOT NULL',
    longestWaitMs,
  });
  const noteRow = database.prepare(
    `UPDATE submissions SET sealed_propagation = :sealed, follow_due_at_ms = :dueAtMs, follow_count = follow_count + 1
     WHERE id = :id AND follow_due_at_ms IS NOT NULL`,
  );
  const putOff = database.prepare(
    'UPDATE submissions SET follow_due_at_ms = :dueAtMs WHERE id = :id AND follow_due_at_ms IS NOT NULL',
  );
  const stop = database.prepare('UPDATE submissions SET follow_due_at_ms = NULL WHERE id = :id');
  const selectKeyId = database.prepare('SELECT key_id FROM submissions WHERE id = :id');

  return {
    nextDue(nowMs) {
      for (;;) {
        const row = due.first(nowMs);
        if (!row) return null;
        const { contents } = unsealRow(seals, row);
        const keyId = contents?.outcome.keyId ?? null;
        if (contents && keyId !== null)
          return {
            submissionId: row.id,
            keyId,
            lookCount: row.follow_count,
            deliveredAtMs: row.settled_at_ms ?? row.created_at_ms,
            known: contents.propagation,
          };
        // Damaged since: there is nothing left to ask about.
        stop.run({ id: row.id });
      }
    },

    msUntilDue: due.msUntilDue,

    noteAnswer(submissionId, propagation, dueAtMs) {
      const row = selectKeyId.get({ id: submissionId });
      const seal = row && sealOf(seals, keyIdSchema.parse(row).key_id);
      if (seal)
        noteRow.run({
          id: submissionId,
          dueAtMs,
          sealed: sealPropagation(seal, submissionId, propagation),
        });
    },

    lookLater: (submissionId, dueAtMs) => void putOff.run({ id: submissionId, dueAtMs }),
  };
}
