import type { ReadProblem, Technology } from '../../contract/card.ts';
import type { Csn } from './csn.ts';
import { isPresent } from './presence.ts';
import type { SetTimer } from './set-timer.ts';

/** Long enough to turn the card round; after it the next tap is somebody else's. */
export const PART_WAIT_MS = 30_000;

export type Parts = readonly [Technology, Technology];

/** `joined`: the card may still lie there and tell its parts in turns. */
export type PartsRead =
  | { readonly kind: 'none' }
  | { readonly kind: 'first'; readonly csn: Csn }
  | { readonly kind: 'joined'; readonly csns: readonly Csn[]; readonly lastSeenMs: number };

type PartNews = 'joined' | 'first' | 'seen-again' | 'not-a-part';

/** Takes one read of a card with two technologies. The same technology once more replaces what was read of it. */
export function takePart(
  parts: Parts,
  before: PartsRead,
  csn: Csn,
  nowMs: number,
): { readonly after: PartsRead; readonly news: PartNews } {
  if (!parts.includes(csn.technology)) return { after: before, news: 'not-a-part' };
  if (before.kind === 'joined' && isStillThere(before, csn, nowMs))
    return { after: { ...before, lastSeenMs: nowMs }, news: 'seen-again' };
  if (before.kind !== 'first' || before.csn.technology === csn.technology)
    return { after: { kind: 'first', csn }, news: 'first' };

  const csns = parts[0] === csn.technology ? [csn, before.csn] : [before.csn, csn];
  return { after: { kind: 'joined', csns, lastSeenMs: nowMs }, news: 'joined' };
}

function isStillThere(
  { csns, lastSeenMs }: Extract<PartsRead, { kind: 'joined' }>,
  { technology, value }: Csn,
  nowMs: number,
): boolean {
  const isPart = csns.some((part) => part.technology === technology && part.value === value);
  return isPart && isPresent({ id: '', lastSeenMs }, nowMs);
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
  readonly onCard: (csns: readonly Csn[]) => void;
  readonly onRefused: (problem: ReadProblem) => void;
  /** Null when nothing is waited for any more; told before the card. */
  readonly onPart: (part: PartRead | null) => void;
}

export interface PartCollector {
  take(csn: Csn): void;
  /** A part that was taken is still there. Without this a joined card that lies there for long would begin anew. */
  seeAgain(csn: Csn): void;
  /** Forgets the first part. */
  cancel(): void;
}

/** Joins two reads to one card, and gives up when the second does not come. */
export function createPartCollector(dependencies: PartCollectorDependencies): PartCollector {
  const { parts, nowMs, setTimer, onCard, onRefused, onPart } = dependencies;
  let read: PartsRead = { kind: 'none' };
  let cancelWait: () => void = () => undefined;

  function cancel(): void {
    if (read.kind !== 'first') return;
    cancelWait();
    read = { kind: 'none' };
    onPart(null);
  }

  return {
    take(csn) {
      const { after, news } = takePart(parts, read, csn, nowMs());
      read = after;
      if (news === 'not-a-part') onRefused('not-a-part');
      if (news === 'seen-again' || news === 'not-a-part') return;
      cancelWait();
      if (after.kind === 'joined') {
        onPart(null);
        onCard(after.csns);
        return;
      }
      onPart({ csn, missing: parts[0] === csn.technology ? parts[1] : parts[0] });
      cancelWait = setTimer(PART_WAIT_MS, () => {
        cancel();
        onRefused('part-missing');
      });
    },
    seeAgain(csn) {
      const { after, news } = takePart(parts, read, csn, nowMs());
      if (news === 'seen-again') read = after;
    },
    cancel,
  };
}
