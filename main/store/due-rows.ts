import { z } from 'zod';
import type { Database } from './database.ts';
import type { Seals } from './sealed-contents.ts';
import { submissionRowSchema, type SubmissionRow } from './submission-record.ts';

interface DueRowsOptions {
  readonly column: 'due_at_ms' | 'follow_due_at_ms';
  /** Which submissions can be due at all. */
  readonly where: string;
  /** A due time further off than this was written under another clock and counts as due. */
  readonly longestWaitMs: number;
}

/** Submissions with a due time, of every data key that is here. */
export interface DueRows {
  /** The one that has been due longest. */
  first(nowMs: number): SubmissionRow | undefined;
  /** Milliseconds until one is due, null when none is to be. */
  msUntilDue(nowMs: number): number | null;
}

const dueSchema = z.object({ due: z.number().nullable() });

export function createDueRows(
  database: Database,
  seals: Seals,
  { column, where, longestWaitMs }: DueRowsOptions,
): DueRows {
  const isOfKey = `key_id = :keyId AND ${where}`;
  const select = (rest: string) =>
    database.prepare(
      `SELECT * FROM submissions WHERE ${isOfKey} AND ${column} ${rest} ORDER BY ${column}, seq LIMIT 1`,
    );
  const selectDue = select('<= :nowMs');
  const selectFarAway = select('> :farAwayMs');
  const selectNextDue = database.prepare(`SELECT min(${column}) AS due FROM submissions WHERE ${isOfKey}`);

  /** One look for each readable key, so that rows of a key that is not here cost nothing. */
  function firstOf(look: (keyId: string) => unknown): SubmissionRow | undefined {
    const rows = seals.all.flatMap(({ keyId }) => {
      const row = look(keyId);
      return row === undefined ? [] : [submissionRowSchema.parse(row)];
    });
    return rows.toSorted((a, b) => (a[column] ?? 0) - (b[column] ?? 0) || a.seq - b.seq)[0];
  }
  const firstFarAway = (nowMs: number): SubmissionRow | undefined =>
    firstOf((keyId) => selectFarAway.get({ keyId, farAwayMs: nowMs + longestWaitMs }));

  return {
    first: (nowMs) => firstOf((keyId) => selectDue.get({ keyId, nowMs })) ?? firstFarAway(nowMs),
    msUntilDue(nowMs) {
      if (firstFarAway(nowMs)) return 0;
      const dues = seals.all.flatMap(({ keyId }) => dueSchema.parse(selectNextDue.get({ keyId })).due ?? []);
      return dues.length === 0 ? null : Math.max(0, Math.min(...dues) - nowMs);
    },
  };
}
