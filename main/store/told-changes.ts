import { assertNever } from '../../contract/assert-never.ts';
import { shownKeyText } from '../../contract/key-text.ts';
import type { ChangeKind, ChangeNote } from './change-log.ts';
import { fullName, type SubmissionOutcome, type SubmissionRequest } from './submission-record.ts';

/** What the change log says of a submission: whose and which card; no PIN, and of a code only its last digit. */
export function toldOf(request: SubmissionRequest): ChangeNote {
  return { person: fullName(request), card: shownKeyText(request.identification) };
}

export function savedKindOf(request: SubmissionRequest, needs: string | null): ChangeKind {
  switch (request.kind) {
    case 'add':
      return 'enroll-saved';
    case 'update':
      return 'update-saved';
    case 'remove':
      return needs === null ? 'removal-saved' : 'replacement-saved';
    default:
      return assertNever(request);
  }
}

/** Something came of it: the service has it, or somebody has to look. */
export function settledChange(
  { kind, outcome }: { readonly kind: 'delivered' | 'attention'; readonly outcome: SubmissionOutcome },
  request: SubmissionRequest,
): [ChangeKind, ChangeNote] {
  const told = { ...toldOf(request), ...(outcome.reason ? { detail: detailOf(outcome.reason) } : {}) };
  return [kind === 'delivered' ? 'delivered' : 'needs-attention', told];
}

function detailOf(reason: NonNullable<SubmissionOutcome['reason']>): string {
  return reason.kind === 'other-holder' ? `${reason.kind}: ${reason.holder}` : reason.kind;
}
