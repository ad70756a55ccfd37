import type { AddReply, UpdateBody } from '../api/intserv-models.ts';
import type { RegisterEntry } from '../store/register.ts';
import type { UpdateRequest } from '../store/submission-record.ts';

/** What a key is to be after an update. */
export type KeyTerms = Readonly<Pick<RegisterEntry, 'validFrom' | 'validTo' | 'hasPin'>> & {
  readonly accessLevelIds: readonly string[];
};

/** The change, on top of what the register knows of the key. */
export function termsAfter({ changes }: UpdateRequest, before: KeyTerms): KeyTerms {
  const { pin, validFrom, validTo, accessLevelIds } = changes;
  return {
    validFrom: validFrom === undefined ? before.validFrom : validFrom,
    validTo: validTo === undefined ? before.validTo : validTo,
    accessLevelIds: accessLevelIds ?? before.accessLevelIds,
    hasPin: pin === undefined ? before.hasPin : pin !== null,
  };
}

/**
 * Dates and levels go with every update: the documentation does not say whether an absent one stays or is taken away. Only
 * of the PIN it says that it stays.
 */
export function updateBodyOf(request: UpdateRequest, before: RegisterEntry): UpdateBody {
  const { validFrom, validTo, accessLevelIds } = termsAfter(request, before);
  const { pin } = request.changes;
  return {
    id: before.keyId,
    ...(pin === undefined ? {} : { pin }),
    ...(validFrom === null ? {} : { valid_from_date: validFrom }),
    ...(validTo === null ? {} : { valid_to_date: validTo }),
    ...(accessLevelIds.length === 0 ? {} : { access_levels: accessLevelIds }),
  };
}

/** Where the service says another end than was asked for; undefined where it agrees, or says nothing. */
export function otherEnd(asked: KeyTerms, { valid_to_date }: AddReply): string | undefined {
  if (valid_to_date == null) return undefined;
  const [answeredMs, askedMs] = [Date.parse(valid_to_date), Date.parse(asked.validTo ?? '')];
  return Number.isNaN(answeredMs) || answeredMs === askedMs ? undefined : valid_to_date;
}
