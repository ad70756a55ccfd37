import { assertNever } from '../../contract/assert-never.ts';
import { codeDigits, isCodeText } from '../../contract/key-text.ts';
import type { IntservClient } from '../api/intserv-client.ts';
import { addReplySchema, type AddBody, type AddReply } from '../api/intserv-models.ts';
import { replyKindOf, type ReplyKind } from '../api/reply-kind.ts';
import { parseIdentification, sameCardKey } from '../reader/identification.ts';
import type { RegisterEntry } from '../store/register.ts';
import {
  fullName,
  type AddRequest,
  type RemoveRequest,
  type SubmissionRecord,
  type SubmissionRequest,
  type UpdateRequest,
} from '../store/submission-record.ts';
import { isSameName, isSameOwner } from './holder-check.ts';
import { wasNeverSent } from './never-sent.ts';
import { updateBodyOf } from './update-key.ts';

/** What the service has done when it accepts. */
export type Delivered =
  | { readonly kind: 'added'; readonly key: AddReply }
  /** `before`: what the register knew of the key. */
  | { readonly kind: 'updated'; readonly key: AddReply; readonly before: RegisterEntry }
  | { readonly kind: 'removed' }
  /** The card's key is not the named person's: nothing was sent, and nobody's key changed. */
  | { readonly kind: 'left-alone'; readonly holder: string }
  /** The register does not know the key, or not any more, and there may be one: nothing was sent. */
  | { readonly kind: 'not-known' };

/** What this desk knows of a card when something is sent for it. */
export interface CardKnowledge {
  readonly findCard: (cardKey: string) => RegisterEntry | null;
  /** Everything saved for the card, the last in its line first. */
  readonly everOfCard: (cardKey: string) => readonly SubmissionRecord[];
}

/** Calls the service once. Every call may be repeated: an add finds the key it made, a remove what is left to do. */
export async function sendSubmission(
  client: IntservClient,
  apiKey: string,
  request: SubmissionRequest,
  { findCard, everOfCard }: CardKnowledge,
): Promise<ReplyKind<Delivered>> {
  switch (request.kind) {
    case 'add': {
      const holder = otherHolderOf(request, findCard(request.cardKey));
      if (holder) return { kind: 'accepted', value: holder };
      return replyKindOf(await client.addAccessKey(apiKey, addBodyOf(request)), (body) => {
        const key = readAddReply(request, body);
        return key && { kind: 'added', key };
      });
    }
    case 'update': {
      const target = keyToUpdate(request, findCard(request.cardKey));
      if (target.kind !== 'entry') return { kind: 'accepted', value: target };
      const { entry: before } = target;
      return replyKindOf(await client.addAccessKey(apiKey, updateBodyOf(request, before)), (body) => {
        const key = readAddReply(request, body);
        return key && { kind: 'updated', key, before };
      });
    }
    case 'remove': {
      const registered = request.keyId === null ? findCard(request.cardKey) : null;
      const target = keyToRemove(request, registered, () => everOfCard(request.cardKey));
      if (target.kind !== 'key') return { kind: 'accepted', value: target };
      const answer = await client.removeAccessKey(apiKey, { id: target.id });
      return goneIsRemoved(replyKindOf(answer, () => ({ kind: 'removed' }), 204));
    }
    default:
      return assertNever(request);
  }
}

const NOT_THERE: readonly number[] = [404, 410];

/** A key that is not there is what a remove asks for; an earlier attempt whose reply was lost leaves it so. */
function goneIsRemoved(reply: ReplyKind<Delivered>): ReplyKind<Delivered> {
  return reply.kind === 'refused' && NOT_THERE.includes(reply.status)
    ? { kind: 'accepted', value: { kind: 'removed' } }
    : reply;
}

type LeftAlone = Extract<Delivered, { kind: 'left-alone' }>;
type RemoveTarget =
  | { readonly kind: 'key'; readonly id: string }
  | { readonly kind: 'removed' }
  | { readonly kind: 'not-known' }
  | LeftAlone;
type UpdateTarget =
  { readonly kind: 'entry'; readonly entry: RegisterEntry } | { readonly kind: 'not-known' } | LeftAlone;

/**
 * Whoever enrolls a card somebody has is asked. But one whose key was about to be removed was nobody's, and keeps its holder when
 * that removal is discarded: an add would change their key.
 */
function otherHolderOf(request: AddRequest, registered: RegisterEntry | null): LeftAlone | null {
  return registered && !isSameOwner(request, registered)
    ? { kind: 'left-alone', holder: fullName(registered) }
    : null;
}

/** An earlier submission may have given the person another key for the card, or the card to another person. */
function keyToUpdate(request: UpdateRequest, registered: RegisterEntry | null): UpdateTarget {
  if (!registered) return { kind: 'not-known' };
  const holder = fullName(registered);
  return registered.keyId === request.keyId || isSameName(fullName(request), holder)
    ? { kind: 'entry', entry: registered }
    : { kind: 'left-alone', holder };
}

/** By id only: a remove by card would take the key of whoever has the card by then. */
function keyToRemove(
  request: RemoveRequest,
  registered: RegisterEntry | null,
  everOfCard: () => readonly SubmissionRecord[],
): RemoveTarget {
  if (request.keyId !== null) return { kind: 'key', id: request.keyId };
  if (!registered) return { kind: wasNeverSent(request, everOfCard()) ? 'removed' : 'not-known' };
  return isSameName(fullName(request), fullName(registered))
    ? { kind: 'key', id: registered.keyId }
    : { kind: 'left-alone', holder: fullName(registered) };
}

/** The documented body; what was left empty is left out, not sent empty. */
export function addBodyOf(request: AddRequest): AddBody {
  return {
    key: isCodeText(request.identification)
      ? { identification: codeDigits(request.identification), type: 'code' }
      : { identification: request.identification, type: 'proximity' },
    ...(request.pin === null ? {} : { pin: request.pin }),
    ...(request.validFrom === null ? {} : { valid_from_date: request.validFrom }),
    ...(request.validTo === null ? {} : { valid_to_date: request.validTo }),
    ...(request.accessLevelIds.length === 0 ? {} : { access_levels: request.accessLevelIds }),
    ...personOf(request),
  };
}

function personOf({ personId, firstName, lastName }: AddRequest): Pick<AddBody, 'person'> {
  if (personId !== null) return { person: { id: personId } };
  if (firstName === '' && lastName === '') return {};
  return {
    person: {
      ...(firstName === '' ? {} : { first_name: firstName }),
      ...(lastName === '' ? {} : { last_name: lastName }),
    },
  };
}

/** Null unless the body is the documented one and speaks of the card that was sent (compared by value). */
export function readAddReply(request: Pick<AddRequest, 'cardKey'>, body: unknown): AddReply | null {
  const parsed = addReplySchema.safeParse(body);
  if (!parsed.success) return null;
  const answered = parsed.data.key?.identification;
  if (answered === undefined) return parsed.data;
  if (isCodeText(request.cardKey)) return isSameCode(request.cardKey, answered) ? parsed.data : null;
  const card = parseIdentification(answered);
  return card.kind === 'card' && sameCardKey(card.csns) === request.cardKey ? parsed.data : null;
}

function isSameCode(cardKey: string, answered: string): boolean {
  return /^[0-9]+$/.test(answered) && BigInt(answered) === BigInt(codeDigits(cardKey));
}
