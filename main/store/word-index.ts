import { z } from 'zod';
import type { Database } from './database.ts';

/** Rows by the keyed digests that stand beside them; nothing is unsealed to find them. */
export interface WordIndex {
  add(seq: number | bigint, lookups: readonly Uint8Array[]): void;
  /** The rows that have all digests of any one list, each once, newest first. Digests may collide: look at what was found. */
  find(sought: readonly (readonly Uint8Array[])[]): Generator<number>;
}

/** More words than these narrow nothing that the rarest of them have not narrowed. */
const MOST_COMPARED = 4;
/** Of a word with fewer rows each row is looked up under the other words; of others both are gone through side by side. */
const RARE_COUNT = 1_000;
const ROWS_AT_A_TIME = 256;

const seqSchema = z.object({ seq: z.number() });
const countSchema = z.object({ count: z.number() });

export function createWordIndex(database: Database, table: 'register_words' | 'submission_words'): WordIndex {
  const insert = database.prepare(`INSERT OR IGNORE INTO ${table} VALUES (:lookup, :seq)`);
  const selectCount = database.prepare(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${table} WHERE word_lookup = :lookup LIMIT ${String(RARE_COUNT)})`,
  );
  const countOf = (lookup: Uint8Array): number => countSchema.parse(selectCount.get({ lookup })).count;

  function* rowsWithAll(sought: readonly Uint8Array[]): Generator<number> {
    const rarestFirst = sought
      .map((lookup) => ({ lookup, count: sought.length === 1 ? 0 : countOf(lookup) }))
      .toSorted((a, b) => a.count - b.count)
      .slice(0, MOST_COMPARED);
    const isRare = (rarestFirst[0]?.count ?? 0) < RARE_COUNT;
    const lookups = rarestFirst.map(({ lookup }) => lookup);
    const sql = (isRare ? lookedUp : sideBySide)(table, lookups.length);
    const select = database.prepare(`${sql} ORDER BY seq DESC LIMIT ${String(ROWS_AT_A_TIME)}`);
    for (let before: number | undefined = Number.MAX_SAFE_INTEGER; before !== undefined;) {
      const seqs: readonly number[] = select.all(before, ...lookups).map((row) => seqSchema.parse(row).seq);
      yield* seqs;
      before = seqs.length < ROWS_AT_A_TIME ? undefined : seqs.at(-1);
    }
  }

  return {
    add(seq, lookups) {
      for (const lookup of lookups) insert.run({ lookup, seq });
    },
    find: (sought) => merged(sought.map(rowsWithAll)),
  };
}

/**
 * The first word's rows, each looked up under the others. BETWEEN, where = would say the same, keeps SQLite to the word's own
 * rows, which lie together, and off the index by row, whose pages are all over.
 */
function lookedUp(table: string, wordCount: number): string {
  const others = Array.from({ length: wordCount - 1 }, (_, index) => index + 1);
  const from = ['w0', ...others.map((word) => `w${String(word)}`)].map((word) => `${table} AS ${word}`);
  const conditions = others.map(
    (word) =>
      ` AND w${String(word)}.word_lookup = ?${String(word + 2)} AND w${String(word)}.seq BETWEEN w0.seq AND w0.seq`,
  );
  return `SELECT w0.seq AS seq FROM ${from.join(' CROSS JOIN ')}
    WHERE w0.seq < ?1 AND w0.word_lookup = ?2${conditions.join('')}`;
}

/** All words' rows, which lie in order, compared from the newest on. */
function sideBySide(table: string, wordCount: number): string {
  return Array.from(
    { length: wordCount },
    (_, word) => `SELECT seq FROM ${table} WHERE seq < ?1 AND word_lookup = ?${String(word + 2)}`,
  ).join(' INTERSECT ');
}

/** Numbers that fall in each list, as one list that falls, without doubles. */
function* merged(lists: readonly Generator<number>[]): Generator<number> {
  const heads = lists.map((list) => ({ list, next: list.next() }));
  for (;;) {
    const values = heads.flatMap(({ next }) => (next.done === true ? [] : [next.value]));
    if (values.length === 0) return;
    const highest = Math.max(...values);
    yield highest;
    for (const head of heads)
      if (head.next.done !== true && head.next.value === highest) head.next = head.list.next();
  }
}
