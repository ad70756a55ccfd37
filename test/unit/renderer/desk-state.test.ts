import { expect, test } from 'vitest';
import type { SubmissionView } from '../../../contract/submission.ts';
import { noFilter } from '../../../renderer/activity/activity-filter.ts';
import { waitingFor } from '../../../renderer/activity/activity-state.ts';
import {
  initialDeskState,
  reduceDesk,
  type DeskAction,
  type DeskState,
  type Screen,
} from '../../../renderer/desk-state.ts';
import { liveDesk, plainCard } from '../../support/desk-stand-in.ts';
import { submissionView } from '../../support/submission-view.ts';

const start = initialDeskState(liveDesk, { levels: [], fetchedAtMs: null, revision: 1, problem: null });
const after = (actions: readonly DeskAction[]): DeskState => actions.reduce(reduceDesk, start);
const goTo = (screen: Screen): DeskAction => ({ type: 'went-to', screen, place: null });
const tap: DeskAction = { type: 'card-presented', presented: { kind: 'card', card: plainCard } };
const row = (over: Partial<SubmissionView>): SubmissionView =>
  submissionView({ state: 'delivered', attemptCount: 1, ...over });
const changed = (over: Partial<SubmissionView>): DeskAction => ({
  type: 'submission-changed',
  submission: row(over),
});
const listed = (...submissions: SubmissionView[]): DeskAction => ({
  type: 'submissions-listed',
  search: '',
  filter: noFilter,
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

test('an answer that a report has overtaken does not take the report back', () => {
  const connecting = { ...liveDesk.status, reader: { kind: 'connecting', path: '/dev/ttyUSB0' } as const };
  const ready = { ...liveDesk.status, revision: connecting.revision + 1 };
  const levels = [{ id: '00000000-0000-4000-8000-000000000001', name: 'Entrance', systemId: '' }];
  const state = after([
    { type: 'status-changed', status: ready },
    { type: 'desk-loaded', desk: { ...liveDesk, locale: 'sv', status: connecting } },
    { type: 'levels-loaded', accessLevels: { levels, fetchedAtMs: 2, problem: null, revision: 2 } },
    { type: 'levels-loaded', accessLevels: { levels: [], fetchedAtMs: 1, problem: null, revision: 1 } },
  ]);

  expect(state.desk).toMatchObject({ locale: 'sv', status: { reader: { kind: 'ready' } } });
  expect(state.accessLevels.levels).toEqual(levels);
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

test('a removal knows the enrollment that waits for it, as long as that is open', () => {
  const needs = {
    id: 'removal',
    task: 'remove',
    cardNumber: null,
    holder: 'Karl Friis',
    state: 'waiting',
    attemptCount: 0,
  } as const;
  const removal = row({ id: 'removal', task: 'remove', state: 'waiting' });
  const state = after([listed(row({ id: 'second', state: 'waiting', needs }), removal)]);

  expect(waitingFor(removal, state.activity.list)).toMatchObject({ id: 'second' });
  const discarded = after([listed(row({ id: 'second', state: 'discarded', needs }), removal)]);
  expect(waitingFor(removal, discarded.activity.list)).toBeNull();
});
