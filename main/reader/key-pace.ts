import type { KeyPress } from './key-press.ts';

/** A key later than this after the one before is not of the same burst: readers leave 1 to 20 ms. */
export const LONGEST_GAP_MS = 50;
/** Keys closer than this waited for a busy process: nothing is known of their own pace. */
const SHORTEST_GAP_MS = 1;
/** Nobody types six keys as fast as this. */
const MACHINE_KEYS = 6;
const MACHINE_GAP_MS = 18;
/** From here on a burst is likely a reader's, so that another key beside it does not end it. */
const LIKELY_KEYS = 4;
const LIKELY_GAP_MS = 12;
/** With the length of a whole card number, slower keys are a reader's, too. */
const CARD_LENGTHS: ReadonlySet<number> = new Set([8, 10, 13, 14, 15, 16, 17, 20, 24]);
const FEWEST_CARD_KEYS = 8;
const CARD_GAP_MS = 35;
/** Between a typed key and a scan that follows it at once. */
const PAUSE_MS = 28;

/** Which of the keys of a burst are a reader's. */
export interface BurstParts {
  readonly typed: readonly KeyPress[];
  readonly scanned: readonly KeyPress[];
}

/** Keys typed right before a scan stand out by the pause after them. */
export function partsOf(keys: readonly KeyPress[]): BurstParts {
  const starts = keys.flatMap((_, at) => (isScanAfterPause(keys, at) ? [at] : []));
  const start = starts.toSorted((a, b) => paceOf(keys.slice(a)) - paceOf(keys.slice(b)))[0];
  if (start !== undefined) return { typed: keys.slice(0, start), scanned: keys.slice(start) };
  return isScan(keys) ? { typed: [], scanned: keys } : { typed: keys, scanned: [] };
}

/**
 * Whether the process was busy after the first keys of a scan, and these may as well be a person's: nothing tells, and
 * without them, or with them, it would be another number.
 */
export function isDoubtful(keys: readonly KeyPress[]): boolean {
  return keys
    .slice(0, LIKELY_KEYS)
    .some((_, at) => pauseBefore(keys, at) > LONGEST_GAP_MS && mayBeTyped(keys.slice(0, at)));
}

/** Whether the next key may take its time. No more is said by it: keys that waited for a busy process look the same. */
export function isPerhapsScan(keys: readonly KeyPress[]): boolean {
  return keys.length >= LIKELY_KEYS && paceOf(keys) <= LIKELY_GAP_MS;
}

/** Whether a reader typed four of the keys, at a pace that is its own. */
export function isLikelyScan(keys: readonly KeyPress[]): boolean {
  return keys.some((_, at) => {
    const some = keys.slice(at, at + LIKELY_KEYS);
    return some.length === LIKELY_KEYS && hasOwnPace(some) && paceOf(some) <= LIKELY_GAP_MS;
  });
}

/** What comes after the end of a scan. One key alone is a person's. */
export function isRestOfScan(keys: readonly KeyPress[]): boolean {
  return paceOf(keys) <= MACHINE_GAP_MS;
}

function isScan(keys: readonly KeyPress[]): boolean {
  if (isCard(keys)) return true;
  if (keys.length < MACHINE_KEYS || paceOf(keys) > MACHINE_GAP_MS) return false;
  // A few digits that somebody typed while the process was busy come as close together.
  return keys.length >= FEWEST_CARD_KEYS || hasOwnPace(keys);
}

function isScanAfterPause(keys: readonly KeyPress[], start: number): boolean {
  const tail = keys.slice(start);
  const pauseMs = pauseBefore(keys, start);
  return (
    isCard(tail) &&
    hasOwnPace(tail.slice(0, 2)) &&
    mayBeTyped(keys.slice(0, start)) &&
    pauseMs >= PAUSE_MS &&
    pauseMs <= LONGEST_GAP_MS &&
    pauseMs > 4 * paceOf(tail)
  );
}

function isCard(keys: readonly KeyPress[]): boolean {
  return CARD_LENGTHS.has(keys.length) && paceOf(keys) <= CARD_GAP_MS;
}

/** Of keys before a pause. Fingers overlap for a few keys, and not for more. */
function mayBeTyped(keys: readonly KeyPress[]): boolean {
  if (keys.length < 2) return keys.length === 1;
  return paceOf(keys) > (keys.length <= LIKELY_KEYS ? LIKELY_GAP_MS : CARD_GAP_MS);
}

function hasOwnPace(keys: readonly KeyPress[]): boolean {
  return gapsOf(keys).every((gapMs) => gapMs >= SHORTEST_GAP_MS && gapMs <= LONGEST_GAP_MS);
}

/** The mean gap, without those in which the process was busy: they say nothing of the pace. */
function paceOf(keys: readonly KeyPress[]): number {
  const gapsMs = gapsOf(keys).filter((gapMs) => gapMs <= LONGEST_GAP_MS);
  return gapsMs.length === 0 ? Infinity : gapsMs.reduce((sum, gapMs) => sum + gapMs, 0) / gapsMs.length;
}

function gapsOf(keys: readonly KeyPress[]): readonly number[] {
  return keys.slice(1).map((_, at) => pauseBefore(keys, at + 1));
}

/** Nothing is before the first. */
function pauseBefore(keys: readonly KeyPress[], at: number): number {
  const one = keys[at - 1];
  const other = keys[at];
  return one && other ? other.atMs - one.atMs : 0;
}
