import { assertNever } from '../../contract/assert-never.ts';
import type { SubmissionReason } from '../../contract/submission.ts';
import type { AddReply } from '../api/intserv-models.ts';
import type { TakenSubmission } from '../store/outbox-queue.ts';
import type { Settlement } from '../store/outbox-settling.ts';
import {
  nothingYet,
  type AddRequest,
  type SubmissionRequest,
  type UpdateRequest,
} from '../store/submission-record.ts';
import { holderOf, type Holder } from './holder-check.ts';
import { learntFrom, learntFromUpdate } from './learnt.ts';
import { firstLookAtMs } from './propagation.ts';
import type { NextStep } from './retry-policy.ts';
import type { Delivered } from './send-submission.ts';
import { otherEnd, termsAfter } from './update-key.ts';

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
  switch (delivered.kind) {
    case 'added':
      return addedOf(delivered.key, id, kindOf('add', request), nowMs);
    case 'updated':
      return updatedOf(delivered, id, kindOf('update', request), nowMs);
    case 'removed':
      return { kind: 'delivered', outcome: nothingYet, learnt: null, followAtMs: null };
    case 'left-alone':
      return attentionFor({ kind: 'other-holder', holder: delivered.holder });
    case 'not-known':
      return attentionFor({ kind: 'key-not-known' });
    default:
      return assertNever(delivered);
  }
}

/** A request is answered in kind. */
function kindOf<Kind extends SubmissionRequest['kind']>(
  kind: Kind,
  request: SubmissionRequest,
): Extract<SubmissionRequest, { kind: Kind }> {
  if (request.kind !== kind) throw new Error(`a ${request.kind} was answered as a ${kind}`);
  return request as Extract<SubmissionRequest, { kind: Kind }>;
}

function attentionFor(reason: SubmissionReason): Settlement {
  return { kind: 'attention', outcome: { ...nothingYet, reason } };
}

function updatedOf(
  { key, before }: Extract<Delivered, { kind: 'updated' }>,
  id: string,
  request: UpdateRequest,
  nowMs: number,
): Settlement {
  const holder = holderOf({ ...request, personId: before.personId }, [], key.person);
  const end = otherEnd(termsAfter(request, before), key);
  return {
    kind: 'delivered',
    outcome: {
      reason: reasonOf(holder) ?? (end === undefined ? null : { kind: 'other-end', validTo: end }),
      keyId: key.id,
      personId: key.person?.id ?? before.personId,
    },
    learnt: learntFromUpdate(id, request, before, key, nowMs),
    followAtMs: firstLookAtMs(nowMs),
  };
}

function addedOf(key: AddReply, id: string, request: AddRequest, nowMs: number): Settlement {
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
