import {
  earlierAttemptsOf,
  fullName,
  type RemoveRequest,
  type SubmissionRecord,
  type SubmissionRequest,
} from '../store/submission-record.ts';
import { isSameName } from './holder-check.ts';

/**
 * Whether nothing that could have given the person a key for the card was ever tried, so that a removal which finds no key has
 * nothing to do. False where that is not certain: what was tried may have reached the service, and what was erased by its age tells
 * nothing. `ofCard`: everything saved for the card, the last in its line first; the removal is the one being sent.
 */
export function wasNeverSent(removal: RemoveRequest, ofCard: readonly SubmissionRecord[]): boolean {
  const place = ofCard.findIndex(({ row }) => row.state === 'sending');
  const before = ofCard.slice(place + 1).filter(({ contents }) => isOfPerson(contents?.request, removal));
  const lastRemoved = before.findIndex(isDoneRemoval);
  const since = before
    .slice(0, lastRemoved === -1 ? before.length : lastRemoved)
    .filter(({ contents }) => contents === null || contents.request.kind === 'add');
  return place !== -1 && since.length > 0 && since.every(isUntried);
}

/** One that does not open may be of anybody. */
function isOfPerson(request: SubmissionRequest | undefined, person: RemoveRequest): boolean {
  return request === undefined || isSameName(fullName(request), fullName(person));
}

function isDoneRemoval({ row, contents }: SubmissionRecord): boolean {
  return row.state === 'delivered' && contents?.request.kind === 'remove';
}

function isUntried({ row, contents }: SubmissionRecord): boolean {
  return row.attempt_count === 0 && earlierAttemptsOf(contents?.request ?? null) === 0;
}
