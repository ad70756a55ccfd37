import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { ChangeLog } from './change-log.ts';
import { cutLog, inTransaction, type Database } from './database.ts';

const DAY_MS = 86_400_000;
const newestSchema = z.object({ newest: z.number().nullable() });
/** Few enough that a tap in between is answered as quickly as ever. */
const ROWS_AT_A_TIME = 100;

interface RetentionDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly changeLog: Pick<ChangeLog, 'tell'>;
  /** What time it is by the service; null while it has not answered. */
  readonly serviceNowMs: () => number | null;
  /** Null: kept until somebody erases it. */
  readonly days: () => number | null;
  /** Something was erased. */
  readonly onErased: () => void;
  /** Null when writing worked. */
  readonly onStorage: (error: unknown) => void;
}

export interface Retention {
  /** Erases what is too old, now and once a day from now on. */
  apply(): void;
  close(): void;
}

/**
 * Erases register entries and settled submissions that are older than the days given, with the words they are found by.
 * What is on its way, asks for a decision or is still followed to the doors stays, however old. A clock that was set ahead
 * erases nothing early: see `likelyNowMs`.
 */
export function createRetention({ database, clock, ...dependencies }: RetentionDependencies): Retention {
  const eraseEntries = database.prepare(
    `DELETE FROM register WHERE seq IN
       (SELECT seq FROM register WHERE counts_from_ms < :untilMs LIMIT ${String(ROWS_AT_A_TIME)})`,
  );
  const eraseSubmissions = database.prepare(
    `DELETE FROM submissions WHERE seq IN
       (SELECT seq FROM submissions
        WHERE state IN ('delivered', 'discarded') AND settled_at_ms < :untilMs
          AND alert_unseen = 0 AND follow_due_at_ms IS NULL LIMIT ${String(ROWS_AT_A_TIME)})`,
  );
  // Read before this run writes anything: what is written under a wrong clock proves nothing about it.
  const lastUsedMs = newestSchema.parse(
    database.prepare('SELECT max(created_at_ms) AS newest FROM submissions').get(),
  ).newest;
  let callOff = (): void => undefined;
  let isClosed = false;

  /** By the clock, but no later than the service says, or, unless it has said anything, than somebody enrolled last. */
  function likelyNowMs(): number | null {
    const provenMs = dependencies.serviceNowMs() ?? lastUsedMs;
    return provenMs === null ? null : Math.min(clock.nowMs(), provenMs);
  }

  function apply(): void {
    callOff();
    // An answer of the service may come when the desk is closed.
    if (isClosed) return;
    const days = dependencies.days();
    const nowMs = likelyNowMs();
    if (days === null || nowMs === null) waitADay();
    else eraseOlder(nowMs - days * DAY_MS, false);
  }

  function waitADay(): void {
    callOff = clock.after(DAY_MS, apply);
  }

  function eraseOlder(untilMs: number, hasErased: boolean): void {
    try {
      const erased = inTransaction(database, () => {
        const entryCount = Number(eraseEntries.run({ untilMs }).changes);
        const submissionCount = Number(eraseSubmissions.run({ untilMs }).changes);
        const count = entryCount + submissionCount;
        const detail = countsOf(entryCount, submissionCount);
        if (count > 0) dependencies.changeLog.tell(clock.nowMs(), 'aged-out', { detail });
        return count;
      });
      if (erased > 0) {
        callOff = clock.after(0, () => {
          eraseOlder(untilMs, true);
        });
        return;
      }
      if (hasErased) {
        cutLog(database);
        dependencies.onErased();
        dependencies.onStorage(null);
      }
    } catch (error) {
      dependencies.onStorage(error);
    }
    waitADay();
  }

  return {
    apply,
    close: () => {
      isClosed = true;
      callOff();
    },
  };
}

/** For the change log, whose notes are nobody's language. */
export function countsOf(entryCount: number, submissionCount: number): string {
  return `entries=${String(entryCount)} submissions=${String(submissionCount)}`;
}
