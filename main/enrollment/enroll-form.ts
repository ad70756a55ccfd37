import type { NumberFormat } from '../../contract/card.ts';
import { isCodeText } from '../../contract/key-text.ts';
import { isPersonId } from '../../contract/person-id.ts';
import type { EnrollForm, FieldProblem } from '../../contract/submission.ts';
import type { AddRequest } from '../store/submission-record.ts';
import { keyNumberOf } from './key-number.ts';
import { localOf, utcOf } from './local-time.ts';
import { personNameOf } from './person-name.ts';
import { isPin } from '../../contract/pin-rule.ts';

export interface FormRules {
  readonly zone: string;
  readonly nowMs: number;
  readonly numberFormat: NumberFormat;
  /** Null when no list of levels has ever come: then none is refused here. */
  readonly knownLevelIds: ReadonlySet<string> | null;
}

export type CheckedForm =
  | { readonly kind: 'request'; readonly request: AddRequest }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] };

/** The form as typed → what is sent, or every problem in it in the order of the fields. */
export function checkForm(form: EnrollForm, rules: FormRules): CheckedForm {
  const problems: FieldProblem[] = [];

  const key = keyNumberOf(form.cardNumber, rules.numberFormat);
  if (key.kind === 'problem') problems.push({ field: 'cardNumber', problem: key.problem });

  const readName = (field: 'firstName' | 'lastName'): string => {
    const name = personNameOf(form[field]);
    if (name.kind === 'name') return name.name;
    problems.push({ field, problem: name.problem });
    return '';
  };
  const firstName = readName('firstName');
  const lastName = readName('lastName');

  const readTime = (field: 'validFrom' | 'validTo', side: 'start' | 'end'): string | null => {
    if (form[field].trim() === '') return null;
    const time = utcOf(form[field], rules.zone, side);
    if (time.kind === 'time') return time.utc;
    problems.push({ field, problem: time.problem });
    return null;
  };
  const validFrom = readTime('validFrom', 'start');
  const validTo = readTime('validTo', 'end');
  const isCode = isCodeText(form.cardNumber);
  const isLoan = form.temporary === true && !isCode;
  if (isLoan && form.validTo.trim() === '') problems.push({ field: 'validTo', problem: 'loan-without-end' });
  if (validTo !== null && Date.parse(validTo) <= rules.nowMs)
    problems.push({ field: 'validTo', problem: 'in-the-past' });
  else if (validFrom !== null && validTo !== null && Date.parse(validTo) <= Date.parse(validFrom)) {
    problems.push({ field: 'validTo', problem: 'before-from' });
  }

  const personId = form.personId?.trim() ?? '';
  if (personId !== '' && !isPersonId(personId))
    problems.push({ field: 'personId', problem: 'not-a-person-id' });

  // A code is typed where a PIN would be: one that was typed here before is of a card.
  const pin = isCode ? '' : form.pin.trim();
  if (pin !== '' && !isPin(pin)) problems.push({ field: 'pin', problem: 'not-four-digits' });

  const { knownLevelIds } = rules;
  if (knownLevelIds && form.accessLevelIds.some((id) => !knownLevelIds.has(id))) {
    problems.push({ field: 'accessLevels', problem: 'unknown-level' });
  }

  if (key.kind === 'problem' || problems.length > 0) return { kind: 'problems', problems };
  return {
    kind: 'request',
    request: {
      kind: 'add',
      identification: key.identification,
      cardKey: key.cardKey,
      firstName,
      lastName,
      personId: personId === '' ? null : personId,
      ...(isLoan ? { temporary: true } : {}),
      pin: pin === '' ? null : pin,
      validFrom,
      validTo,
      accessLevelIds: [...new Set(form.accessLevelIds)],
      hasPin: pin !== '',
      earlierNames: [],
    },
  };
}

/** Back to the form, to be edited. */
export function formOf(request: AddRequest, zone: string): EnrollForm {
  return {
    cardNumber: request.identification,
    firstName: request.firstName,
    lastName: request.lastName,
    validFrom: localOf(request.validFrom, zone),
    validTo: localOf(request.validTo, zone),
    pin: request.pin ?? '',
    accessLevelIds: [...request.accessLevelIds],
    ...(request.temporary === true ? { temporary: true } : {}),
    ...(request.personId === null ? {} : { personId: request.personId }),
  };
}
