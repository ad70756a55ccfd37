import type { AddReply } from '../api/intserv-models.ts';
import type { RegisterEntry } from '../store/register.ts';
import type { AddRequest, UpdateRequest } from '../store/submission-record.ts';
import { termsAfter } from './update-key.ts';

/** What a delivered add says of the card's key: the service's word where it gives one, else what was sent. */
export function learntFrom(
  submissionId: string,
  request: AddRequest,
  reply: AddReply,
  nowMs: number,
): RegisterEntry {
  const { person } = reply;
  return {
    cardKey: request.cardKey,
    identification: request.identification,
    keyId: reply.id,
    personId: person?.id ?? null,
    firstName: person?.first_name ?? request.firstName,
    lastName: person?.last_name ?? request.lastName,
    validFrom: reply.valid_from_date ?? request.validFrom,
    validTo: reply.valid_to_date ?? request.validTo,
    accessLevelIds: reply.access_levels ?? request.accessLevelIds,
    hasPin: request.hasPin,
    ...(request.temporary === true ? { temporary: true } : {}),
    learntAtMs: nowMs,
    submissionId,
  };
}

/** The key as it was, with what the update changed. */
export function learntFromUpdate(
  submissionId: string,
  request: UpdateRequest,
  before: RegisterEntry,
  reply: AddReply,
  nowMs: number,
): RegisterEntry {
  const { person } = reply;
  const terms = termsAfter(request, before);
  return {
    ...before,
    keyId: reply.id,
    personId: person?.id ?? before.personId,
    firstName: person?.first_name ?? before.firstName,
    lastName: person?.last_name ?? before.lastName,
    validFrom: reply.valid_from_date ?? terms.validFrom,
    validTo: reply.valid_to_date ?? terms.validTo,
    accessLevelIds: reply.access_levels ?? [...terms.accessLevelIds],
    hasPin: terms.hasPin,
    learntAtMs: nowMs,
    submissionId,
  };
}
