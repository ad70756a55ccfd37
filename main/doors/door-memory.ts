import type { SeenTap } from './door-events.ts';

export const KEPT_MS = 24 * 3_600_000;
export const KEPT_COUNT = 100;

/** What the tray holds once `more` is heard: each tap once, the newest first, nothing older than a day. */
export function remembered(
  taps: readonly SeenTap[],
  more: readonly SeenTap[],
  nowMs: number,
): readonly SeenTap[] {
  const byId = new Map(more.map((tap) => [tap.id, tap]));
  // Heard of before: when that was decides how long a tap without a time is kept.
  for (const tap of taps) byId.set(tap.id, { ...(byId.get(tap.id) ?? tap), heardAtMs: tap.heardAtMs });
  return [...byId.values()]
    .filter((tap) => orderOf(tap) > nowMs - KEPT_MS)
    .toSorted((a, b) => orderOf(b) - orderOf(a) || b.sequence - a.sequence || (a.id < b.id ? 1 : -1))
    .slice(0, KEPT_COUNT);
}

const orderOf = ({ atMs, heardAtMs }: SeenTap): number => atMs ?? heardAtMs;
