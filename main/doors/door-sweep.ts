import type { ReplyKind } from '../api/reply-kind.ts';
import { seenTapOf, type SeenTap } from './door-events.ts';
import { KEPT_MS } from './door-memory.ts';
import type { EventPage } from './event-page.ts';

export const MOST_PAGES = 10;
/** A door may tell of a tap later than of the next one, and two clocks are never quite the same. */
const OVERLAP_MS = 10 * 60_000;
const SECOND_MS = 1_000;

export type Unanswered = Exclude<ReplyKind<never>, { kind: 'accepted' }>;

/** What one look came to. `taps` are true whatever the end was. */
export interface Sweep {
  readonly taps: readonly SeenTap[];
  readonly pageCount: number;
  readonly end:
    /** `isCut`: there is more than one look may read. */
    | { readonly kind: 'read'; readonly isCut: boolean; readonly leastSyncMs: number | null }
    | { readonly kind: 'unanswered'; readonly reply: Unanswered }
    | { readonly kind: 'not-wanted' };
}

interface SweepDependencies {
  readonly askPage: (continuationKey: string | null) => Promise<ReplyKind<EventPage>>;
  readonly nowMs: () => number;
  /** False ends it after the page that is under way. */
  readonly isWanted: () => boolean;
}

/** Reads page after page, within bounds: a service that never says "no more" is not asked for ever. */
export async function sweepDoors({ askPage, nowMs, isWanted }: SweepDependencies): Promise<Sweep> {
  const taps: SeenTap[] = [];
  const usedKeys = new Set<string>();
  let continuationKey: string | null = null;
  for (let pageCount = 1; ; pageCount += 1) {
    const reply = await askPage(continuationKey);
    if (reply.kind !== 'accepted') return { taps, pageCount, end: { kind: 'unanswered', reply } };

    const { events, leastSyncMs, continuationKey: next } = reply.value;
    taps.push(...events.map((event) => seenTapOf(event, nowMs())).filter((tap) => tap !== null));
    // A key that comes again leads in a circle.
    const isLast = next === null || usedKeys.has(next);
    if (isLast || pageCount === MOST_PAGES)
      return { taps, pageCount, end: { kind: 'read', isCut: !isLast, leastSyncMs } };
    if (!isWanted()) return { taps, pageCount, end: { kind: 'not-wanted' } };
    usedKeys.add(next);
    continuationKey = next;
  }
}

/** Where a look starts; a first one takes the whole day. */
export function startOfLook(fromMs: number | null, nowMs: number): number {
  const dayAgoMs = nowMs - KEPT_MS;
  return fromMs === null ? dayAgoMs : Math.max(fromMs, dayAgoMs);
}

/**
 * Where the next look starts. In which order pages come is not documented. A cut look goes on at the newest tap it read: where
 * the oldest come first that is where it stopped, and where the newest come first it has what the tray shows.
 */
export function startOfNext(sweep: Sweep, startedMs: number, fromMs: number): number {
  if (sweep.end.kind !== 'read') return fromMs;
  if (sweep.end.isCut) {
    const newestMs = sweep.taps.reduce((newest, { atMs }) => Math.max(newest, atMs ?? newest), fromMs);
    return Math.max(Math.min(newestMs, startedMs), fromMs + SECOND_MS);
  }
  return Math.min(startedMs, sweep.end.leastSyncMs ?? startedMs) - OVERLAP_MS;
}
