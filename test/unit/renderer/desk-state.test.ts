import { expect, test } from 'vitest';
import type { Card } from '../../../contract/card.ts';
import type { SubmissionList, SubmissionView } from '../../../contract/submission.ts';
import { noFilter, onlyAttention, type ChosenFilter } from '../../../renderer/activity/activity-filter.ts';
import { waitingFor } from '../../../renderer/activity/activity-state.ts';
import {
  guidedCard,
  initialDeskState,
  reduceDesk,
  type DeskAction,
  type DeskState,
  type Screen,
} from '../../../renderer/desk-state.ts';
import { liveDesk, plainCard } from '../../support/desk-stand-in.ts';
import { submissionView } from '../../support/submission-view.ts';

const discarded: ChosenFilter = { ...noFilter, state: 'discarded' };
const start = initialDeskState(liveDesk, { levels: [], fetchedAtMs: null, revision: 1, problem: null });
const after = (actions: readonly DeskAction[]): DeskState => actions.reduce(reduceDesk, start);
const goTo = (screen: Screen): DeskAction => ({ type: 'went-to', screen, place: null });
const tap: DeskAction = { type: 'card-presented', presented: { kind: 'card', card: plainCard } };
const refused = { kind: 'refused', problem: 'noise' } as const;
const row = (over: Partial<SubmissionView>): SubmissionView =>
  submissionView({ state: 'delivered', attemptCount: 1, ...over });
const changed = (over: Partial<SubmissionView>): DeskAction => ({
  type: 'submission-changed',
  submission: row(over),
});
const listOf = (...submissions: SubmissionView[]): SubmissionList => ({
  submissions,
  matchCount: submissions.length,
});
const listed = (...submissions: SubmissionView[]): DeskAction => ({
  type: 'submissions-listed',
  search: '',
  filter: noFilter,
  round: 0,
  list: listOf(...submissions),
});

test('a tap opens Enroll from Activity', () => {
  expect(after([goTo('activity'), tap]).screen).toBe('enroll');
});

test('a tap leaves Settings where it is, fills the form and says so', () => {
  const state = after([goTo('settings'), tap]);

  expect(state).toMatchObject({ screen: 'settings', tappedElsewhere: { kind: 'card', card: plainCard } });
  expect(state.enroll.form.cardNumber).toBe(plainCard.identification);
});

const known = { standing: 'registered', holder: 'Anna Berg', atMs: 1, validTo: null } as const;
const cardOf = (identification: string): Card => ({ ...plainCard, identification });
const tapOf = (card: Card): DeskAction => ({ type: 'card-presented', presented: { kind: 'card', card } });
const [first, second] = [tapOf({ ...cardOf('0x0A'), known }), tapOf(cardOf('0x0B'))];

test.each<readonly [string, readonly DeskAction[]]>([
  ['is to take the place of another', [first, { type: 'card-act-opened', act: 'replace' }]],
  ['is asked about', [first, { type: 'text-changed', field: 'firstName', text: 'Vera' }]],
  ['comes beside a number that was typed', [{ type: 'text-changed', field: 'cardNumber', text: '0x0C' }]],
  ['comes after one that is no card', [first, { type: 'card-presented', presented: refused }]],
])('what is said of a tap elsewhere is of the card tapped last, also where it %s', (_, before) => {
  const inSettings = after([...before, goTo('settings'), second]);
  expect(inSettings.tappedElsewhere).toEqual({ kind: 'card', card: cardOf('0x0B') });
  expect(guidedCard(after([...before, goTo('guide'), second]))).toBe('0x0B');
});

test('the guide tells of a card that was tapped before it, until another one is, and of none that no reader read', () => {
  expect(guidedCard(after([first, goTo('guide')]))).toBe('0x0A');
  const typed: DeskAction = { type: 'text-changed', field: 'cardNumber', text: '0x0C' };
  expect(guidedCard(after([typed, goTo('guide')]))).toBeNull();
  const code: Card = { ...plainCard, identification: 'code:•••7', technologies: [], known, keyId: 'key' };
  const opened: DeskAction = { type: 'registered-key-opened', card: code, act: null };
  expect(guidedCard(after([opened, goTo('guide')]))).toBeNull();
});

test('a tap elsewhere that is no card is said to be none, and nothing is said of an earlier one once the screen is left', () => {
  const state = after([goTo('settings'), second, { type: 'card-presented', presented: refused }]);
  expect(state.tappedElsewhere).toEqual(refused);
  expect(reduceDesk(state, goTo('activity')).tappedElsewhere).toBeNull();
});

