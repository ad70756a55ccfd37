import type { Csn } from './csn.ts';

/** How long after its last frame a card still counts as lying on the reader. */
export const HELD_MS = 1000;
/** Nobody takes a card away and lays the next one down within this time. */
export const SHORTEST_CHANGE_MS = 300;
/** More are never read in turns; noise may look like many. */
const MOST_PRESENT = 8;

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

export function isPresent(presence: Pick<Presence, 'lastSeenMs'> | null, nowMs: number): boolean {
  if (presence === null) return false;
  const silenceMs = nowMs - presence.lastSeenMs;
  // A clock that was set back must not hide the next card.
  return silenceMs >= 0 && silenceMs <= HELD_MS;
}

interface NumberThere extends Presence {
  readonly csn: Csn;
}

/** The numbers that are there, each for as long as it is seen itself: two that come in turns are each new once. */
export type NumbersThere = readonly NumberThere[];

export function seeNumber(
  before: NumbersThere,
  csn: Csn,
  nowMs: number,
): { readonly there: NumbersThere; readonly isNew: boolean } {
  const id = idOf(csn);
  const others = othersThere(before, csn, nowMs).slice(1 - MOST_PRESENT);
  return { there: [...others, { id, csn, lastSeenMs: nowMs }], isNew: !isThere(before, csn, nowMs) };
}

export function isThere(there: NumbersThere, csn: Csn, nowMs: number): boolean {
  return there.some((one) => one.id === idOf(csn) && isPresent(one, nowMs));
}

/** Whether a number that comes now may be of something that lies beside another card, or of that card itself. */
export function liesBesideAnother(there: NumbersThere, csn: Csn, nowMs: number): boolean {
  return othersThere(there, csn, nowMs).some((one) => {
    // A card tells its numbers of two kinds at any distance; two cards of one kind are read one right after the other.
    const longestGapMs = one.csn.technology === csn.technology ? SHORTEST_CHANGE_MS : HELD_MS;
    return nowMs - one.lastSeenMs <= longestGapMs;
  });
}

/** Two EM cards that lie together are not read at all: another EM number means that the one before has gone. */
function othersThere(there: NumbersThere, csn: Csn, nowMs: number): NumbersThere {
  const isBothEm = (one: NumberThere): boolean => one.csn.technology === 'EM' && csn.technology === 'EM';
  return there.filter((one) => one.id !== idOf(csn) && !isBothEm(one) && isPresent(one, nowMs));
}

function idOf({ technology, value }: Csn): string {
  return `${technology}:${value.toString()}`;
}
