import { existsSync, readFileSync } from 'node:fs';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const SMALLEST_PAGE_BYTES = 512;
const MAGIC = 0x377f0682;

type Sum = readonly [number, number];

interface Frame {
  /** The last of a commit. */
  readonly isCommit: boolean;
  /** Written since the log was last begun anew. */
  readonly isOfThisLog: boolean;
  readonly storedSum: Sum;
  /** What the sum should be, given the sum of the frame before. */
  sumAfter(before: Sum): Sum;
}

/**
 * True when the write-ahead log has lost commits in its middle. SQLite reads it up to the first frame whose sum is wrong and
 * forgets the rest without a word, because that is what a write cut off by the power leaves; but such a write is the last one,
 * and nothing follows it. Damage in the very last commit looks the same and cannot be told from it.
 *
 * The format is that of https://www.sqlite.org/fileformat2.html#walformat.
 */
export function isLogDamaged(path: string): boolean {
  if (!existsSync(path)) return false;
  const log = readFileSync(path);
  if (log.length < HEADER_BYTES + FRAME_HEADER_BYTES + SMALLEST_PAGE_BYTES) return false;
  // The header is on the disk before the first frame is written.
  const begin = beginOf(log);
  return begin === null || hasCommitsBehindABreak(framesOf(log, begin.isBigEndian), begin.sum);
}

function beginOf(log: Buffer): { readonly isBigEndian: boolean; readonly sum: Sum } | null {
  const magic = log.readUInt32BE(0);
  if ((magic & ~1) >>> 0 !== MAGIC) return null;
  const isBigEndian = (magic & 1) === 1;
  const sum = sumOf(log.subarray(0, 24), [0, 0], isBigEndian);
  return isSame(sum, sumAt(log, 24)) ? { isBigEndian, sum } : null;
}

/** A frame that follows rightly on a commit at or behind the first broken one was written when that commit was safe. */
function hasCommitsBehindABreak(frames: readonly Frame[], begin: Sum): boolean {
  let sum = begin;
  let isBroken = false;
  for (const [index, frame] of frames.entries()) {
    const expected = frame.sumAfter(sum);
    isBroken ||= !frame.isOfThisLog || !isSame(expected, frame.storedSum);
    const next = frames[index + 1];
    if (isBroken && frame.isCommit && next?.isOfThisLog === true) {
      // The damage may be in the sum itself.
      const before = [frame.storedSum, expected];
      if (before.some((one) => isSame(next.sumAfter(one), next.storedSum))) return true;
    }
    sum = frame.storedSum;
  }
  return false;
}

function framesOf(log: Buffer, isBigEndian: boolean): readonly Frame[] {
  const pageBytes = log.readUInt32BE(8);
  const frameBytes = FRAME_HEADER_BYTES + pageBytes;
  const count = Math.floor((log.length - HEADER_BYTES) / frameBytes);
  return Array.from({ length: count }, (_, index) => {
    const frame = log.subarray(HEADER_BYTES + index * frameBytes, HEADER_BYTES + (index + 1) * frameBytes);
    return {
      isCommit: frame.readUInt32BE(4) !== 0,
      isOfThisLog: frame.subarray(8, 16).equals(log.subarray(16, 24)),
      storedSum: sumAt(frame, 16),
      sumAfter: (before) =>
        sumOf(
          frame.subarray(FRAME_HEADER_BYTES),
          sumOf(frame.subarray(0, 8), before, isBigEndian),
          isBigEndian,
        ),
    };
  });
}

function sumOf(bytes: Buffer, before: Sum, isBigEndian: boolean): Sum {
  let [first, second] = before;
  for (let at = 0; at < bytes.length; at += 8) {
    const word = isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const nextWord = isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    first = (first + word + second) >>> 0;
    second = (second + nextWord + first) >>> 0;
  }
  return [first, second];
}

const sumAt = (bytes: Buffer, at: number): Sum => [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
const isSame = (one: Sum, other: Sum): boolean => one[0] === other[0] && one[1] === other[1];
