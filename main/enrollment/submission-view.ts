import type { KnownCard } from '../../contract/card.ts';
import type { SubmissionReason, SubmissionView } from '../../contract/submission.ts';
import type { SubmissionRecord } from '../store/submission-record.ts';

/** A row as the window shows it. A row that does not open here is shown as needing attention, not hidden. */
export function submissionViewOf(
  record: SubmissionRecord,
  isHeldBack: boolean,
  isPaused: boolean,
): SubmissionView {
  const { row, contents } = record;
  const isOpen = row.state === 'waiting' || row.state === 'sending' || row.state === 'attention';
  const reason: SubmissionReason | null = contents
    ? isHeldBack
      ? { kind: 'behind-another' }
      : contents.outcome.reason
    : { kind: 'unreadable' };
  return {
    id: row.id,
    createdAtMs: row.created_at_ms,
    state: contents || !isOpen ? row.state : 'attention',
    reason,
    attemptCount: row.attempt_count,
    nextAttemptAtMs: row.state === 'waiting' && contents && !isHeldBack && !isPaused ? row.due_at_ms : null,
    settledAtMs: row.settled_at_ms,
    person: contents && { firstName: contents.request.firstName, lastName: contents.request.lastName },
    cardNumber: contents?.request.identification ?? null,
    validFrom: contents?.request.validFrom ?? null,
    validTo: contents?.request.validTo ?? null,
    levelCount: contents?.request.accessLevelIds.length ?? 0,
    hasPin: contents?.request.hasPin ?? false,
    keyId: contents?.outcome.keyId ?? null,
  };
}

/** What the desk knows of a card from its own submissions; null for a card it has not met. */
export function knownCardOf(record: SubmissionRecord | null): KnownCard | null {
  if (!record?.contents || record.row.state === 'discarded') return null;
  const { request, outcome } = record.contents;
  const typed = [request.firstName, request.lastName].filter((name) => name !== '').join(' ');
  return {
    submissionId: record.row.id,
    holder: outcome.reason?.kind === 'other-holder' ? outcome.reason.holder : typed,
    state: record.row.state,
    createdAtMs: record.row.created_at_ms,
  };
}

/** True when every word of the search stands in the person's name or the card number. */
export function matchesSearch({ contents }: SubmissionRecord, search: string): boolean {
  const { firstName, lastName, identification } = contents?.request ?? {};
  const text = [firstName, lastName, identification].join(' ').toLocaleLowerCase('sv');
  return search
    .toLocaleLowerCase('sv')
    .split(/\s+/)
    .every((word) => text.includes(word));
}
