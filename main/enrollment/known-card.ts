import { assertNever } from '../../contract/assert-never.ts';
import type { KnownCard } from '../../contract/card.ts';
import { isSamePersonId } from '../../contract/person-id.ts';
import { isSameName } from '../delivery/holder-check.ts';
import { termsAfter } from '../delivery/update-key.ts';
import type { RegisterEntry } from '../store/register.ts';
import {
  fullName,
  type AddRequest,
  type PersonNames,
  type SubmissionRecord,
  type SubmissionRequest,
} from '../store/submission-record.ts';

/** Who has a card, as far as this desk knows: by what is still on its way, else by what it registered. */
export type CardHolder = PersonNames & {
  readonly standing: KnownCard['standing'];
  readonly atMs: number;
  readonly identification: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly accessLevelIds: readonly string[];
  readonly hasPin: boolean;
  readonly temporary?: boolean | undefined;
  /** At the service; null where this desk does not know it. */
  readonly personId: string | null;
  /** Null while it is not known which key the holder will have. */
  readonly keyId: string | null;
};

/** Null for a card this desk has not met, or one whose key is about to be removed. `onItsWay` in its order. */
export function cardHolderOf(
  onItsWay: readonly SubmissionRecord[],
  registered: RegisterEntry | null,
): CardHolder | null {
  return onItsWay.reduce<CardHolder | null>(
    (holder, record) => holderAfter(holder, record),
    registered && registeredHolderOf(registered),
  );
}

/** What can be said of the card now: what the service has comes before changes, or a removal, that are on their way. */
export function shownHolderOf(
  onItsWay: readonly SubmissionRecord[],
  registered: RegisterEntry | null,
): CardHolder | null {
  const next = cardHolderOf(onItsWay, registered);
  return registered && next?.standing !== 'on-its-way' ? registeredHolderOf(registered) : next;
}

function registeredHolderOf(entry: RegisterEntry): CardHolder {
  return { ...entry, standing: 'registered', atMs: entry.learntAtMs };
}

/** Of a row that does not open nobody knows what it will do. */
function holderAfter(holder: CardHolder | null, { row, contents }: SubmissionRecord): CardHolder | null {
  const request = contents?.request;
  switch (request?.kind) {
    case undefined:
      return holder;
    case 'add': {
      const { identification, temporary, personId, validFrom, validTo, accessLevelIds, hasPin } = request;
      return {
        ...namesOf(request),
        standing: 'on-its-way',
        atMs: row.created_at_ms,
        identification,
        validFrom,
        validTo,
        accessLevelIds,
        hasPin,
        temporary,
        personId,
        keyId: null,
      };
    }
    case 'update':
      return holder && { ...holder, ...termsAfter(request, holder) };
    case 'remove':
      return null;
    default:
      return assertNever(request);
  }
}

export function knownCardOf(holder: CardHolder): KnownCard {
  const { standing, atMs, validTo } = holder;
  return { standing, holder: fullName(holder), atMs, validTo };
}

/** An existing person is who has the id. An empty form name says nothing against it: the service keeps the person it has. */
export function isSamePerson(
  typed: Pick<AddRequest, 'firstName' | 'lastName' | 'personId'>,
  holder: Pick<CardHolder, 'firstName' | 'lastName' | 'personId'>,
): boolean {
  if (typed.personId !== null)
    return holder.personId !== null && isSamePersonId(typed.personId, holder.personId);
  return (
    (typed.firstName === '' || isSameName(typed.firstName, holder.firstName)) &&
    (typed.lastName === '' || isSameName(typed.lastName, holder.lastName))
  );
}

/** The form for the key as it is: its holder keeps it. */
export function forHolder(request: AddRequest, holder: CardHolder): AddRequest {
  return { ...request, ...namesOf(holder) };
}

/** Takes the card's key away from its holder. */
export function removalOf(
  request: SubmissionRequest,
  holder: PersonNames,
  keyId: string | null,
): SubmissionRequest {
  const { identification, cardKey } = request;
  return { kind: 'remove', identification, cardKey, ...namesOf(holder), keyId };
}

function namesOf({ firstName, lastName }: PersonNames): PersonNames {
  return { firstName, lastName };
}
