import type { KnownCard } from '../../contract/card.ts';
import { isSameName } from '../delivery/holder-check.ts';
import type { RegisterEntry } from '../store/register.ts';
import type {
  AddRequest,
  PersonNames,
  SubmissionRecord,
  SubmissionRequest,
} from '../store/submission-record.ts';

/** Who has a card, as far as this desk knows: by what is still on its way, else by what it registered. */
export type CardHolder = PersonNames & {
  readonly standing: KnownCard['standing'];
  readonly atMs: number;
  readonly validTo: string | null;
  /** Null while it is not known which key the holder will have. */
  readonly keyId: string | null;
};

/** Null for a card this desk has not met, or one whose key is about to be removed. */
export function cardHolderOf(
  onItsWay: SubmissionRecord | null,
  registered: RegisterEntry | null,
): CardHolder | null {
  const request = onItsWay?.contents?.request;
  if (onItsWay && request) {
    if (request.kind === 'remove') return null;
    return {
      ...namesOf(request),
      standing: 'on-its-way',
      atMs: onItsWay.row.created_at_ms,
      validTo: request.validTo,
      keyId: null,
    };
  }
  if (!registered) return null;
  const { keyId, learntAtMs, validTo } = registered;
  return { ...namesOf(registered), standing: 'registered', atMs: learntAtMs, validTo, keyId };
}

export function knownCardOf(holder: CardHolder): KnownCard {
  const { standing, atMs, validTo } = holder;
  return { standing, holder: fullName(holder), atMs, validTo };
}

/** An empty form name says nothing against it: the service keeps the person it has. */
export function isSamePerson(typed: PersonNames, holder: PersonNames): boolean {
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

export function fullName({ firstName, lastName }: PersonNames): string {
  return [firstName, lastName].filter((name) => name !== '').join(' ');
}

function namesOf({ firstName, lastName }: PersonNames): PersonNames {
  return { firstName, lastName };
}
