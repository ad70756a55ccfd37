import { assertNever } from '../../contract/assert-never.ts';
import { shownKeyText } from '../../contract/key-text.ts';
import { isOpenState } from '../../contract/open-state.ts';
import type { KeyChange, SubmissionReason, SubmissionView } from '../../contract/submission.ts';
import {
  earlierAttemptsOf,
  fullName,
  type SubmissionRecord,
  type SubmissionRequest,
  type UpdateRequest,
} from '../store/submission-record.ts';

/** A row as the window shows it. A row that does not open here is shown as needing attention, not hidden. */
export function submissionViewOf(
  record: SubmissionRecord,
  needed: SubmissionRecord | null,
  isPaused: boolean,
): SubmissionView {
  const { row, contents } = record;
  const isHeldBack = row.state === 'waiting' && (row.is_head === 0 || row.is_held === 1);
  const request = contents?.request ?? null;
  const terms = request && termsOf(request);
  return {
    id: row.id,
    task: request?.kind ?? null,
    createdAtMs: row.created_at_ms,
    state: contents || !isOpenState(row.state) ? row.state : 'attention',
    reason: reasonOf(record, isHeldBack),
    attemptCount: row.attempt_count + earlierAttemptsOf(request),
    nextAttemptAtMs: row.state === 'waiting' && contents && !isHeldBack && !isPaused ? row.due_at_ms : null,
    settledAtMs: row.settled_at_ms,
    person: request && { firstName: request.firstName, lastName: request.lastName },
    cardNumber: request && shownKeyText(request.identification),
    validFrom: terms?.validFrom ?? null,
    validTo: terms?.validTo ?? null,
    levelCount: terms?.accessLevelIds?.length ?? 0,
    hasPin: terms?.hasPin ?? false,
    changes: request?.kind === 'update' ? changesOf(request) : [],
    keyId: contents?.outcome.keyId ?? null,
    needs: needed && needsOf(needed),
    propagation: contents?.propagation ?? null,
    needsDecision: row.alert_unseen === 1,
    isFollowed: row.follow_due_at_ms !== null,
  };
}

interface ShownTerms {
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
  readonly accessLevelIds?: readonly string[] | undefined;
  readonly hasPin: boolean;
}

function termsOf(request: SubmissionRequest): ShownTerms {
  switch (request.kind) {
    case 'add':
      return request;
    case 'update':
      return { ...request.changes, hasPin: request.pinChange === 'new' };
    case 'remove':
      return { hasPin: false };
    default:
      return assertNever(request);
  }
}

function changesOf({ changes, pinChange }: UpdateRequest): KeyChange[] {
  const { validFrom, validTo, accessLevelIds } = changes;
  return [
    ...(validFrom === undefined ? [] : ['valid-from' as const]),
    ...(validTo === undefined ? [] : ['valid-to' as const]),
    ...(pinChange === null ? [] : [pinChange === 'new' ? ('new-pin' as const) : ('no-pin' as const)]),
    ...(accessLevelIds === undefined ? [] : ['levels' as const]),
  ];
}

function needsOf({ row, contents }: SubmissionRecord): SubmissionView['needs'] {
  return {
    id: row.id,
    task: contents?.request.kind ?? null,
    cardNumber: contents && shownKeyText(contents.request.identification),
    holder: contents ? fullName(contents.request) : '',
    state: row.state,
    attemptCount: row.attempt_count + earlierAttemptsOf(contents?.request ?? null),
  };
}

function reasonOf({ contents }: SubmissionRecord, isHeldBack: boolean): SubmissionReason | null {
  if (!contents) return { kind: 'unreadable' };
  return isHeldBack ? { kind: 'behind-another' } : contents.outcome.reason;
}
