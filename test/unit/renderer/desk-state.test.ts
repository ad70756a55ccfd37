import { expect, test } from 'vitest';
import type { SubmissionView } from '../../../contract/submission.ts';
import {
  initialDeskState,
  reduceDesk,
  type DeskAction,
  type DeskState,
  type Screen,
} from '../../../renderer/desk-state.ts';
import { liveDesk, plainCard } from '../../support/desk-stand-in.ts';

const start = initialDeskState(liveDesk, { levels: [], fetchedAtMs: null, problem: null });
const after = (actions: readonly DeskAction[]): DeskState => actions.reduce(reduceDesk, start);
const goTo = (screen: Screen): DeskAction => ({ type: 'went-to', screen, place: null });
const tap: DeskAction = { type: 'card-presented', presented: { kind: 'card', card: plainCard } };
const row = (over: Partial<SubmissionView>): SubmissionView => ({
  id: 'one',
  task: 'add',
  createdAtMs: 10,
  state: 'delivered',
  reason: null,
  attemptCount: 1,
  nextAttemptAtMs: null,
  settledAtMs: 11,
  person: { firstName: 'Vera', lastName: 'Lind' },
  cardNumber: plainCard.identification,
  validFrom: null,
  validTo: null,
  levelCount: 0,
  hasPin: false,
  keyId: 'key',
  needs: null,
  propagation: null,
  needsDecision: false,
  isFollowed: false,
  ...over,
});
const changed = (over: Partial<SubmissionView>): DeskAction => ({
  type: 'submission-changed',
  submission: row(over),
});
const listed = (...submissions: SubmissionView[]): DeskAction => ({
  type: 'submissions-listed',
  search: '',
  list: { submissions, matchCount: submissions.length },
});

test('a tap opens Enroll from Activity', () => {
  expect(after([goTo('activity'), tap]).screen).toBe('enroll');
});

test('a tap leaves Settings where it is, fills the form and says so', () => {
  const state = after([goTo('settings'), tap]);

  expect(state).toMatchObject({ screen: 'settings', tappedElsewhere: true });
  expect(state.enroll.form.cardNumber).toBe(plainCard.identification);
});

test('a key that changed for somebody else is an alert once, however often it is reported', () => {
  const toOther = changed({
    reason: { kind: 'other-holder', holder: 'Karl Friis' },
    needsDecision: true,
  });

  expect(after([toOther, toOther]).otherHolderAlerts).toHaveLength(1);
  expect(after([toOther, { type: 'alert-seen', id: 'one' }, toOther]).otherHolderAlerts).toHaveLength(0);
});

test('a new submission is put on top, a changed one stays where it is', () => {
  const state = after([
    listed(row({ id: 'two', createdAtMs: 20 }), row({ id: 'one' })),
    changed({ id: 'one', state: 'attention' }),
    changed({ id: 'three', createdAtMs: 30 }),
  ]);

  expect(state.activity.list?.submissions.map(({ id, state: of }) => `${id} ${of}`)).toEqual([
    'three delivered',
    'two delivered',
    'one attention',
  ]);
  expect(state.activity.list?.matchCount).toBe(3);
});

test('a list for an older search is dropped', () => {
  const state = after([{ type: 'search-changed', search: 'Vera' }, listed(row({}))]);

  expect(state.activity.list).toBeNull();
});

test('another mode starts with an empty form', () => {
  const state = after([tap, { type: 'desk-loaded', desk: { ...liveDesk, mode: 'practice' } }]);

  expect(state.enroll.form.cardNumber).toBe('');
});
