import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { chainEntries, headReader, type StoredHead } from './change-log-rows.ts';
import {
  CHAIN_START,
  createChainCheck,
  hashOf,
  hexOf,
  sha256,
  type ChainEntry,
  type ChainHead,
  type ChainReport,
} from './change-chain.ts';
import type { Database } from './database.ts';
import { openSealed, sealOf, type Seals } from './sealed-contents.ts';

export type ChangeKind =
  /** The log begins: what was done before stands only in the submissions. */
  | 'begun'
  | 'enroll-saved'
  | 'update-saved'
  | 'removal-saved'
  /** The removal of an old card, to be sent after the new one. */
  | 'replacement-saved'
  | 'delivered'
  | 'needs-attention'
  | 'edited'
  | 'discarded'
  | 'undone'
  | 'holder-kept'
  | 'enrolled-afresh'
  /** The card has another key than the one the alert was about. */
  | 'alert-overtaken'
  | 'person-erased'
  | 'aged-out'
  | 'api-key-saved'
  | 'api-key-forgotten'
  | 'passphrase-set'
  | 'setting-changed'
  | 'practice-entered'
  | 'practice-left'
  | 'exported';

const noteSchema = z.object({
  person: z.string().optional(),
  card: z.string().optional(),
  /** What else there is to say, in a word or a value; never a secret. */
  detail: z.string().optional(),
});
export type ChangeNote = z.infer<typeof noteSchema>;

export interface ToldChange {
  readonly entry: ChainEntry;
  /** Null where it was erased, or its key is not here. */
  readonly note: ChangeNote | null;
}

/** Whole, and whether the end is proven by a key that is here: without it nobody can say that the end was not rewritten. */
export type LogReport = ChainReport & { readonly isEndProven: boolean };

/** What was done at this desk. Entries are only ever added; see `docs/security.md`. */
export interface ChangeLog {
  /** To be called in the transaction of what it tells of. */
  tell(atMs: number, kind: ChangeKind, note?: ChangeNote, submissionId?: string | null): void;
  last(): { readonly seq: number; readonly kind: string } | null;
  /** The latest of these kinds among the last thousand entries: all of a long log would hold up the start. */
  lastOf(kinds: readonly ChangeKind[]): string | null;
  /** Goes through all of it, and lets the desk work in between. */
  check(): Promise<LogReport>;
  /** In order. */
  all(): Iterable<ToldChange>;
}

const AT_A_TIME = 500;
const RECENT_COUNT = 1_000;
const lastSchema = z.object({ seq: z.number(), kind: z.string() });

export function createChangeLog(database: Database, seals: Seals): ChangeLog {
  const insert = database.prepare(
    `INSERT INTO change_log (seq, at_ms, kind, submission_id, submission_seq, key_id, sealed_note, note_hash, previous_hash, hash)
     VALUES (:seq, :atMs, :kind, :submissionId, (SELECT seq FROM submissions WHERE id = :submissionId), :keyId, :note, :noteHash, :previousHash, :hash)`,
  );
  const setHead = database.prepare(
    'INSERT OR REPLACE INTO change_log_head VALUES (1, :seq, :hash, :keyId, :proof)',
  );
  const selectLast = database.prepare('SELECT seq, kind FROM change_log ORDER BY seq DESC LIMIT 1');

  const selectRecent = database.prepare(
    `SELECT seq, kind FROM (SELECT seq, kind FROM change_log ORDER BY seq DESC LIMIT ${String(RECENT_COUNT)})
     WHERE kind IN (SELECT value FROM json_each(:kinds)) ORDER BY seq DESC LIMIT 1`,
  );

  const headNow = headReader(database);
  const placeOf = (seq: number) => ({ table: 'change_log', rowId: String(seq), column: 'note' }) as const;

  function last(): ReturnType<ChangeLog['last']> {
    const row = selectLast.get();
    return row ? lastSchema.parse(row) : null;
  }

  function isProven(head: StoredHead | null): boolean {
    const seal = head && sealOf(seals, head.keyId);
    return seal ? Buffer.compare(seal.lookupOf(proofText(head)), head.proof) === 0 : false;
  }

  /** A page at a time, so that nothing is open while whoever asks lets the desk work. */
  function* pagedEntries(end: number): Generator<ChainEntry> {
    for (let from = 1; from <= end; from += AT_A_TIME)
      yield* [...chainEntries(database, from, Math.min(from + AT_A_TIME - 1, end))];
  }

  return {
    tell(atMs, kind, note = {}, submissionId = null) {
      const previous = headNow() ?? CHAIN_START;
      const seal = seals.current;
      // A damaged end must not keep anybody from enrolling: the log goes on, and the check names the place.
      const seq = Math.max(previous.seq, last()?.seq ?? 0) + 1;
      const sealed = seal.seal(placeOf(seq), JSON.stringify(note));
      const entry = {
        ...{ seq, atMs, kind, submissionId, keyId: seal.keyId },
        noteHash: sha256(sealed),
        previousHash: previous.hash,
      };
      const hash = hashOf(entry);
      insert.run({ ...entry, note: sealed, hash });
      setHead.run({ seq, hash, keyId: seal.keyId, proof: seal.lookupOf(proofText({ seq, hash })) });
    },

    last,
    lastOf(kinds) {
      const row = selectRecent.get({ kinds: JSON.stringify(kinds) });
      return row ? lastSchema.parse(row).kind : null;
    },

    async check() {
      const check = createChainCheck();
      // What is added while it is gone through belongs to the next check.
      const head = headNow();
      const end = last()?.seq ?? 0;
      for (let from = 1; from <= end; from += AT_A_TIME) {
        for (const entry of chainEntries(database, from, Math.min(from + AT_A_TIME - 1, end)))
          if (!check.take(entry)) break;
        await nextTurn();
      }
      const report = check.end(head);
      const isForged = head !== null && sealOf(seals, head.keyId) !== undefined && !isProven(head);
      return report.kind === 'whole' && isForged
        ? {
            kind: 'broken',
            fault: { kind: 'other-end', seq: head.seq },
            wholeCount: head.seq,
            isEndProven: false,
          }
        : { ...report, isEndProven: isProven(head) };
    },

    *all() {
      const end = last()?.seq ?? 0;
      for (const entry of pagedEntries(end)) {
        const seal = sealOf(seals, entry.keyId);
        const note =
          seal && entry.note !== null ? openSealed(seal, placeOf(entry.seq), entry.note, noteSchema) : null;
        yield { entry, note };
      }
    },
  };
}

function proofText({ seq, hash }: ChainHead): string {
  return `change-log-head|${String(seq)}|${hexOf(hash)}`;
}
