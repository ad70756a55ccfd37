import type { RegisterEntryView } from '../../contract/register.ts';
import type { ChosenPerson } from './enroll-state.ts';

export interface FoundPerson extends ChosenPerson {
  readonly holder: string;
  readonly cards: readonly string[];
}

/** Everybody among the entries whose id at the service is known, once, with all their cards. */
export function peopleOf(entries: readonly RegisterEntryView[]): readonly FoundPerson[] {
  const people = new Map<string, FoundPerson>();
  for (const { personId, holder, firstName, lastName, cardNumber } of entries) {
    if (personId === null) continue;
    const cards = people.get(personId)?.cards ?? [];
    people.set(personId, { personId, holder, firstName, lastName, cards: [...cards, cardNumber] });
  }
  return [...people.values()];
}
