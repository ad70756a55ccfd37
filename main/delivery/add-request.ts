import { addReplySchema, type AddBody, type AddReply } from '../api/intserv-models.ts';
import { parseIdentification, sameCardKey } from '../reader/identification.ts';
import type { SubmissionRequest } from '../store/submission-record.ts';

/** The documented body; what was left empty is left out, not sent empty. */
export function addBodyOf(request: SubmissionRequest): AddBody {
  const { firstName, lastName } = request;
  return {
    key: { identification: request.identification, type: 'proximity' },
    ...(request.pin === null ? {} : { pin: request.pin }),
    ...(request.validFrom === null ? {} : { valid_from_date: request.validFrom }),
    ...(request.validTo === null ? {} : { valid_to_date: request.validTo }),
    ...(request.accessLevelIds.length === 0 ? {} : { access_levels: request.accessLevelIds }),
    ...(firstName === '' && lastName === ''
      ? {}
      : {
          person: {
            ...(firstName === '' ? {} : { first_name: firstName }),
            ...(lastName === '' ? {} : { last_name: lastName }),
          },
        }),
  };
}

/** Null unless the body is the documented one and speaks of the card that was sent (compared by value). */
export function readAddReply(request: SubmissionRequest, body: unknown): AddReply | null {
  const parsed = addReplySchema.safeParse(body);
  if (!parsed.success) return null;
  const answered = parsed.data.key?.identification;
  if (answered === undefined) return parsed.data;
  const card = parseIdentification(answered);
  return card.kind === 'card' && sameCardKey(card.csns) === request.cardKey ? parsed.data : null;
}
