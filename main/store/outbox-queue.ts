import { joinCardLines } from './card-lines.ts';
import { inTransaction, type Database } from './database.ts';
import { createDueRows } from './due-rows.ts';
import { unsealRow, type Seals } from './sealed-contents.ts';
import type { SubmissionRequest } from './submission-record.ts';

export interface TakenSubmission {
  readonly id: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  readonly request: SubmissionRequest;
}

/** What is to be sent, and when. */
export interface OutboxQueue {
  /**
   * Marks the next due submission as being sent. Submissions for one card leave in the order they came,
   * and none before the one it needs is delivered. Null when nothing is due,
   * or when rows that do not open were set aside and there may be more: `msUntilDue` knows.
   */
  takeDue(nowMs: number): TakenSubmission | null;
  /** Milliseconds until something is due, null when nothing waits for a time. */
  msUntilDue(nowMs: number): number | null;
  /** Makes it due at once, an `attention` one too. */
  sendNow(id: string, nowMs: number): 'done' | 'too-late';
  /** Everything waiting becomes due: the network is back, or a new key is there. */
  makeAllDue(nowMs: number): void;
  /**
   * To be called once, before anything is sent. After a crash what was being sent is sent again, which is safe (an add and a
   * remove may be repeated); where a data key came back, the submissions of a card stand in one line again.
   */
  takeBackUnsettled(): void;
}

/** Damaged rows set aside in one go: each is a commit, and the desk must stay responsive where there are thousands. */
const SET_ASIDE_AT_A_TIME = 16;

export function createOutboxQueue(
  database: Database,
  seals: Seals,
  setAside: (id: string) => void,
  longestWaitMs: number,
): OutboxQueue {
  const due = createDueRows(database, seals, {
    column: 'due_at_ms',
    where: `state = 'waiting' AND is_head = 1 AND is_held = 0`,
    longestWaitMs,
  });
  const markSending = database.prepare(
    `UPDATE submissions SET state = 'sending', attempt_count = attempt_count + 1 WHERE id = :id`,
  );
  const makeDue = database.prepare(
    `UPDATE submissions SET state = 'waiting', due_at_ms = :nowMs, settled_at_ms = NULL
     WHERE id = :id AND key_id = :keyId AND state IN ('waiting', 'attention')`,
  );
  const makeWaitingDue = database.prepare(
    `UPDATE submissions SET due_at_ms = :nowMs WHERE state = 'waiting' AND due_at_ms > :nowMs`,
  );
  const takeBack = database.prepare(`UPDATE submissions SET state = 'waiting' WHERE state = 'sending'`);

  return {
    takeDue(nowMs) {
      for (let setAsideCount = 0; setAsideCount < SET_ASIDE_AT_A_TIME; setAsideCount += 1) {
        const row = due.first(nowMs);
        if (row === undefined) return null;
        const { id } = row;
        const { contents } = unsealRow(seals, row);
        if (contents) {
          // Or it would be taken, and sent, again and again.
          if (markSending.run({ id }).changes === 0)
            throw new Error('the outbox could not mark what it sends');
          return { id, attempt: row.attempt_count + 1, request: contents.request };
        }
        setAside(id);
      }
      return null;
    },
    msUntilDue: due.msUntilDue,
    sendNow: (id, nowMs) =>
      seals.all.some(({ keyId }) => makeDue.run({ id, keyId, nowMs }).changes > 0) ? 'done' : 'too-late',
    makeAllDue: (nowMs) => void makeWaitingDue.run({ nowMs }),
    takeBackUnsettled() {
      inTransaction(database, () => {
        takeBack.run();
        joinCardLines(database, seals);
      });
    },
  };
}
