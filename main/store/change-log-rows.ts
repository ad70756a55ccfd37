import { z } from 'zod';
import type { ChainEntry, ChainHead } from './change-chain.ts';
import type { Database } from './database.ts';

const bytes = z.instanceof(Uint8Array);
const rowSchema = z
  .object({
    seq: z.number(),
    at_ms: z.number(),
    kind: z.string(),
    submission_id: z.string().nullable(),
    key_id: z.string(),
    sealed_note: bytes.nullable(),
    note_hash: bytes,
    previous_hash: bytes,
    hash: bytes,
  })
  .transform((row): ChainEntry => ({
    seq: row.seq,
    atMs: row.at_ms,
    kind: row.kind,
    submissionId: row.submission_id,
    keyId: row.key_id,
    note: row.sealed_note,
    noteHash: row.note_hash,
    previousHash: row.previous_hash,
    hash: row.hash,
  }));

export interface StoredHead extends ChainHead {
  readonly keyId: string;
  /** A keyed digest: whoever does not have the data key cannot write another. */
  readonly proof: Uint8Array;
}

const headSchema = z
  .object({ seq: z.number(), hash: bytes, key_id: z.string(), proof: bytes })
  .transform(({ key_id, ...head }): StoredHead => ({ ...head, keyId: key_id }));

/** The log's entries of these numbers, in order; read, not checked. */
export function* chainEntries(database: Database, from: number, until: number): Generator<ChainEntry> {
  const select = database.prepare('SELECT * FROM change_log WHERE seq BETWEEN :from AND :until ORDER BY seq');
  for (const row of select.iterate({ from, until })) yield rowSchema.parse(row);
}

/** Reads where the log ends; null where nothing was ever told. */
export function headReader(database: Database): () => StoredHead | null {
  const select = database.prepare('SELECT seq, hash, key_id, proof FROM change_log_head');
  return () => {
    const row = select.get();
    return row ? headSchema.parse(row) : null;
  };
}
