import { assertNever } from '../../contract/assert-never.ts';
import type { ReadProblem, TapDoubt, Technology } from '../../contract/card.ts';
import type { Parts } from '../../contract/reader-parts.ts';
import type { Csn } from './csn.ts';
import { HELD_MS, isPresent, SHORTEST_CHANGE_MS } from './presence.ts';
import type { SetTimer } from './set-timer.ts';

/** Long enough to turn the card round; after it the next tap is somebody else's. */
export const PART_WAIT_MS = 30_000;
/** A card that lies there tells its own number of either kind within this time, if the join is wrong. */
export const JOIN_QUIET_MS = 500;

interface TwoNumbers {
  /** In the order of the profile's parts. */
  readonly csns: readonly Csn[];
  readonly lastSeenMs: number;
}

/** `isDoubtful`: another card was there meanwhile. `isApart`: the parts are of two laying-downs. */
type Reading =
  | { readonly kind: 'none' }
  | { readonly kind: 'first'; readonly csn: Csn; readonly sinceMs: number; readonly isDoubtful: boolean }
  | (TwoNumbers & { readonly kind: 'joining'; readonly isDoubtful: boolean; readonly isApart: boolean });

export interface PartsRead {
  readonly reading: Reading;
  /** The card that was told last: while it lies there its numbers are parts of no other. */
  readonly told: TwoNumbers | null;
}

export const noParts: PartsRead = { reading: { kind: 'none' }, told: null };

export interface Sighting {
  readonly csn: Csn;
  /** It was there already. */
  readonly isHeld: boolean;
}

type PartNews = 'first' | 'joining' | 'two-cards' | 'not-a-part' | 'nothing';

/**
 * Takes one sighting of a number. The same kind once more replaces what was read of it. What was held before begins nothing, and
 * joins only where it is doubtful whose it is.
 */
export function takePart(
  parts: Parts,
  before: PartsRead,
  sighting: Sighting,
  nowMs: number,
): { readonly after: PartsRead; readonly news: PartNews } {
  const { reading, told } = before;
  const { csn, isHeld } = sighting;
  if (!parts.includes(csn.technology)) return { after: before, news: isHeld ? 'nothing' : 'not-a-part' };
  if (told !== null && isOf(told, csn) && isPresent(told, nowMs)) {
    const beside: Reading = reading.kind === 'none' ? reading : { ...reading, isDoubtful: true };
    return { after: { reading: beside, told: { ...told, lastSeenMs: nowMs } }, news: 'nothing' };
  }
  const next = readNext(parts, before, sighting, nowMs);
  return { after: { reading: next.reading, told }, news: next.news };
}

function readNext(
  parts: Parts,
  { reading, told }: PartsRead,
  { csn, isHeld }: Sighting,
  nowMs: number,
): { readonly reading: Reading; readonly news: PartNews } {
  const lay = (isDoubtful: boolean): Reading => ({ kind: 'first', csn, sinceMs: nowMs, isDoubtful });
  const nothing = { reading, news: 'nothing' } as const;
  switch (reading.kind) {
    case 'none':
      return isHeld ? nothing : { reading: lay(hasJustLeft(told, nowMs)), news: 'first' };
    case 'first': {
      const { csn: first, sinceMs, isDoubtful } = reading;
      if (first.technology === csn.technology)
        return isHeld ? nothing : { reading: lay(hasJustLeft(told, nowMs)), news: 'first' };
      if (isHeld && !isDoubtful) return nothing;
      const csns = parts[0] === csn.technology ? [csn, first] : [first, csn];
      const isApart = nowMs - sinceMs > HELD_MS;
      return { reading: { kind: 'joining', csns, lastSeenMs: nowMs, isDoubtful, isApart }, news: 'joining' };
    }
    case 'joining':
      if (isOf(reading, csn)) return { reading: { ...reading, lastSeenMs: nowMs }, news: 'nothing' };
      // Of two cards that both lie there none is the newcomer.
      return { reading: isHeld ? { kind: 'none' } : lay(true), news: 'two-cards' };
    default:
      return assertNever(reading);
  }
}

function isOf({ csns }: TwoNumbers, { technology, value }: Csn): boolean {
  return csns.some((part) => part.technology === technology && part.value === value);
}

/** Sooner than any hand changes cards: it may lie there still. */
function hasJustLeft(told: TwoNumbers | null, nowMs: number): boolean {
  return told !== null && nowMs - told.lastSeenMs <= SHORTEST_CHANGE_MS;
}

export interface PartRead {
  readonly csn: Csn;
  readonly missing: Technology;
}

interface PartCollectorDependencies {
  readonly parts: Parts;
  /** Must not jump when somebody sets the clock. */
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  /** In the order of `parts`. */
  readonly onCard: (csns: readonly Csn[], doubts: readonly TapDoubt[]) => void;
  readonly onRefused: (problem: ReadProblem) => void;
  /** Null when no part is missing any more; told before the card. */
  readonly onPart: (part: PartRead | null) => void;
}

export interface PartCollector {
  take(csn: Csn): void;
  /** A number that was taken is still there. Without this a joined card that lies there for long would begin anew. */
  seeAgain(csn: Csn): void;
  /** Forgets what was read of a card that is not told yet. */
  cancel(): void;
}

/** Joins two reads to one card, once no number shows that they were of two, and gives up when the second does not come. */
export function createPartCollector(dependencies: PartCollectorDependencies): PartCollector {
  const { parts, nowMs, setTimer, onCard, onRefused, onPart } = dependencies;
  let read = noParts;
  let cancelWait: () => void = () => undefined;

  function cancel(): void {
    if (read.reading.kind === 'none') return;
    cancelWait();
    read = { ...read, reading: { kind: 'none' } };
    onPart(null);
  }

  function tellJoined(): void {
    const { reading } = read;
    if (reading.kind !== 'joining') return;
    const { csns, lastSeenMs, isDoubtful, isApart } = reading;
    read = { reading: { kind: 'none' }, told: { csns, lastSeenMs } };
    onCard(csns, [
      ...(isDoubtful ? ['beside-another' as const] : []),
      ...(isApart ? ['read-apart' as const] : []),
    ]);
  }

  function waitOn(reading: Reading): void {
    cancelWait();
    switch (reading.kind) {
      case 'none':
        onPart(null);
        return;
      case 'first': {
        const { csn } = reading;
        onPart({ csn, missing: parts[0] === csn.technology ? parts[1] : parts[0] });
        cancelWait = setTimer(PART_WAIT_MS, () => {
          cancel();
          onRefused('part-missing');
        });
        return;
      }
      case 'joining':
        onPart(null);
        cancelWait = setTimer(JOIN_QUIET_MS, tellJoined);
        return;
      default:
        assertNever(reading);
    }
  }

  function see(sighting: Sighting): void {
    const { after, news } = takePart(parts, read, sighting, nowMs());
    read = after;
    if (news === 'nothing') return;
    if (news === 'not-a-part') {
      onRefused('not-a-part');
      return;
    }
    if (news === 'two-cards') onRefused('two-cards');
    waitOn(after.reading);
  }

  return {
    take: (csn) => {
      see({ csn, isHeld: false });
    },
    seeAgain: (csn) => {
      see({ csn, isHeld: true });
    },
    cancel,
  };
}
