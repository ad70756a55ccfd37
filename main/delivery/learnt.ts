import type { AddReply } from '../api/intserv-models.ts';
import type { RegisterEntry } from '../store/register.ts';
import type { AddRequest } from '../store/submission-record.ts';

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
    learntAtMs: nowMs,
    submissionId,
  };
}
