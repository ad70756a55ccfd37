import { expect, test } from 'vitest';
import type { AlertOutcome } from '../../../contract/submission.ts';
import {
  initialDeskState,
  reduceDesk,
  type DeskAction,
  type DeskState,
} from '../../../renderer/desk-state.ts';
import { openAlert, putOffAlerts } from '../../../renderer/enroll/holder-alerts.ts';
import { liveDesk } from '../../support/desk-stand-in.ts';
import { holderAlert, submissionView } from '../../support/submission-view.ts';

const levels = { levels: [], fetchedAtMs: null, revision: 1, problem: null };
const first = holderAlert({ id: 'first' });
const second = holderAlert({ id: 'second' });
const start = initialDeskState({ ...liveDesk, unseenAlerts: [first, second] }, levels);
const after = (actions: readonly DeskAction[], from: DeskState = start): DeskState =>
  actions.reduce(reduceDesk, from);
const changed = (submission = first): DeskAction => ({ type: 'submission-changed', submission });
const deciding: DeskAction = { type: 'alert-deciding', id: 'first' };
const answered = (outcome: AlertOutcome | null): DeskAction => ({
  type: 'alert-answered',
  alert: first,
  outcome,
});
const asked = ({ alerts }: DeskState): string | undefined => openAlert(alerts)?.submission.id;
const decided = { ...first, needsDecision: false };
const enrolled: AlertOutcome = {
  kind: 'saved',
  submission: submissionView({ id: 'afresh' }),
  survivesClosing: true,
};

test('alerts left over from before are asked about at the start, one after the other', () => {
  expect(asked(start)).toBe('first');

  const next = after([deciding, changed(decided), answered({ kind: 'kept' })]);

  expect(asked(next)).toBe('second');
  expect(asked(after([changed({ ...second, needsDecision: false })], next))).toBeUndefined();
});

test('an alert is asked about once, however often it is reported', () => {
  const third = holderAlert({ id: 'third' });

  expect(after([changed(third), changed(third)]).alerts).toHaveLength(3);
});

test.each<[string, AlertOutcome | null]>([
  ['too-late', { kind: 'too-late' }],
  ['not-saved', { kind: 'not-saved', problem: 'disk-full' }],
  ['failed', null],
])('a decision that was not taken is said where it was made: %s', (kind, outcome) => {
  // What was decided elsewhere is reported before the answer comes.
  const state = after([deciding, changed(outcome?.kind === 'too-late' ? decided : first), answered(outcome)]);

  expect(openAlert(state.alerts)).toMatchObject({
    submission: { id: 'first' },
    stage: { kind: 'asking', problem: { kind } },
  });
  expect(asked(after([{ type: 'alert-closed', id: 'first' }], state))).toBe('second');
});

test('left for later it is not asked, is not forgotten, and comes back', () => {
  const state = after([
    { type: 'alert-put-off', id: 'first' },
    { type: 'alert-put-off', id: 'second' },
    changed(first),
    { type: 'desk-loaded', desk: { ...liveDesk, unseenAlerts: [first, second] } },
  ]);
  expect(asked(state)).toBeUndefined();
  expect(putOffAlerts(state.alerts)).toHaveLength(2);

  expect(asked(after([{ type: 'alerts-brought-back' }], state))).toBe('first');
  expect(asked(after([{ type: 'alert-opened', submission: second }], state))).toBe('second');
});

test('the line under the form follows what was decided', () => {
  expect(after([deciding, answered({ kind: 'kept' })]).enroll.outcome).toEqual({
    kind: 'kept',
    submission: first,
  });

  const delivered = submissionView({ id: 'afresh', state: 'delivered', attemptCount: 1 });
  const state = after([deciding, changed(delivered), answered(enrolled)]);
  expect(state.enroll.outcome).toMatchObject({ kind: 'saved', submission: { state: 'delivered' } });
});

test('a decision is not undone with the enrollment it made: the alert would not come back', () => {
  const state = after([deciding, answered(enrolled)]);

  expect(state.enroll.outcome).toMatchObject({ submission: { state: 'waiting' }, undo: 'over' });
});
