import { z } from 'zod';
import type { Database } from './database.ts';

/** Rows by the keyed digests that stand beside them; nothing is unsealed to find them. */
export interface WordIndex {
  add(seq: number | bigint, lookups: readonly Uint8Array[]): void;
  /** The rows that have all digests of any one list, each once, newest first. Digests may collide: look at what was found. */
  find(sought: readonly (readonly Uint8Array[])[]): Generator<number>;
}

/** More words than these narrow nothing that the rarest of them have not narrowed. */
const MOST_JOINED = 4;
/** Counted no further than this to know which word is rarest. */
const RARE_ENOUGH = 10_000;
const ROWS_AT_A_TIME = 256;

const seqSchema = z.object({ seq: z.number() });
const countSchema = z.object({ count: z.number() });

export function createWordIndex(database: Database, table: 'register_words' | 'submission_words'): WordIndex {
  const insert = database.prepare(`INSERT OR IGNORE INTO ${table} VALUES (:lookup, :seq)`);
  const countOf = database.prepare(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${table} WHERE word_lookup = :lookup LIMIT ${String(RARE_ENOUGH)})`,
  );

  /** Rarest first: SQLite goes through its rows and only looks whether the others have them, too. */
  function rarestFirst(lookups: readonly Uint8Array[]): readonly Uint8Array[] {
    if (lookups.length < 2) return lookups;
    return lookups
      .map((lookup) => ({ lookup, count: countSchema.parse(countOf.get({ lookup })).count }))
      .toSorted((a, b) => a.count - b.count)
      .slice(0, MOST_JOINED)
      .map(({ lookup }) => lookup);
  }

  return {
    add(seq, lookups) {
      for (const lookup of lookups) insert.run({ lookup, seq });
    },
    *find(sought) {
      if (sought.length === 0) return;
      const lists = sought.map(rarestFirst);
      const select = database.prepare(
        `${lists.map((list) => rowsWithAll(table, list.length)).join(' UNION ')} ORDER BY seq DESC LIMIT ?`,
      );
      for (let before = Number.MAX_SAFE_INTEGER; ;) {
        const values = lists.flatMap((list) => [before, ...list]);
        const seqs = select.all(...values, ROWS_AT_A_TIME).map((row) => seqSchema.parse(row).seq);
        yield* seqs;
        const last = seqs.at(-1);
        if (last === undefined || seqs.length < ROWS_AT_A_TIME) return;
        before = last;
      }
    },
  };
}

/**
 * CROSS JOIN keeps the order given: left to itself SQLite knows nothing of how rare a word is. BETWEEN, where = would say the
 * same, keeps it to the one word's rows, which lie together, and off the index by row, whose pages are all over.
 */
function rowsWithAll(table: string, wordCount: number): string {
  const words = Array.from({ length: wordCount }, (_, index) => `w${String(index)}`);
  const conditions = words.map((word, index) =>
    index === 0
      ? `${word}.word_lookup = ?`
      : `${word}.word_lookup = ? AND ${word}.seq BETWEEN w0.seq AND w0.seq`,
  );
  return `SELECT w0.seq AS seq FROM ${words.map((word) => `${table} AS ${word}`).join(' CROSS JOIN ')}
    WHERE w0.seq < ? AND ${conditions.join(' AND ')}`;
}
