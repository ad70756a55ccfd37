import { randomUUID } from 'node:crypto';
import { isSamePersonId } from '../../contract/person-id.ts';
import { isSameName } from '../delivery/holder-check.ts';
import type { NewSubmission } from '../store/outbox.ts';
import {
  fullName,
  type AddRequest,
  type PersonNames,
  type SubmissionRecord,
} from '../store/submission-record.ts';
import { earlierAttemptsOf } from './submission-view.ts';

/** Who a card is for: the person's id at the service is null where only the name is known. */
type Person = PersonNames & { readonly personId: string | null };

export function isForCard(record: SubmissionRecord | null, cardKey: string): boolean {
  return record?.contents?.request.cardKey === cardKey;
}

/** An edited version may meet the person its predecessor brought to the service without an answer. */
export function afterEarlier(request: AddRequest, replaced: SubmissionRecord | null): AddRequest {
  const earlier = replaced?.contents?.request;
  if (!replaced || earlier?.kind !== 'add') return request;
  const { firstName, lastName } = earlier;
  const attemptCount = replaced.row.attempt_count;
  const sentNames = attemptCount === 0 ? [] : [{ firstName, lastName }];
  return {
    ...request,
    earlierNames: isForCard(replaced, request.cardKey) ? [...earlier.earlierNames, ...sentNames] : [],
    earlierAttemptCount: attemptCount + earlierAttemptsOf(earlier),
  };
}

/**
 * What was to come after a submission comes after its successor, `id`: it is discarded there, and saved again here. But an old
 * card is taken only from whoever gets the new one: `isOwner` says whether that is the person a removal names.
 */
export function copiesOfNeeding(
  needing: readonly SubmissionRecord[],
  id: string,
  cardKey: string,
  isOwner: (removal: PersonNames & { readonly keyId: string | null }) => boolean,
): readonly NewSubmission[] {
  return needing.flatMap(({ contents }) =>
    contents?.request.kind !== 'remove' || contents.request.cardKey === cardKey || !isOwner(contents.request)
      ? []
      : [{ id: randomUUID(), request: contents.request, needs: id }],
  );
}

/** Unlike where a card's holder is known, an empty name is nobody's: the service makes up a person. */
export function isSameOwner(recipient: Person, owner: Person): boolean {
  if (recipient.personId !== null)
    return owner.personId !== null && isSamePersonId(recipient.personId, owner.personId);
  return fullName(recipient) !== '' && isSameName(fullName(recipient), fullName(owner));
}
