import { randomUUID } from 'node:crypto';
import type { NewSubmission } from '../store/outbox.ts';
import type { AddRequest, PersonNames, SubmissionRecord } from '../store/submission-record.ts';
import { earlierAttemptsOf } from './submission-view.ts';

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
