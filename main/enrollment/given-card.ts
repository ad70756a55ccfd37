import { assertNever } from '../../contract/assert-never.ts';
import { isOpenState } from '../../contract/open-state.ts';
import type { RegisterEntry } from '../store/register.ts';
import {
  byPlace,
  type AddRequest,
  type SubmissionOutcome,
  type SubmissionRecord,
  type SubmissionRequest,
} from '../store/submission-record.ts';
import { cardHolderOf, formOfChange, isSamePerson, type CardHolder } from './known-card.ts';

/** What has become of a card that somebody was given, as far as this desk knows. */
export type GivenCard =
  /** Nothing of it was sent. */
  | { readonly kind: 'unsent'; readonly submissionId: string }
  | { readonly kind: 'being-sent' }
  /** It may have reached the service, which has not answered. */
  | { readonly kind: 'tried' }
  | { readonly kind: 'needs-attention' }
  /** The service has the card under another name, and nobody has decided about it. */
  | { readonly kind: 'other-holder' }
  /** Something newer for the card is not sent yet. */
  | { readonly kind: 'more-on-its-way' }
  /** They have the key. */
  | {
      readonly kind: 'held';
      readonly request: AddRequest;
      readonly holder: CardHolder;
      readonly keyId: string;
    }
  /** Their key was removed, or is about to be; or the card is somebody else's. */
  | { readonly kind: 'no-key' }
  /** They have another card in its place. */
  | { readonly kind: 'replaced' }
  /** Discarded, or edited: then the person may have another card. */
  | { readonly kind: 'discarded' }
  | { readonly kind: 'not-known' };

export interface GivenCardFacts {
  readonly given: SubmissionRecord;
  /** What it is sent after. */
  readonly needed: SubmissionRecord | null;
  /** For its card, in its order. */
  readonly onItsWay: readonly SubmissionRecord[];
  readonly registered: RegisterEntry | null;
  /** A removal of the card's key that was saved later, and not discarded. */
  readonly removal: () => SubmissionRecord | null;
}

/**
 * Goes by who has the card, not by the submission alone: a key may be removed, or a card come to somebody else, afterwards. What
 * is only forgotten here (a register entry erased for its age) is not taken for removed.
 */
export function givenCardOf(facts: GivenCardFacts): GivenCard {
  const { given, onItsWay, registered } = facts;
  const request = given.contents && givenBy(given.contents.request);
  if (!given.contents || !request) return { kind: 'not-known' };
  if (given.row.alert_unseen === 1) return { kind: 'other-holder' };
  const holder = cardHolderOf(onItsWay, registered);
  if (!holder || !isTheirs(request, given.contents.outcome, holder)) return notTheirs(facts, holder);
  if (holder.standing === 'on-its-way' || isOpenState(given.row.state)) return notSettled(facts);
  const { keyId } = holder;
  return keyId === null ? { kind: 'not-known' } : { kind: 'held', request, holder, keyId };
}

/** A card is given by enrolling it, or by changing the key its holder has. */
export function givenBy(request: SubmissionRequest): AddRequest | null {
  if (request.kind === 'remove') return null;
  return request.kind === 'add' ? request : formOfChange(request);
}

/** By the key, too: the service may have it under the name an earlier version was sent with. */
function isTheirs(request: AddRequest, { keyId, reason }: SubmissionOutcome, holder: CardHolder): boolean {
  const isSameKey = keyId !== null && keyId === holder.keyId && reason?.kind !== 'other-holder';
  return isSameKey || isSamePerson(request, holder);
}

function notTheirs({ given, removal }: GivenCardFacts, holder: CardHolder | null): GivenCard {
  const removed = removal();
  if (removed && removed.row.needs_id !== null) return { kind: 'replaced' };
  if (removed) return { kind: 'no-key' };
  if (given.row.state === 'discarded') return { kind: 'discarded' };
  return { kind: holder ? 'no-key' : 'not-known' };
}

function notSettled({ given, needed, onItsWay }: GivenCardFacts): GivenCard {
  const { id, state } = given.row;
  switch (state) {
    case 'sending':
      return { kind: 'being-sent' };
    case 'attention':
      return { kind: 'needs-attention' };
    case 'waiting': {
      const both = [given, ...(needed ? [needed] : [])];
      if (both.some(({ row }) => row.state === 'attention')) return { kind: 'needs-attention' };
      if (!both.every(isUnsent)) return { kind: 'tried' };
      if (onItsWay.some((one) => byPlace(given, one) < 0)) return { kind: 'more-on-its-way' };
      return { kind: 'unsent', submissionId: id };
    }
    case 'delivered':
    case 'discarded':
      return { kind: 'more-on-its-way' };
    default:
      return assertNever(state);
  }
}

function isUnsent({ row }: SubmissionRecord): boolean {
  return row.state === 'waiting' && row.attempt_count === 0;
}
