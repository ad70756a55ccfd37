import { randomUUID } from 'node:crypto';
import type { NewSubmission } from '../store/outbox.ts';
import {
  earlierAttemptsOf,
  type AddRequest,
  type RemoveRequest,
  type SubmissionRecord,
} from '../store/submission-record.ts';

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

/** Still to be done, and certainly not done yet: never tried, or tried once and refused. */
export function isStillToDo({ row: { state, attempt_count } }: SubmissionRecord): boolean {
  return (state === 'waiting' && attempt_count === 0) || (state === 'attention' && attempt_count <= 1);
}

/** How what was to come after a submission comes after its successor. */
interface Following {
  /** The successor's id. */
  readonly id: string;
  readonly cardKey: string;
  /** Nothing that the successor waits for can wait for what follows it: it may keep its place in its own card's line. */
  readonly keepsPlace: boolean;
  /** An old card is taken only from whoever gets the new one: whether that is the person a removal names. */
  readonly isOwner: (removal: RemoveRequest) => boolean;
}

/** Each is discarded with the earlier submission, and saved again with its successor. */
export function copiesOfNeeding(
  needing: readonly SubmissionRecord[],
  { id, cardKey, keepsPlace, isOwner }: Following,
): readonly NewSubmission[] {
  return needing.flatMap(({ row, contents }) => {
    const request = contents?.request;
    if (request?.kind !== 'remove' || request.cardKey === cardKey || !isOwner(request)) return [];
    return [{ id: randomUUID(), request, needs: id, inPlaceOf: keepsPlace ? row.id : null }];
  });
}
