import { assertNever } from '../../contract/assert-never.ts';
import type { KnownCard } from '../../contract/card.ts';
import { isSamePersonId } from '../../contract/person-id.ts';
import type { FieldProblem } from '../../contract/submission.ts';
import { isSameName } from '../delivery/holder-check.ts';
import { termsAfter } from '../delivery/update-key.ts';
import type { RegisterEntry } from '../store/register.ts';
import {
  fullName,
  type AddRequest,
  type PersonNames,
  type SubmissionRecord,
  type SubmissionRequest,
  type UpdateRequest,
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

/** What the form fills in, put on the key its holder has and keeps. What the form leaves empty stays as it is. */
export function changeFor(request: AddRequest, holder: CardHolder): UpdateRequest {
  const { cardKey, pin, validFrom, validTo, accessLevelIds } = request;
  const { identification, keyId } = holder;
  return {
    kind: 'update',
    identification,
    cardKey,
    ...namesOf(holder),
    keyId,
    changes: {
      ...(pin === null ? {} : { pin }),
      ...(validFrom === null ? {} : { validFrom }),
      ...(validTo === null ? {} : { validTo }),
      ...(accessLevelIds.length === 0 ? {} : { accessLevelIds }),
    },
    pinChange: pin === null ? null : 'new',
  };
}

/** What is wrong with the key as it would be; the form alone says only what is new. Every level is sent along. */
export function problemAfterChange(
  request: UpdateRequest,
  holder: CardHolder,
  knownLevelIds: ReadonlySet<string> | null,
): FieldProblem | null {
  const { validFrom, validTo, accessLevelIds } = termsAfter(request, holder);
  if (validFrom !== null && validTo !== null && Date.parse(validTo) <= Date.parse(validFrom))
    return { field: 'validTo', problem: 'before-from' };
  return hasGoneLevel(accessLevelIds, knownLevelIds)
    ? { field: 'accessLevels', problem: 'unknown-level' }
    : null;
}

/** `knownIds`: null while no list has come from the service; nothing is known to be gone then. */
export function hasGoneLevel(ids: readonly string[], knownIds: ReadonlySet<string> | null): boolean {
  return knownIds !== null && ids.some((id) => !knownIds.has(id));
}

/** The form a change was made from, as far as it was sent. */
export function formOfChange(request: UpdateRequest): AddRequest {
  const { identification, cardKey, firstName, lastName, changes } = request;
  return {
    kind: 'add',
    identification,
    cardKey,
    firstName,
    lastName,
    personId: null,
    pin: changes.pin ?? null,
    validFrom: changes.validFrom ?? null,
    validTo: changes.validTo ?? null,
    accessLevelIds: changes.accessLevelIds ?? [],
    hasPin: changes.pin != null,
    earlierNames: [],
  };
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
