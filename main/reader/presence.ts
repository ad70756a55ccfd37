/** How long after its last frame a card still counts as lying on the reader. */
export const HELD_MS = 1000;

export interface Presence {
  readonly id: string;
  readonly lastSeenMs: number;
}

/** A sighting of what is there already extends its stay; another one, or one after a silence, is new. */
export function seeAgain(
  presence: Presence | null,
  id: string,
  nowMs: number,
): { readonly presence: Presence; readonly isNew: boolean } {
  return { presence: { id, lastSeenMs: nowMs }, isNew: presence?.id !== id || !isPresent(presence, nowMs) };
}

export function isPresent(presence: Presence | null, nowMs: number): boolean {
  if (presence === null) return false;
  const silenceMs = nowMs - presence.lastSeenMs;
  // A clock that was set back must not hide the next card.
  return silenceMs >= 0 && silenceMs <= HELD_MS;
}
