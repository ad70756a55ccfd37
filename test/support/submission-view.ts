import type { SubmissionView } from '../../contract/submission.ts';

/** An add just saved, or whatever the test makes of it. */
export function submissionView(change: Partial<SubmissionView> = {}): SubmissionView {
  return {
    id: 'one',
    task: 'add',
    createdAtMs: 10,
    state: 'waiting',
    reason: null,
    attemptCount: 0,
    nextAttemptAtMs: null,
    settledAtMs: null,
    person: { firstName: 'Vera', lastName: 'Lind' },
    cardNumber: '0x04A22B1C',
    validFrom: null,
    validTo: null,
    levelCount: 0,
    hasPin: false,
    changes: [],
    keyId: null,
    needs: null,
    propagation: null,
    needsDecision: false,
    isFollowed: false,
    ...change,
  };
}

/** A delivery that changed the key of somebody else. */
export function holderAlert(change: Partial<SubmissionView> = {}): SubmissionView {
  const reason = { kind: 'other-holder', holder: 'Karl Friis' } as const;
  return submissionView({ state: 'delivered', attemptCount: 1, reason, needsDecision: true, ...change });
}