test('whoever is led to a place they were led to before is led there again', () => {
  const toReader: DeskAction = { type: 'went-to', screen: 'settings', place: 'reader' };
  const once = after([toReader]);
  expect(reduceDesk(once, toReader)).toEqual({ ...once, wayCount: once.wayCount + 1 });
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

/** Somebody looks for Vera among what was discarded. */
const narrowed: readonly DeskAction[] = [
  goTo('activity'),
  { type: 'search-changed', search: 'Vera' },
  { type: 'filter-changed', filter: discarded },
];
const attentionShown: DeskAction = { type: 'activity-shown', search: '', filter: onlyAttention };

test('a button that leads to Activity shows what it is about, whatever was narrowed to before, and only once', () => {
  const shown = after([...narrowed, goTo('register'), attentionShown]);
  expect(shown).toMatchObject({
    screen: 'activity',
    activity: { search: '', filter: { state: 'attention' } },
  });
  expect(after([...narrowed, attentionShown, goTo('enroll'), goTo('activity')]).activity.filter).toEqual(
    noFilter,
  );
});

test('what was chosen in Activity is still chosen when somebody comes back', () => {
  expect(after([...narrowed, goTo('enroll'), goTo('activity')]).activity).toMatchObject({
    search: 'Vera',
    filter: discarded,
  });
  const chosen = after([attentionShown, { type: 'filter-changed', filter: discarded }, goTo('enroll')]);
  expect(chosen.activity.filter).toEqual(discarded);
});

test.each<readonly [string, ChosenFilter, Partial<SubmissionView>, boolean]>([
  ['of the state', discarded, { state: 'discarded' }, true],
  ['of another state', discarded, { state: 'delivered' }, false],
  ['to be decided about', onlyAttention, { state: 'delivered', needsDecision: true }, true],
  ['of another task', { ...noFilter, task: 'remove' }, { task: 'add' }, false],
  ['of a day before', { ...noFilter, fromDay: '2026-01-15' }, { createdAtMs: 10 }, false],
])('a narrowed list is asked for anew for a row it may lack: one %s', (_, filter, over, isAsked) => {
  const state = after([
    { type: 'filter-changed', filter },
    { type: 'submissions-listed', search: '', filter, round: 0, list: listOf(row({ id: 'one' })) },
    changed({ id: 'two', ...over }),
  ]);
  expect(state.activity).toMatchObject({
    isBehind: isAsked,
    round: 0,
    list: { submissions: [{ id: 'one' }] },
  });
  const due = reduceDesk(state, { type: 'list-due' });
  expect(due.activity).toMatchObject({ isBehind: false, round: 1 });
});

test('what is searched for may be in a row that changed', () => {
  const search = 'Vera';
  const state = after([
    { type: 'search-changed', search },
    { type: 'submissions-listed', search, filter: noFilter, round: 0, list: listOf() },
    changed({ id: 'two' }),
  ]);
  expect(state.activity.isBehind).toBe(true);
});

test('a list that is looked at stays until the one without the erased person has come', () => {
  const shown = [goTo('activity'), listed(row({ id: 'erased' }), row({ id: 'other' }))];
  const state = after([...shown, { type: 'records-erased' }, listed(row({ id: 'erased' }))]);
  expect(state.activity.list?.submissions).toHaveLength(2);

  const without = { type: 'submissions-listed', search: '', filter: noFilter, round: 1 } as const;
  const list = listOf(row({ id: 'other' }));
  expect(reduceDesk(state, { ...without, list }).activity.list).toEqual(list);
  expect(reduceDesk(state, { ...without, list: null }).activity).toMatchObject({
    list: null,
    notice: { kind: 'failed' },
  });
  expect(after([...shown, goTo('register'), { type: 'records-erased' }]).activity.list).toBeNull();
});

test('what is said of an act in Activity is over when the screen is left', () => {
  const noticed: DeskAction = { type: 'activity-noticed', notice: { kind: 'failed' } };
  expect(after([goTo('activity'), noticed, goTo('enroll')]).activity.notice).toBeNull();
  expect(after([noticed, attentionShown]).activity.notice).toBeNull();
});

test('a question about discarding says what is true by now, and is over with its submission or when the screen is left', () => {
  const asked = row({ id: 'asked', state: 'waiting', attemptCount: 0 });
  const question: DeskAction = { type: 'discard-asked', submission: asked };
  const questionAfter = (...actions: readonly DeskAction[]) =>
    after([goTo('activity'), question, ...actions]).activity.discarding;

  expect(questionAfter(changed({ id: 'asked', state: 'waiting', attemptCount: 1 }))).toMatchObject({
    attemptCount: 1,
  });
  expect(questionAfter(changed({ id: 'another', attemptCount: 1 }))).toEqual(asked);
  expect(questionAfter(changed({ id: 'asked', state: 'delivered' }))).toBeNull();
  expect(questionAfter(tap)).toBeNull();
  expect(questionAfter(goTo('register'))).toBeNull();
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
  const gone = after([listed(row({ id: 'second', state: 'discarded', needs }), removal)]);
  expect(waitingFor(removal, gone.activity.list)).toBeNull();
});
