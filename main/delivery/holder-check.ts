import { isSamePersonId } from '../../contract/person-id.ts';
import type { AddReply } from '../api/intserv-models.ts';
import { fullName, type PersonNames } from '../store/submission-record.ts';

export type Holder =
  | { readonly kind: 'as-sent' }
  /** The name an earlier version of this submission carried: it reached the service, and its reply was lost. */
  | { readonly kind: 'earlier-name'; readonly holder: string }
  /** The service updates the key of a card it knows and ignores the person sent. */
  | { readonly kind: 'other'; readonly holder: string };

/** Whose key was changed: judged by the person's id where both have one, else by the names; where either names nobody they agree. */
export function holderOf(
  sent: PersonNames & { readonly personId?: string | null },
  earlierNames: readonly PersonNames[],
  person: AddReply['person'],
): Holder {
  if (!person || isSame(sent, person)) return { kind: 'as-sent' };
  const holder = [person.first_name, person.last_name]
    .filter((name) => name != null && name !== '')
    .join(' ');
  return earlierNames.some((names) => namesAnyone(names) && agree(names, person))
    ? { kind: 'earlier-name', holder }
    : { kind: 'other', holder };
}

function isSame(
  sent: PersonNames & { readonly personId?: string | null },
  person: NonNullable<AddReply['person']>,
): boolean {
  return sent.personId != null && person.id != null
    ? isSamePersonId(sent.personId, person.id)
    : agree(sent, person);
}

/** `personId`: at the service; null where only the name is known. */
type Person = PersonNames & { readonly personId: string | null };

/** Whether a card that is for the one is for the other. An empty name is nobody's: for it the service makes up a person. */
export function isSameOwner(recipient: Person, owner: Person): boolean {
  if (recipient.personId !== null)
    return owner.personId !== null && isSamePersonId(recipient.personId, owner.personId);
  return fullName(recipient) !== '' && isSameName(fullName(recipient), fullName(owner));
}

function agree(sent: PersonNames, person: NonNullable<AddReply['person']>): boolean {
  return (
    (sent.firstName === '' || person.first_name == null || isSameName(sent.firstName, person.first_name)) &&
    (sent.lastName === '' || person.last_name == null || isSameName(sent.lastName, person.last_name))
  );
}

function namesAnyone({ firstName, lastName }: PersonNames): boolean {
  return firstName !== '' || lastName !== '';
}

/** As people compare names: case, width of blanks and way of composing accents do not matter; accents do. */
export function isSameName(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function comparable(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim();
}
