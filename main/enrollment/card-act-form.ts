import { assertNever } from '../../contract/assert-never.ts';
import type { CardAct } from '../../contract/held-card.ts';
import type { FieldProblem } from '../../contract/submission.ts';
import type { SubmissionRequest, UpdateRequest } from '../store/submission-record.ts';
import type { FormRules } from './enroll-form.ts';
import { hasGoneLevel, type CardHolder } from './known-card.ts';
import { utcOf } from './local-time.ts';
import { isPin } from '../../contract/pin-rule.ts';

export type CheckedAct =
  | { readonly kind: 'request'; readonly request: SubmissionRequest }
  | { readonly kind: 'problem'; readonly problem: FieldProblem };

/** What is asked of a card → what is sent, or what is wrong with it. */
export function checkCardAct(
  act: Exclude<CardAct, { kind: 'replace' }>,
  cardKey: string,
  holder: CardHolder,
  rules: Pick<FormRules, 'zone' | 'nowMs' | 'knownLevelIds'>,
): CheckedAct {
  const { identification, firstName, lastName, keyId } = holder;
  const key = { identification, cardKey, firstName, lastName, keyId };
  const update = (
    changes: UpdateRequest['changes'],
    pinChange: UpdateRequest['pinChange'] = null,
  ): CheckedAct => ({
    kind: 'request',
    request: { kind: 'update', ...key, changes, pinChange },
  });

  switch (act.kind) {
    case 'validity': {
      const end = endOf(act.validTo, holder.validFrom, rules);
      return end.kind === 'end' ? update({ validTo: end.validTo }) : end;
    }
    case 'new-pin': {
      const pin = act.pin.trim();
      return isPin(pin)
        ? update({ pin }, 'new')
        : { kind: 'problem', problem: { field: 'pin', problem: 'not-four-digits' } };
    }
    case 'no-pin':
      return update({ pin: null }, 'none');
    case 'levels': {
      const accessLevelIds = [...new Set(act.accessLevelIds)];
      const problem = levelProblem(accessLevelIds, rules.knownLevelIds);
      return problem
        ? { kind: 'problem', problem: { field: 'accessLevels', problem } }
        : update({ accessLevelIds });
    }
    case 'remove':
      return { kind: 'request', request: { kind: 'remove', ...key } };
    default:
      return assertNever(act);
  }
}

type End =
  { readonly kind: 'end'; readonly validTo: string | null } | Extract<CheckedAct, { kind: 'problem' }>;

function endOf(text: string, validFrom: string | null, rules: Pick<FormRules, 'zone' | 'nowMs'>): End {
  if (text.trim() === '') return { kind: 'end', validTo: null };
  const time = utcOf(text, rules.zone, 'end');
  const problem = (problem: Extract<FieldProblem, { field: 'validFrom' | 'validTo' }>['problem']): End => ({
    kind: 'problem',
    problem: { field: 'validTo', problem },
  });
  if (time.kind === 'problem') return problem(time.problem);
  const endMs = Date.parse(time.utc);
  if (endMs <= rules.nowMs) return problem('in-the-past');
  if (validFrom !== null && endMs <= Date.parse(validFrom)) return problem('before-from');
  return { kind: 'end', validTo: time.utc };
}

/** The service takes no empty list: a key that is to open nothing is removed. */
function levelProblem(
  ids: readonly string[],
  knownIds: ReadonlySet<string> | null,
): 'none-left' | 'unknown-level' | null {
  if (ids.length === 0) return 'none-left';
  return hasGoneLevel(ids, knownIds) ? 'unknown-level' : null;
}
