import type { AddReply } from '../api/intserv-models.ts';

interface SentPerson {
  readonly firstName: string;
  readonly lastName: string;
}

/**
 * The name of the person whose key was changed, when it is not the one sent: the service updates the key of a card
 * it knows and ignores the person. Null when they agree, or when the reply or the request names nobody.
 */
export function otherHolder(sent: SentPerson, person: AddReply['person']): string | null {
  if (!person) return null;
  const pairs = [
    [sent.firstName, person.first_name],
    [sent.lastName, person.last_name],
  ] as const;
  const differs = pairs.some(
    ([name, held]) => name !== '' && held != null && comparable(name) !== comparable(held),
  );
  return differs
    ? [person.first_name, person.last_name].filter((name) => name != null && name !== '').join(' ')
    : null;
}

/** As people compare names: case, width of blanks and way of composing accents do not matter; accents do. */
function comparable(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim();
}
