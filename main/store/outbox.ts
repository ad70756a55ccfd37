import { createChangeLog } from './change-log.ts';
import { inTransaction, type Database } from './database.ts';
import { createOutboxDiscards } from './outbox-discards.ts';
import { createOutboxQueue, type OutboxQueue } from './outbox-queue.ts';
import { createOutboxSettling, type OutboxSettling } from './outbox-settling.ts';
import type { Register } from './register.ts';
import { sealRequest, type Seals } from './sealed-contents.ts';
import { wordLookupsOf } from './search-words.ts';
import { fullName, type SubmissionRequest } from './submission-record.ts';
import { savedKindOf, toldOf } from './told-changes.ts';
import { createWordIndex } from './word-index.ts';

export interface NewSubmission {
  readonly id: string;
  readonly request: SubmissionRequest;
  /** The submission this one makes no sense without, of this or another card; it must come before. */
  readonly needs: string | null;
  /** Stands in its card's line where that one stands, if it is of the same card; else behind everything there. */
  readonly inPlaceOf?: string | null;
}

/** What else is decided in the commit that adds submissions. */
export interface Added {
  /** An open submission these take the place of; it is discarded, with what needs it. */
  readonly replaces: string | null;
  /** The removal that one was to be sent after, where nothing needs it any more; it is discarded, too. */
  readonly withdraws: string | null;
  /** A delivery to another holder that these mend; what needs it is discarded. */
  readonly mends: string | null;
  /** What else is written with it, or not at all. */
  readonly inSameCommit: () => void;
}

/**
 * Submissions on their way. Every change is on disk when the call returns; what cannot be written throws and leaves
 * everything as it was. No row is deleted here.
 */
export interface Outbox extends OutboxQueue, Pick<OutboxSettling, 'settle'> {
  /** Puts the submissions in the outbox, in this order but where they take another's place, all or none. */
  add(submissions: readonly NewSubmission[], nowMs: number, added?: Partial<Added>): 'added' | 'too-late';
  /** What needs it is discarded with it; their PINs are erased in the same commit. */
  discard(id: string, nowMs: number): 'done' | 'too-late';
  /**
   * Takes back a submission that was never sent and is not older than `sinceMs` (null: however old), with the one it needs and
   * what needs it.
   */
  undo(id: string, sinceMs: number | null, nowMs: number, inSameCommit?: () => void): 'done' | 'too-late';
  /** The other holder keeps the key: the alert is over, its PIN erased, and what needs it discarded. */
  keepHolder(id: string, nowMs: number): 'done' | 'too-late';
  /** The same, where the card has another key than the one the alert is about. */
  endOvertaken(id: string, nowMs: number): 'done' | 'too-late';
}

/** `longestWaitMs`: a due time further off than this was written under another clock and counts as due. */
export function createOutbox(
  database: Database,
  seals: Seals,
  register: Register,
  longestWaitMs: number,
): Outbox {
  const insert = database.prepare(
    `INSERT INTO submissions (id, key_id, card_lookup, needs_id, place, state, due_at_ms, created_at_ms, sealed_request)
     VALUES (:id, :keyId, :cardLookup, :needs,
       (SELECT coalesce(place, seq) FROM submissions WHERE id = :inPlaceOf AND card_lookup = :cardLookup),
       'waiting', :nowMs, :nowMs, :sealedRequest)`,
  );
  const words = createWordIndex(database, 'submission_words');
  const log = createChangeLog(database, seals);
  const discards = createOutboxDiscards(database, seals, log);
  const settling = createOutboxSettling(database, seals, { register, log, discards });

  function insertOne({ id, request, needs, inPlaceOf = null }: NewSubmission, nowMs: number): void {
    const seal = seals.current;
    const { lastInsertRowid: seq } = insert.run({
      id,
      keyId: seal.keyId,
      cardLookup: seal.lookupOf(request.cardKey),
      needs,
      inPlaceOf,
      nowMs,
      sealedRequest: sealRequest(seal, id, request),
    });
    words.add(seq, wordLookupsOf(seal, fullName(request), request.cardKey));
    log.tell(nowMs, savedKindOf(request, needs), toldOf(request), id);
  }

  const committed = (work: () => boolean): 'done' | 'too-late' =>
    inTransaction(database, work) ? 'done' : 'too-late';

  return {
    ...createOutboxQueue(database, seals, settling.setAside, longestWaitMs),
    settle: settling.settle,

    add(submissions, nowMs, { replaces = null, withdraws = null, mends = null, inSameCommit } = {}) {
      return inTransaction(database, () => {
        const gone = [replaces, withdraws].filter((id) => id !== null);
        if (!gone.every(discards.isOpen)) return 'too-late';
        for (const id of gone) discards.discard(id, nowMs, id === replaces ? 'edited' : 'discarded');
        if (mends !== null && !settling.endAlert(mends, nowMs, 'enrolled-afresh')) return 'too-late';
        for (const submission of submissions) insertOne(submission, nowMs);
        inSameCommit?.();
        return 'added';
      });
    },

    discard: (id, nowMs) => committed(() => discards.discard(id, nowMs)),
    undo: (id, sinceMs, nowMs, inSameCommit) =>
      committed(() => {
        const isUndone = discards.undo(id, sinceMs, nowMs);
        if (isUndone) inSameCommit?.();
        return isUndone;
      }),
    endOvertaken: (id, nowMs) => committed(() => settling.endAlert(id, nowMs, 'alert-overtaken')),
    keepHolder: (id, nowMs) => committed(() => settling.endAlert(id, nowMs, 'holder-kept')),
  };
}
