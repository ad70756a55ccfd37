import { z } from 'zod';
import { assertNever } from '../../contract/assert-never.ts';
import { joinCardLines } from './card-lines.ts';
import { createChangeLog, type ChangeKind } from './change-log.ts';
import { inTransaction, type Database } from './database.ts';
import type { Register, RegisterEntry } from './register.ts';
import { sealOf, sealOutcome, sealRequest, unsealRow, type Seals } from './sealed-contents.ts';
import { wordLookupsOf } from './search-words.ts';
import {
  fullName,
  submissionRowSchema,
  type SubmissionOutcome,
  type SubmissionRecord,
  type SubmissionRequest,
  type SubmissionRow,
} from './submission-record.ts';
import { savedKindOf, settledChange, toldOf } from './told-changes.ts';
import { createWordIndex } from './word-index.ts';

export interface NewSubmission {
  readonly id: string;
  readonly request: SubmissionRequest;
  /** The submission this one makes no sense without, of this or another card; it must come before. */
  readonly needs: string | null;
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

export interface TakenSubmission {
  readonly id: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  readonly request: SubmissionRequest;
}

export type Settlement =
  | {
      readonly kind: 'delivered';
      readonly outcome: SubmissionOutcome;
      /** For the register; null when there is nothing to learn, or a key was removed. */
      readonly learnt: RegisterEntry | null;
      /** When to ask whether it has reached the doors; null for nothing to ask. */
      readonly followAtMs: number | null;
    }
  | { readonly kind: 'attention'; readonly outcome: SubmissionOutcome }
  /** `usesAttempt` is false where the service said nothing about this submission (a refused API key). */
  | {
      readonly kind: 'waiting';
      readonly outcome: SubmissionOutcome;
      readonly dueAtMs: number;
      readonly usesAttempt: boolean;
    };

/**
 * Submissions on their way. Every change is on disk when the call returns; what cannot be written throws and leaves
 * everything as it was. No row is deleted here.
 */
export interface Outbox {
  /** Puts the submissions in the outbox, in this order, all or none. */
  add(submissions: readonly NewSubmission[], nowMs: number, added?: Partial<Added>): 'added' | 'too-late';
  /**
   * Marks the next due submission as being sent. Submissions for one card leave in the order they came,
   * and none before the one it needs is delivered. Null when nothing is due,
   * or when rows that do not open were set aside and there may be more: `msUntilDue` knows.
   */
  takeDue(nowMs: number): TakenSubmission | null;
  /** What was delivered is in the register in the same commit. */
  settle(id: string, settlement: Settlement, nowMs: number): void;
  /** Milliseconds until something is due, null when nothing waits for a time. */
  msUntilDue(nowMs: number): number | null;
  /** Makes it due at once, an `attention` one too. */
  sendNow(id: string, nowMs: number): 'done' | 'too-late';
  /** What needs it is discarded with it. */
  discard(id: string, nowMs: number): 'done' | 'too-late';
  /** Takes back a submission that was never sent and is not older than `sinceMs`, with the one it needs and what needs it. */
  undo(id: string, sinceMs: number, nowMs: number, inSameCommit?: () => void): 'done' | 'too-late';
  /** Everything waiting becomes due: the network is back, or a new key is there. */
  makeAllDue(nowMs: number): void;
  /**
   * To be called once, before anything is sent. After a crash what was being sent is sent again, which is safe (an add and a
   * remove may be repeated); where a data key came back, the submissions of a card stand in one line again.
   */
  takeBackUnsettled(): void;
  /** The other holder keeps the key: the alert is over, its PIN erased, and what needs it discarded. */
  keepHolder(id: string, nowMs: number): 'done' | 'too-late';
}

/** Damaged rows set aside in one go: each is a commit, and the desk must stay responsive where there are thousands. */
const SET_ASIDE_AT_A_TIME = 16;

const idSchema = z.object({ id: z.string() });
const neededSchema = z.object({ needs_id: z.string().nullable() });
const dueSchema = z.object({ due: z.number().nullable() });

/** `longestWaitMs`: a due time further off than this was written under another clock and counts as due. */
export function createOutbox(
  database: Database,
  seals: Seals,
  register: Register,
  longestWaitMs: number,
): Outbox {
  const insert = database.prepare(
    `INSERT INTO submissions (id, key_id, card_lookup, needs_id, state, due_at_ms, created_at_ms, sealed_request)
     VALUES (:id, :keyId, :cardLookup, :needs, 'waiting', :nowMs, :nowMs, :sealedRequest)`,
  );
  const words = createWordIndex(database, 'submission_words');
  const log = createChangeLog(database, seals);
  const isNext = `key_id = :keyId AND state = 'waiting' AND is_head = 1 AND is_held = 0`;
  const selectDue = database.prepare(
    `SELECT * FROM submissions WHERE ${isNext} AND due_at_ms <= :nowMs ORDER BY due_at_ms, seq LIMIT 1`,
  );
  const selectFarAway = database.prepare(
    `SELECT * FROM submissions WHERE ${isNext} AND due_at_ms > :farAwayMs ORDER BY due_at_ms, seq LIMIT 1`,
  );
  const selectNextDue = database.prepare(`SELECT min(due_at_ms) AS due FROM submissions WHERE ${isNext}`);
  const markSending = database.prepare(
    `UPDATE submissions SET state = 'sending', attempt_count = attempt_count + 1 WHERE id = :id`,
  );
  const settleRow = database.prepare(
    `UPDATE submissions SET state = :state, attempt_count = attempt_count - :givenBack, due_at_ms = :dueAtMs,
       settled_at_ms = :settledAtMs, alert_unseen = :alertUnseen, follow_due_at_ms = :followAtMs,
       sealed_request = coalesce(:sealedRequest, sealed_request), sealed_outcome = :sealedOutcome
     WHERE id = :id AND state = 'sending'`,
  );
  const stopFollowingCard = database.prepare(
    'UPDATE submissions SET follow_due_at_ms = NULL WHERE card_lookup = :cardLookup AND follow_due_at_ms IS NOT NULL',
  );
  const makeDue = database.prepare(
    `UPDATE submissions SET state = 'waiting', due_at_ms = :nowMs, settled_at_ms = NULL
     WHERE id = :id AND key_id = :keyId AND state IN ('waiting', 'attention')`,
  );
  const discardRow = database.prepare(
    `UPDATE submissions SET state = 'discarded', settled_at_ms = :nowMs
     WHERE id = :id AND state IN ('waiting', 'attention')`,
  );
  const selectOpen = database.prepare(
    `SELECT id FROM submissions WHERE id = :id AND state IN ('waiting', 'attention')`,
  );
  const selectNeeding = database.prepare('SELECT id FROM submissions WHERE needs_id = :id');
  const selectUnsent = database.prepare(
    `SELECT needs_id FROM submissions
     WHERE id = :id AND state = 'waiting' AND attempt_count = 0 AND created_at_ms BETWEEN :sinceMs AND :nowMs`,
  );
  const makeWaitingDue = database.prepare(
    `UPDATE submissions SET due_at_ms = :nowMs WHERE state = 'waiting' AND due_at_ms > :nowMs`,
  );
  const takeBack = database.prepare(`UPDATE submissions SET state = 'waiting' WHERE state = 'sending'`);
  const markUnreadable = database.prepare(
    `UPDATE submissions SET state = 'attention' WHERE id = :id AND state IN ('waiting', 'sending')`,
  );
  const selectOne = database.prepare('SELECT * FROM submissions WHERE id = :id');
  const endAlert = database.prepare(
    `UPDATE submissions SET alert_unseen = 0, sealed_request = coalesce(:sealedRequest, sealed_request)
     WHERE id = :id AND alert_unseen = 1`,
  );

  const recordOf = (row: unknown): SubmissionRecord => unsealRow(seals, submissionRowSchema.parse(row));
  const find = (id: string): SubmissionRecord | null => {
    const row = selectOne.get({ id });
    return row ? recordOf(row) : null;
  };

  function insertOne({ id, request, needs }: NewSubmission, nowMs: number): void {
    const seal = seals.current;
    const { lastInsertRowid: seq } = insert.run({
      id,
      keyId: seal.keyId,
      cardLookup: seal.lookupOf(request.cardKey),
      needs,
      nowMs,
      sealedRequest: sealRequest(seal, id, request),
    });
    words.add(seq, wordLookupsOf(seal, fullName(request), request.cardKey));
    log.tell(nowMs, savedKindOf(request, needs), toldOf(request), id);
  }

  /** One look for each readable key, so that rows of a key that is not here cost nothing. */
  function firstOf(select: (keyId: string) => unknown): SubmissionRow | undefined {
    const rows = seals.all.flatMap(({ keyId }) => {
      const row = select(keyId);
      return row === undefined ? [] : [submissionRowSchema.parse(row)];
    });
    return rows.toSorted((a, b) => a.due_at_ms - b.due_at_ms || a.seq - b.seq)[0];
  }
  const firstFarAway = (nowMs: number): SubmissionRow | undefined =>
    firstOf((keyId) => selectFarAway.get({ keyId, farAwayMs: nowMs + longestWaitMs }));
  const firstDue = (nowMs: number): SubmissionRow | undefined =>
    firstOf((keyId) => selectDue.get({ keyId, nowMs })) ?? firstFarAway(nowMs);

  function discardWithNeeding(id: string, nowMs: number, why: ChangeKind = 'discarded'): boolean {
    if (discardRow.run({ id, nowMs }).changes === 0) return false;
    log.tell(nowMs, why, {}, id);
    discardNeeding(id, nowMs);
    return true;
  }

  function discardNeeding(id: string, nowMs: number): void {
    for (const row of selectNeeding.all({ id })) discardWithNeeding(idSchema.parse(row).id, nowMs);
  }

  /** The submission and the one it needs, if neither was ever sent. */
  function unsentWithNeeded(id: string, sinceMs: number, nowMs: number): readonly string[] | null {
    const row = selectUnsent.get({ id, sinceMs, nowMs });
    if (!row) return null;
    const { needs_id } = neededSchema.parse(row);
    if (needs_id === null) return [id];
    const needed = unsentWithNeeded(needs_id, sinceMs, nowMs);
    return needed && [...needed, id];
  }

  /** An alert that is over needs its PIN no longer; what was to come after the delivery has nothing to come after. */
  function endAlertOf(id: string, nowMs: number, decided: 'holder-kept' | 'enrolled-afresh'): boolean {
    const record = find(id);
    if (record?.row.alert_unseen !== 1) return false;
    log.tell(nowMs, decided, {}, id);
    discardNeeding(id, nowMs);
    return endAlert.run({ id, sealedRequest: sealedWithoutPin(record) }).changes > 0;
  }

  function sealedWithoutPin({ row, contents }: SubmissionRecord): Uint8Array | null {
    const seal = sealOf(seals, row.key_id);
    const without = contents && withoutPin(contents.request);
    return seal && without ? sealRequest(seal, row.id, without) : null;
  }

  function learnFrom({ cardKey, kind }: SubmissionRequest, learnt: RegisterEntry | null): void {
    for (const seal of seals.all) stopFollowingCard.run({ cardLookup: seal.lookupOf(cardKey) });
    // A card's submissions are delivered in their order, so this is newer than what was known, whatever the clock said then.
    if (kind === 'remove' || learnt) register.forgetCard(cardKey);
    if (learnt) register.learn(learnt);
  }

  return {
    add(submissions, nowMs, { replaces = null, withdraws = null, mends = null, inSameCommit } = {}) {
      return inTransaction(database, () => {
        const gone = [replaces, withdraws].filter((id) => id !== null);
        if (!gone.every((id) => selectOpen.get({ id }))) return 'too-late';
        for (const id of gone) discardWithNeeding(id, nowMs, id === replaces ? 'edited' : 'discarded');
        if (mends !== null && !endAlertOf(mends, nowMs, 'enrolled-afresh')) return 'too-late';
        for (const submission of submissions) insertOne(submission, nowMs);
        inSameCommit?.();
        return 'added';
      });
    },

    takeDue(nowMs) {
      for (let setAsideCount = 0; setAsideCount < SET_ASIDE_AT_A_TIME; setAsideCount += 1) {
        const row = firstDue(nowMs);
        if (row === undefined) return null;
        const { id } = row;
        const { contents } = unsealRow(seals, row);
        if (contents) {
          // Or it would be taken, and sent, again and again.
          if (markSending.run({ id }).changes === 0)
            throw new Error('the outbox could not mark what it sends');
          return { id, attempt: row.attempt_count + 1, request: contents.request };
        }
        markUnreadable.run({ id });
      }
      return null;
    },

    settle(id, settlement, nowMs) {
      const record = find(id);
      if (record && record.row.state !== 'sending') return;
      const seal = record && sealOf(seals, record.row.key_id);
      if (!record?.contents || !seal) {
        // Damaged while it was being sent: kept, and shown as what it is.
        markUnreadable.run({ id });
        return;
      }
      const { request } = record.contents;
      const isAlert = settlement.kind === 'delivered' && settlement.outcome.reason?.kind === 'other-holder';
      inTransaction(database, () => {
        if (settlement.kind === 'delivered') learnFrom(request, settlement.learnt);
        settleRow.run({
          id,
          state: settlement.kind,
          givenBack: settlement.kind === 'waiting' && !settlement.usesAttempt ? 1 : 0,
          dueAtMs: settlement.kind === 'waiting' ? settlement.dueAtMs : record.row.due_at_ms,
          settledAtMs: settlement.kind === 'waiting' ? null : nowMs,
          alertUnseen: isAlert ? 1 : 0,
          followAtMs: settlement.kind === 'delivered' ? settlement.followAtMs : null,
          // Whoever enrolls the card afresh needs the PIN once more.
          sealedRequest:
            settlement.kind === 'delivered' && !(isAlert && request.kind === 'add')
              ? sealedWithoutPin(record)
              : null,
          sealedOutcome: sealOutcome(seal, id, settlement.outcome),
        });
        if (settlement.kind !== 'waiting') log.tell(nowMs, ...settledChange(settlement, request), id);
      });
    },

    msUntilDue(nowMs) {
      if (firstFarAway(nowMs)) return 0;
      const dues = seals.all.flatMap(({ keyId }) => dueSchema.parse(selectNextDue.get({ keyId })).due ?? []);
      return dues.length === 0 ? null : Math.max(0, Math.min(...dues) - nowMs);
    },

    sendNow: (id, nowMs) =>
      seals.all.some(({ keyId }) => makeDue.run({ id, keyId, nowMs }).changes > 0) ? 'done' : 'too-late',
    discard: (id, nowMs) =>
      inTransaction(database, () => (discardWithNeeding(id, nowMs) ? 'done' : 'too-late')),
    undo: (id, sinceMs, nowMs, inSameCommit) =>
      inTransaction(database, () => {
        const unsent = unsentWithNeeded(id, sinceMs, nowMs);
        unsent?.forEach((one) => discardWithNeeding(one, nowMs, 'undone'));
        if (unsent) inSameCommit?.();
        return unsent ? 'done' : 'too-late';
      }),
    makeAllDue: (nowMs) => void makeWaitingDue.run({ nowMs }),
    takeBackUnsettled() {
      inTransaction(database, () => {
        takeBack.run();
        joinCardLines(database, seals);
      });
    },
    keepHolder: (id, nowMs) =>
      inTransaction(database, () => (endAlertOf(id, nowMs, 'holder-kept') ? 'done' : 'too-late')),
  };
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
