import type { PeopleList } from '../../contract/people-list.ts';
import type { RunNote } from './list-run-control.ts';

/** To be told to the person. Main forgets it once it is sent, so that it is here or nowhere. */
export interface RunPin {
  readonly personId: string;
  readonly name: string;
  readonly digits: string;
}

/** The PINs of those who stand under "Enrolled last", the latest first: whoever is gone from there is done with. */
export function pinsAfter(
  pins: readonly RunPin[],
  note: RunNote | null,
  list: Pick<PeopleList, 'lastEnrolled'> | null,
): readonly RunPin[] {
  const shownIds = new Set(list?.lastEnrolled.map(({ id }) => id));
  const enrolled = note?.kind === 'enrolled' ? note : null;
  const kept = pins.filter(({ personId }) => personId !== enrolled?.person.id && shownIds.has(personId));
  if (enrolled === null || enrolled.pin === null) return kept;
  const { person, pin } = enrolled;
  return [{ personId: person.id, name: person.name, digits: pin }, ...kept];
}
