import { z } from 'zod';
import { inTransaction, type Database } from './database.ts';
import { sealOf, sealOutcome, sealRequest, unsealRow, type Seals } from './sealed-contents.ts';
import {
  submissionRowSchema,
  type SubmissionOutcome,
  type SubmissionRecord,
  type SubmissionRequest,
} from './submission-record.ts';

export interface TakenSubmission {
  readonly id: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  readonly request: SubmissionRequest;
}

export type Settlement =
  | { readonly kind: 'delivered'; readonly outcome: SubmissionOutcome }
  | { readonly kind: 'attention'; readonly outcome: SubmissionOutcome }
  /** `usesAttempt` is false where the service said nothing about this submission (a refused API key). */
  | {
      readonly kind: 'waiting';
      readonly outcome: SubmissionOutcome;
      readonly dueAtMs: number;
      readonly usesAttempt: boolean;
    };

/**
 * Submissions and their life. Every change is on disk when the call returns; what cannot be written throws and
 * leaves everything as it was. No row is ever deleted.
 */
export interface Outbox {
  /** Puts the submission in the outbox and, in the same commit, discards the one it replaces. */
  add(id: string, request: SubmissionRequest, nowMs: number, replaces: string | null): 'added' | 'too-late';
  /** Marks the next due submission as being sent. Submissions for one card leave in the order they came. */
  takeDue(nowMs: number): TakenSubmission | null;
  settle(id: string, settlement: Settlement, nowMs: number): void;
  /** Milliseconds until something is due, null when nothing waits for a time. */
  msUntilDue(nowMs: number): number | null;
  /** Makes it due at once, an `attention` one too. */
  sendNow(id: string, nowMs: number): 'done' | 'too-late';
  discard(id: string, nowMs: number): 'done' | 'too-late';
  /** Everything waiting becomes due: the network is back, or a new key is there. */
  makeAllDue(nowMs: number): void;
  /** After a crash: what was being sent is sent again, which is safe (an add may be repeated). */
  takeBackUnsettled(): void;
  find(id: string): SubmissionRecord | null;
  newest(limit: number, offset: number): readonly SubmissionRecord[];
  /** The latest submission for the card that was not discarded. */
  latestForCard(cardKey: string): SubmissionRecord | null;
  /** True while an earlier submission for the same card is not through. */
  isHeldBack(id: string): boolean;
  /** Deliveries that changed somebody else's key, until `alertSeen`. */
  unseenAlerts(): readonly SubmissionRecord[];
  alertSeen(id: string): void;
  counts(): { readonly waiting: number; readonly attention: number };
  /** Not settled, and readable here. */
  openCount(): number;
  totalCount(): number;
}

const countsSchema = z.object({ waiting: z.number().nullable(), attention: z.number().nullable() });
const countSchema = z.object({ count: z.number() });
const dueSchema = z.object({ due: z.number().nullable() });

const EARLIER_OPEN = `EXISTS (
  SELECT 1 FROM submissions AS earlier
  WHERE earlier.card_lookup = submissions.card_lookup AND earlier.seq < submissions.seq
    AND earlier.state IN ('waiting', 'sending', 'attention'))`;

