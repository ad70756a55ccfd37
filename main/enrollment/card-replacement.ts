import type { CardAct } from '../../contract/held-card.ts';
import type { FieldProblem } from '../../contract/submission.ts';
import { identificationOf, parseIdentification, sameCardKey } from '../reader/identification.ts';
import type { AddRequest, RemoveRequest } from '../store/submission-record.ts';
import type { FormRules } from './enroll-form.ts';
import type { CardHolder } from './known-card.ts';
import { isPin } from '../../contract/pin-rule.ts';

export type CheckedReplacement =
  /** `then` is sent only once `request` is delivered. */
  | { readonly kind: 'pair'; readonly request: AddRequest; readonly then: RemoveRequest }
  | { readonly kind: 'problem'; readonly problem: FieldProblem }
  | { readonly kind: 'person-not-known' };

/** A new card for the same person on the same terms, and the old one away. The old PIN is not known here any more. */
export function checkReplacement(
  act: Extract<CardAct, { kind: 'replace' }>,
  oldCardKey: string,
  holder: CardHolder,
  isFree: (cardKey: string) => boolean,
  { nowMs, numberFormat }: Pick<FormRules, 'nowMs' | 'numberFormat'>,
): CheckedReplacement {
  const { firstName, lastName, personId, keyId, validFrom, validTo, accessLevelIds } = holder;
  if (personId === null || keyId === null) return { kind: 'person-not-known' };

  const card = parseIdentification(act.newCard);
  if (card.kind === 'problem')
    return { kind: 'problem', problem: { field: 'newCard', problem: card.problem } };
  const cardKey = sameCardKey(card.csns);
  if (cardKey === oldCardKey) return { kind: 'problem', problem: { field: 'newCard', problem: 'same-card' } };
  if (!isFree(cardKey)) return { kind: 'problem', problem: { field: 'newCard', problem: 'has-holder' } };

  const pin = act.pin.trim();
  if (pin !== '' && !isPin(pin))
    return { kind: 'problem', problem: { field: 'pin', problem: 'not-four-digits' } };
  if (validTo !== null && Date.parse(validTo) <= nowMs)
    return { kind: 'problem', problem: { field: 'newCard', problem: 'key-expired' } };

  const names = { firstName, lastName };
  return {
    kind: 'pair',
    request: {
      kind: 'add',
      identification: identificationOf(card.csns, numberFormat),
      cardKey,
      ...names,
      personId,
      pin: pin === '' ? null : pin,
      validFrom,
      validTo,
      accessLevelIds: [...accessLevelIds],
      hasPin: pin !== '',
      earlierNames: [],
    },
    then: { kind: 'remove', identification: holder.identification, cardKey: oldCardKey, ...names, keyId },
  };
}
