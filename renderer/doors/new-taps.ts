import type { DeniedTap, DoorTray } from '../../contract/doors.ts';

export interface TapNews {
  /** Every tap shown so far; null until the doors have answered once. */
  readonly seenIds: ReadonlySet<string> | null;
  /** Those that came with the last report, the newest first. */
  readonly taps: readonly DeniedTap[];
  /** Grows with each news, so that the same words are said again. */
  readonly round: number;
}

export const noNews: TapNews = { seenIds: null, taps: [], round: 0 };

/** Each new tap is news once; what was there before anybody looked is none. */
export function newsAfter(news: TapNews, { taps, askedAtMs }: DoorTray): TapNews {
  const { seenIds, round } = news;
  if (askedAtMs === null) return { ...noNews, round };
  const fresh = seenIds === null ? [] : taps.filter(({ id }) => !seenIds.has(id));
  const seen = new Set([...(seenIds ?? []), ...taps.map(({ id }) => id)]);
  return fresh.length === 0 ? { ...news, seenIds: seen } : { seenIds: seen, taps: fresh, round: round + 1 };
}
