import { z } from 'zod';
import type { ChangeKind, ChangeLog } from './change-log.ts';
import type { Database } from './database.ts';
import type { Seals } from './sealed-contents.ts';
import { createFind, sealedWithoutPin } from './sealed-rows.ts';

/** To be called in a transaction. */
export interface OutboxDiscards {
  isOpen(id: string): boolean;
  /** What needs it is discarded with it, and their PINs are erased. False when it is not open any more. */
  discard(id: string, nowMs: number, why?: ChangeKind): boolean;
  discardNeeding(id: string, nowMs: number): void;
  /**
   * Takes back what was never sent and is not older than `sinceMs` (null: however old), with the one it needs. False when that is
   * too late.
   */
  undo(id: string, sinceMs: number | null, nowMs: number): boolean;
}

const idSchema = z.object({ id: z.string() });
const neededSchema = z.object({ needs_id: z.string().nullable() });

export function createOutboxDiscards(
  database: Database,
  seals: Seals,
  log: Pick<ChangeLog, 'tell'>,
): OutboxDiscards {
  const discardRow = database.prepare(
    `UPDATE submissions SET state = 'discarded', settled_at_ms = :nowMs,
       sealed_request = coalesce(:sealedRequest, sealed_request)
     WHERE id = :id AND state IN ('waiting', 'attention')`,
  );
  const find = createFind(database, seals);
  const selectOpen = database.prepare(
    `SELECT id FROM submissions WHERE id = :id AND state IN ('waiting', 'attention')`,
  );
  const selectNeeding = database.prepare('SELECT id FROM submissions WHERE needs_id = :id');
  const selectUnsent = database.prepare(
    `SELECT needs_id FROM submissions
     WHERE id = :id AND state = 'waiting' AND attempt_count = 0
       AND (:sinceMs IS NULL OR created_at_ms BETWEEN :sinceMs AND :nowMs)`,
  );

  function discard(id: string, nowMs: number, why: ChangeKind = 'discarded'): boolean {
    const record = find(id);
    // It is never sent: nobody needs its PIN any more.
    const sealedRequest = record && sealedWithoutPin(seals, record);
    if (discardRow.run({ id, nowMs, sealedRequest }).changes === 0) return false;
    log.tell(nowMs, why, {}, id);
    discardNeeding(id, nowMs);
    return true;
  }

  function discardNeeding(id: string, nowMs: number): void {
    for (const row of selectNeeding.all({ id })) discard(idSchema.parse(row).id, nowMs);
  }

  /** The submission and the one it needs, if neither was ever sent. */
  function unsentWithNeeded(id: string, sinceMs: number | null, nowMs: number): readonly string[] | null {
    const row = selectUnsent.get({ id, sinceMs, nowMs });
    if (!row) return null;
    const { needs_id } = neededSchema.parse(row);
    if (needs_id === null) return [id];
    const needed = unsentWithNeeded(needs_id, sinceMs, nowMs);
    return needed && [...needed, id];
  }

  return {
    isOpen: (id) => selectOpen.get({ id }) !== undefined,
    discard,
    discardNeeding,
    undo(id, sinceMs, nowMs) {
      const unsent = unsentWithNeeded(id, sinceMs, nowMs);
      // Last first: what needs another is undone by itself, not discarded with it.
      unsent?.toReversed().forEach((one) => discard(one, nowMs, 'undone'));
      return unsent !== null;
    },
  };
}