/** `longestWaitMs`: a due time further off than this was written under another clock and counts as due. */
export function createOutbox(database: Database, seals: Seals, longestWaitMs: number): Outbox {
  const keyIds = JSON.stringify(seals.all.map((seal) => seal.keyId));
  const readable = `key_id IN (SELECT value FROM json_each('${keyIds}'))`;

  const insert = database.prepare(
    `INSERT INTO submissions (id, key_id, card_lookup, state, due_at_ms, created_at_ms, sealed_request)
     VALUES (:id, :keyId, :cardLookup, 'waiting', :nowMs, :nowMs, :sealedRequest)`,
  );
  const selectDue = database.prepare(
    `SELECT * FROM submissions
     WHERE state = 'waiting' AND (due_at_ms <= :nowMs OR due_at_ms > :farAwayMs) AND ${readable} AND NOT ${EARLIER_OPEN}
     ORDER BY due_at_ms, seq LIMIT 1`,
  );
  const selectNextDue = database.prepare(
    `SELECT min(due_at_ms) AS due FROM submissions WHERE state = 'waiting' AND ${readable} AND NOT ${EARLIER_OPEN}`,
  );
  const markSending = database.prepare(
    `UPDATE submissions SET state = 'sending', attempt_count = attempt_count + 1 WHERE id = :id`,
  );
  const settleRow = database.prepare(
    `UPDATE submissions SET state = :state, attempt_count = attempt_count - :givenBack, due_at_ms = :dueAtMs,
       settled_at_ms = :settledAtMs, alert_unseen = :alertUnseen, sealed_request = coalesce(:sealedRequest, sealed_request), sealed_outcome = :sealedOutcome
     WHERE id = :id AND state = 'sending'`,
  );
  const makeDue = database.prepare(
    `UPDATE submissions SET state = 'waiting', due_at_ms = :nowMs, settled_at_ms = NULL
     WHERE id = :id AND state IN ('waiting', 'attention') AND ${readable}`,
  );
  const discardRow = database.prepare(
    `UPDATE submissions SET state = 'discarded', settled_at_ms = :nowMs WHERE id = :id AND state IN ('waiting', 'attention')`,
  );
  const makeWaitingDue = database.prepare(
    `UPDATE submissions SET due_at_ms = :nowMs WHERE state = 'waiting'`,
  );
  const takeBack = database.prepare(`UPDATE submissions SET state = 'waiting' WHERE state = 'sending'`);
  const markUnreadable = database.prepare(`UPDATE submissions SET state = 'attention' WHERE id = :id`);
  const selectOne = database.prepare('SELECT * FROM submissions WHERE id = :id');
  const selectNewest = database.prepare(
    'SELECT * FROM submissions ORDER BY seq DESC LIMIT :limit OFFSET :offset',
  );
  const selectLatestOfCard = database.prepare(
    `SELECT * FROM submissions WHERE card_lookup = :cardLookup AND state <> 'discarded' ORDER BY seq DESC LIMIT 1`,
  );
  const selectHeldBack = database.prepare(
    `SELECT seq FROM submissions WHERE id = :id AND state = 'waiting' AND ${EARLIER_OPEN}`,
  );
  const selectCounts = database.prepare(
    `SELECT sum(state IN ('waiting', 'sending') AND ${readable}) AS waiting,
            sum(state = 'attention' OR (state IN ('waiting', 'sending') AND NOT ${readable})) AS attention
     FROM submissions WHERE state IN ('waiting', 'sending', 'attention')`,
  );

  const selectAlerts = database.prepare('SELECT * FROM submissions WHERE alert_unseen = 1 ORDER BY seq');
  const selectAlertCount = database.prepare(
    'SELECT count(*) AS count FROM submissions WHERE alert_unseen = 1',
  );
  const markSeen = database.prepare('UPDATE submissions SET alert_unseen = 0 WHERE id = :id');
  const selectTotalCount = database.prepare('SELECT count(*) AS count FROM submissions');
  const selectOpenCount = database.prepare(
    `SELECT count(*) AS count FROM submissions WHERE state IN ('waiting', 'sending', 'attention') AND ${readable}`,
  );

  const recordOf = (row: unknown): SubmissionRecord => unsealRow(seals, submissionRowSchema.parse(row));
  const find = (id: string): SubmissionRecord | null => {
    const row = selectOne.get({ id });
    return row ? recordOf(row) : null;
  };

  return {
    add(id, request, nowMs, replaces) {
      const row = {
        id,
        keyId: seals.current.keyId,
        cardLookup: seals.current.lookupOf(request.cardKey),
        nowMs,
        sealedRequest: sealRequest(seals.current, id, request),
      };
      return inTransaction(database, () => {
        if (replaces !== null && discardRow.run({ id: replaces, nowMs }).changes === 0) return 'too-late';
        insert.run(row);
        return 'added';
      });
    },

    takeDue(nowMs) {
      for (;;) {
        const row = selectDue.get({ nowMs, farAwayMs: nowMs + longestWaitMs });
        if (!row) return null;
        const { row: found, contents } = recordOf(row);
        if (contents) {
          markSending.run({ id: found.id });
          return { id: found.id, attempt: found.attempt_count + 1, request: contents.request };
        }
        markUnreadable.run({ id: found.id });
      }
    },

    settle(id, settlement, nowMs) {
      const record = find(id);
      const seal = record && sealOf(seals, record.row.key_id);
      if (!record?.contents || !seal) {
        // Damaged while it was being sent: kept, and shown as what it is.
        markUnreadable.run({ id });
        return;
      }
      const { request } = record.contents;
      const erasesPin = settlement.kind === 'delivered' && request.pin !== null;
      settleRow.run({
        id,
        state: settlement.kind,
        givenBack: settlement.kind === 'waiting' && !settlement.usesAttempt ? 1 : 0,
        dueAtMs: settlement.kind === 'waiting' ? settlement.dueAtMs : record.row.due_at_ms,
        settledAtMs: settlement.kind === 'waiting' ? null : nowMs,
        alertUnseen:
          settlement.kind === 'delivered' && settlement.outcome.reason?.kind === 'other-holder' ? 1 : 0,
        sealedRequest: erasesPin ? sealRequest(seal, id, { ...request, pin: null }) : null,
        sealedOutcome: sealOutcome(seal, id, settlement.outcome),
      });
    },

    msUntilDue(nowMs) {
      const { due } = dueSchema.parse(selectNextDue.get());
      if (due === null) return null;
      return due > nowMs + longestWaitMs ? 0 : Math.max(0, due - nowMs);
    },

    sendNow: (id, nowMs) => (makeDue.run({ id, nowMs }).changes === 0 ? 'too-late' : 'done'),
    discard: (id, nowMs) => (discardRow.run({ id, nowMs }).changes === 0 ? 'too-late' : 'done'),
    makeAllDue: (nowMs) => void makeWaitingDue.run({ nowMs }),
    takeBackUnsettled: () => void takeBack.run(),
    find,
    newest: (limit, offset) => selectNewest.all({ limit, offset }).map(recordOf),

    latestForCard(cardKey) {
      const records = seals.all
        .map((seal) => selectLatestOfCard.get({ cardLookup: seal.lookupOf(cardKey) }))
        .filter((row) => row !== undefined)
        .map(recordOf);
      return records.toSorted((a, b) => b.row.seq - a.row.seq)[0] ?? null;
    },

    unseenAlerts: () => selectAlerts.all().map(recordOf),
    alertSeen: (id) => void markSeen.run({ id }),
    openCount: () => countSchema.parse(selectOpenCount.get()).count,
    totalCount: () => countSchema.parse(selectTotalCount.get()).count,

    isHeldBack: (id) => selectHeldBack.get({ id }) !== undefined,

    counts() {
      const { waiting, attention } = countsSchema.parse(selectCounts.get());
      const alertCount = countSchema.parse(selectAlertCount.get()).count;
      return { waiting: waiting ?? 0, attention: (attention ?? 0) + alertCount };
    },
  };
}
