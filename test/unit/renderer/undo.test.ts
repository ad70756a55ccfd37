import { expect, test } from 'vitest';
import type { SubmissionView, UndoOutcome } from '../../../contract/submission.ts';
import { reduceEnroll } from '../../../renderer/enroll/enroll-reducer.ts';
import {
  emptyForm,
  initialEnrollState,
  type EnrollAction,
  type EnrollState,
} from '../../../renderer/enroll/enroll-state.ts';
import { undoableId } from '../../../renderer/enroll/undo.ts';
import { submissionView } from '../../support/submission-view.ts';

const waiting = submissionView();
const form = { ...emptyForm, cardNumber: '0x04A22B1C', firstName: 'Vera', lastName: 'Lind', pin: '0427' };
const after = (actions: readonly EnrollAction[], from: EnrollState = { ...initialEnrollState, form }) =>
  actions.reduce(reduceEnroll, from);
const savedAs = (submission: SubmissionView): readonly EnrollAction[] => [
  { type: 'enroll-started' },
  { type: 'enroll-answered', outcome: { kind: 'saved', submission, survivesClosing: true } },
];
const changed = (change: Partial<SubmissionView>): EnrollAction => ({
  type: 'submission-changed',
  submission: submissionView(change),
});
const undone = (outcome: UndoOutcome | null, id = 'one'): EnrollAction => ({
  type: 'undo-answered',
  id,
  outcome,
});
const typed: EnrollAction = { type: 'text-changed', field: 'firstName', text: 'Nils' };
const removal = {
  id: 'removal',
  task: 'remove',
  cardNumber: null,
  holder: 'Karl Friis',
  state: 'waiting',
  attemptCount: 0,
} as const;

test('is offered as long as nothing was sent, of the removal before it neither', () => {
  expect(undoableId(after(savedAs(waiting)).outcome)).toBe('one');
  expect(undoableId(after(savedAs(submissionView({ needs: removal }))).outcome)).toBe('one');

  for (const gone of [
    submissionView({ state: 'sending', attemptCount: 1 }),
    submissionView({ attemptCount: 1 }),
    submissionView({ state: 'delivered', attemptCount: 1 }),
    submissionView({ needs: { ...removal, attemptCount: 1 } }),
    submissionView({ needs: { ...removal, state: 'sending' } }),
  ]) {
    expect(undoableId(after(savedAs(gone)).outcome)).toBeNull();
    expect(undoableId(after([...savedAs(waiting), changed(gone)]).outcome)).toBeNull();
  }
});

test('is over when the seconds are, for that submission only', () => {
  const saved = after(savedAs(waiting));

  expect(undoableId(after([{ type: 'undo-over', id: 'one' }], saved).outcome)).toBeNull();
  expect(undoableId(after([{ type: 'undo-over', id: 'earlier' }], saved).outcome)).toBe('one');
});

test('puts the text back into the empty form', () => {
  const state = after([...savedAs(waiting), undone({ kind: 'undone', form })]);

  expect(state).toMatchObject({ form, card: null, tapped: false });
  expect(state.outcome).toMatchObject({ kind: 'undone', isInForm: true });
});

test('puts back what was typed, not what was made of it; and keeps it no longer than that', () => {
  const changeOf = { ...form, firstName: 'Lisa', lastName: 'Dahl' };
  const saved = after(savedAs(waiting));

  const back = after([{ type: 'undo-asked', id: 'one' }, undone({ kind: 'undone', form: changeOf })], saved);

  expect(back.form).toEqual(form);
  expect(back.undoForm).toBeNull();
  expect(after([{ type: 'undo-over', id: 'one' }], saved).undoForm).toBeNull();
  expect(after([changed({ state: 'sending', attemptCount: 1 })], saved).undoForm).toBeNull();
});

test('leaves a form alone that holds the next person already, and says so', () => {
  const state = after([...savedAs(waiting), typed, undone({ kind: 'undone', form })]);

  expect(state.form).toMatchObject({ firstName: 'Nils', cardNumber: '' });
  expect(state.outcome).toMatchObject({ kind: 'undone', isInForm: false });
});

test.each<[string, UndoOutcome | null]>([
  ['too-late', { kind: 'too-late' }],
  ['failed', { kind: 'not-saved', problem: 'disk-full' }],
  ['failed', null],
])('says that it came too late, or failed, beside what becomes of the submission: %s', (undo, outcome) => {
  const state = after([
    ...savedAs(waiting),
    undone(outcome),
    changed({ state: 'delivered', attemptCount: 1 }),
  ]);

  expect(state.outcome).toMatchObject({ kind: 'saved', undo, submission: { state: 'delivered' } });
  expect(state.form.firstName).toBe('');
});

test('an answer about another submission than the one shown is not acted on', () => {
  const saved = after(savedAs(waiting));

  expect(after([undone({ kind: 'undone', form }, 'earlier')], saved)).toEqual(saved);
});

test.each<EnrollAction>([
  typed,
  { type: 'levels-chosen', ids: ['gym'] },
  { type: 'card-presented', presented: { kind: 'refused', problem: 'noise' } },
])('Ctrl+Z means it only until the form is touched again: %j', (touch) => {
  expect(after(savedAs(waiting)).outcome).toMatchObject({ undo: 'by-key' });

  expect(after([...savedAs(waiting), touch]).outcome).toMatchObject({ undo: 'by-button' });
});
