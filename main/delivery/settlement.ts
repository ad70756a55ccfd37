import { assertNever } from '../../contract/assert-never.ts';
import type { SubmissionReason } from '../../contract/submission.ts';
import type { Settlement, TakenSubmission } from '../store/outbox.ts';
import { nothingYet, type SubmissionRequest } from '../store/submission-record.ts';
import { holderOf, type Holder } from './holder-check.ts';
import { learntFrom } from './learnt.ts';
import { firstLookAtMs } from './propagation.ts';
import type { NextStep } from './retry-policy.ts';
import type { Delivered } from './send-submission.ts';

/** What is written down of one attempt. */
export function settlementOf(step: NextStep, { id, request }: TakenSubmission, nowMs: number): Settlement {
  switch (step.kind) {
    case 'finish':
      return deliveredOf(step.delivered, id, request, nowMs);
    case 'park':
      return { kind: 'attention', outcome: { ...nothingYet, reason: step.reason } };
    case 'retry':
    case 'pause':
      return {
        kind: 'waiting',
        outcome: { ...nothingYet, reason: step.reason },
        dueAtMs: step.kind === 'retry' ? nowMs + step.waitMs : nowMs,
        usesAttempt: step.kind === 'retry',
      };
    default:
      return assertNever(step);
  }
}

function deliveredOf(
  delivered: Delivered,
  id: string,
  request: SubmissionRequest,
  nowMs: number,
): Settlement {
  if (delivered.kind === 'not-removed')
    return {
      kind: 'attention',
      outcome: { ...nothingYet, reason: { kind: 'other-holder', holder: delivered.holder } },
    };
  if (delivered.kind === 'removed' || request.kind === 'remove')
    return { kind: 'delivered', outcome: nothingYet, learnt: null, followAtMs: null };
  const { key } = delivered;
  return {
    kind: 'delivered',
    outcome: {
      reason: reasonOf(holderOf(request, request.earlierNames, key.person)),
      keyId: key.id,
      personId: key.person?.id ?? null,
    },
    learnt: learntFrom(id, request, key, nowMs),
    followAtMs: firstLookAtMs(nowMs),
  };
}

function reasonOf(holder: Holder): SubmissionReason | null {
  switch (holder.kind) {
    case 'as-sent':
      return null;
    case 'earlier-name':
      return { kind: 'earlier-name', holder: holder.holder };
    case 'other':
      return { kind: 'other-holder', holder: holder.holder };
    default:
      return assertNever(holder);
  }
}
