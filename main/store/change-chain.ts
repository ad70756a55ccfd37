import { createHash } from 'node:crypto';

/** One entry of the change log as it stands in its row. */
export interface ChainEntry {
  readonly seq: number;
  readonly atMs: number;
  readonly kind: string;
  readonly submissionId: string | null;
  /** Names the data key that opens the note. */
  readonly keyId: string;
  /** Sealed; null once the person it tells of is erased. */
  readonly note: Uint8Array | null;
  readonly noteHash: Uint8Array;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
}

export interface ChainHead {
  readonly seq: number;
  readonly hash: Uint8Array;
}

export type ChainFault =
  /** This number is not there, though later ones, or the head, say it was. */
  | { readonly kind: 'missing'; readonly seq: number }
  /** It does not name the entry before it: another was put in its place, or it was moved. */
  | { readonly kind: 'not-linked'; readonly seq: number }
  /** It does not say what it said when it was written. */
  | { readonly kind: 'changed'; readonly seq: number }
  /** The log ends elsewhere than its head says. */
  | { readonly kind: 'other-end'; readonly seq: number };

export interface ChainSummary {
  readonly count: number;
  /** Entries whose note was erased with the person. */
  readonly erasedCount: number;
  readonly firstAtMs: number | null;
  readonly lastAtMs: number | null;
  /** Of the last entry, in hexadecimal; null for an empty log. */
  readonly headHash: string | null;
}

export type ChainReport =
  | ({ readonly kind: 'whole' } & ChainSummary)
  | { readonly kind: 'broken'; readonly fault: ChainFault; readonly wholeCount: number };

/** What the first entry follows. */
export const CHAIN_START: ChainHead = { seq: 0, hash: new Uint8Array(32) };

export function sha256(bytes: Uint8Array | string): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

/** SHA-256 of a line each: what it is, then the columns as SQLite prints them, hashes in lowercase hexadecimal. */
export function hashOf(entry: Omit<ChainEntry, 'note' | 'hash'>): Uint8Array {
  const lines = [
    'tapdesk-change-1',
    entry.seq,
    entry.atMs,
    entry.kind,
    entry.submissionId ?? '',
    entry.keyId,
    hexOf(entry.noteHash),
    hexOf(entry.previousHash),
  ];
  return sha256(lines.join('\n'));
}

export interface ChainCheck {
  /** False once something is found: what follows says nothing more. */
  take(entry: ChainEntry): boolean;
  end(head: ChainHead | null): ChainReport;
}

/** Goes through a log from its first entry to its head, and stops at the first fault. */
export function createChainCheck(): ChainCheck {
  let last = CHAIN_START;
  let fault: ChainFault | null = null;
  let erasedCount = 0;
  let firstAtMs: number | null = null;
  let lastAtMs: number | null = null;

  function faultOf(entry: ChainEntry): ChainFault | null {
    if (entry.seq !== last.seq + 1) return { kind: 'missing', seq: last.seq + 1 };
    const { seq } = entry;
    if (!isEqual(entry.previousHash, last.hash)) return { kind: 'not-linked', seq };
    if (!isEqual(entry.hash, hashOf(entry))) return { kind: 'changed', seq };
    return entry.note !== null && !isEqual(sha256(entry.note), entry.noteHash)
      ? { kind: 'changed', seq }
      : null;
  }

  function faultAtEnd(head: ChainHead): ChainFault | null {
    if (head.seq > last.seq) return { kind: 'missing', seq: last.seq + 1 };
    return head.seq < last.seq || !isEqual(head.hash, last.hash)
      ? { kind: 'other-end', seq: last.seq }
      : null;
  }

  return {
    take(entry) {
      fault ??= faultOf(entry);
      if (fault !== null) return false;
      last = entry;
      firstAtMs ??= entry.atMs;
      lastAtMs = entry.atMs;
      if (entry.note === null) erasedCount += 1;
      return true;
    },
    end(head) {
      fault ??= faultAtEnd(head ?? CHAIN_START);
      if (fault !== null) return { kind: 'broken', fault, wholeCount: last.seq };
      const headHash = last.seq === 0 ? null : hexOf(last.hash);
      return { kind: 'whole', count: last.seq, erasedCount, firstAtMs, lastAtMs, headHash };
    },
  };
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
