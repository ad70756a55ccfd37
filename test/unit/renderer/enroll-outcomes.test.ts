import { expect, test } from 'vitest';
import type { EnrollOutcome, SubmissionView } from '../../../contract/submission.ts';
import { reduceEnroll } from '../../../renderer/enroll/enroll-reducer.ts';
import {
  initialEnrollState,
  type EnrollAction,
  type EnrollState,
} from '../../../renderer/enroll/enroll-state.ts';
import { submissionView } from '../../support/submission-view.ts';

const waiting = submissionView({ id: 'first', hasPin: true });
const saved: EnrollOutcome = { kind: 'saved', submission: waiting, survivesClosing: true };
const filled: EnrollState = {
  ...initialEnrollState,
  form: {
    cardNumber: '0x04A22B1C',
    firstName: 'Vera',
    lastName: 'Lind',
    validFrom: '2026-11-24T08:00',
    validTo: '2027-11-24T08:00',
    pin: '0427',
    accessLevelIds: ['gym'],
  },
};
const after = (actions: readonly EnrollAction[], from: EnrollState = filled): EnrollState =>
  actions.reduce(reduceEnroll, from);
const answered = (outcome: EnrollOutcome): EnrollAction => ({ type: 'enroll-answered', outcome });
const problems: EnrollOutcome = {
  kind: 'problems',
  problems: [{ field: 'cardNumber', problem: 'empty' }],
};
const secondTap: EnrollAction = {
  type: 'card-presented',
  presented: {
    kind: 'card',
    card: { identification: '0x11223344', technologies: ['MC'], known: null, warnings: [] },
  },
};

test('after "saved" the person is cleared, validity and access levels stay for the next', () => {
  const { form } = after([{ type: 'enroll-started' }, answered(saved)]);

  expect(form).toEqual({
    ...filled.form,
    personId: '',
    cardNumber: '',
    firstName: '',
    lastName: '',
    pin: '',
  });
});

test('what is typed while the answer is on its way stays', () => {
  const { form } = after([
    { type: 'enroll-started' },
    { type: 'text-changed', field: 'firstName', text: 'Nils' },
    answered(saved),
  ]);

  expect(form).toMatchObject({ firstName: 'Nils', lastName: '', cardNumber: '' });
});

test('a card tapped while the answer is on its way is the card of the next person', () => {
  const state = after([{ type: 'enroll-started' }, secondTap, answered(saved)]);

  expect(state.form.cardNumber).toBe('0x11223344');
  expect(state.question).toBeNull();
});

test('a delivery reported before the answer is not overwritten by the answer', () => {
  const delivered: SubmissionView = { ...waiting, state: 'delivered' };

  const state = after([
    { type: 'enroll-started' },
    { type: 'submission-changed', submission: delivered },
    answered(saved),
  ]);

  expect(state.outcome).toMatchObject({ kind: 'saved', submission: { state: 'delivered' } });
});

test('a delivery of another submission does not change what is said of this one', () => {
  const state = after([
    { type: 'enroll-started' },
    answered(saved),
    { type: 'submission-changed', submission: { ...waiting, id: 'second', state: 'attention' } },
  ]);

  expect(state.outcome).toMatchObject({ submission: { id: 'first', state: 'waiting' } });
});

test.each<EnrollAction>([
  { type: 'enroll-failed' },
  answered({ kind: 'not-saved', problem: 'disk-full' }),
  answered({ kind: 'too-late' }),
  answered({ kind: 'problems', problems: [{ field: 'pin', problem: 'not-four-digits' }] }),
  answered({
    kind: 'known-card',
    known: { standing: 'registered', holder: 'Karl Friis', atMs: 0, validTo: null },
    isSamePerson: false,
  }),
])('an answer other than "saved" keeps the whole form: %j', (answer) => {
  const state = after([{ type: 'enroll-started' }, answer]);

  expect(state.form).toEqual(filled.form);
  expect(state.submitted).toBeNull();
});

test('clearing asks when something was typed, and not for a card alone', () => {
  expect(after([{ type: 'clear-asked' }])).toMatchObject({
    form: filled.form,
    question: { kind: 'clear-form' },
  });
  expect(after([secondTap, { type: 'clear-asked' }], initialEnrollState)).toMatchObject({
    form: { cardNumber: '' },
    question: null,
  });
});

test('what is being saved is not cleared by a key, and nothing is asked over the form that is empty then', () => {
  const state = after([{ type: 'enroll-started' }, { type: 'clear-asked' }, answered(saved)]);

  expect(state).toMatchObject({
    question: null,
    outcome: { kind: 'saved' },
    lastSecret: { digits: filled.form.pin },
  });
});

test('an empty form that is handed in leaves what came of the one before, and their PIN', () => {
  const enrolled = after([{ type: 'enroll-started' }, answered(saved)]);
  const empty = { ...enrolled, form: initialEnrollState.form };

  const state = after([{ type: 'enroll-started' }, answered(problems)], empty);

  expect(state).toMatchObject({ outcome: enrolled.outcome, lastSecret: enrolled.lastSecret });
  expect(state.lastSecret).not.toBeNull();
  expect(after([{ type: 'enroll-started' }], enrolled)).toMatchObject({ outcome: null, lastSecret: null });
});

test('what was generated for one person is never the next one’s, nor takes the place of other text', () => {
  const asked = after([]);
  const generated: EnrollAction = { type: 'text-generated', field: 'pin', text: '4827', asked };

  expect(after([generated]).form.pin).toBe('4827');
  const late = after([{ type: 'enroll-started' }, generated, answered(saved), generated]);
  expect(late.form.pin).toBe('');
  const typed = after([{ type: 'text-changed', field: 'pin', text: '1' }, generated]);
  expect(typed.form.pin).toBe('1');
  const code: EnrollAction = { type: 'text-generated', field: 'cardNumber', text: 'code:482751', asked };
  const tapped = after([{ type: 'text-changed', field: 'cardNumber', text: '0x01' }, code]);
  expect(tapped.form.cardNumber).toBe('0x01');
});

test('an act that is saved closes itself, not another one that was opened meanwhile', () => {
  const act = (name: 'new-pin' | 'validity'): EnrollAction => ({ type: 'card-act-opened', act: name });
  const actSaved: EnrollAction = { type: 'card-act-saved', act: 'new-pin', outcome: saved };

  expect(after([act('new-pin'), actSaved]).cardAct).toBeNull();
  expect(after([act('new-pin'), act('validity'), actSaved]).cardAct).toEqual({
    name: 'validity',
    typed: null,
  });
});

test('editing another submission asks before it takes the place of what the form holds', () => {
  const form = { ...filled.form, firstName: 'Maja' };
  const asked = after([{ type: 'edit-opened', edited: { id: 'old', person: 'Maja Ek' }, form }]);

  expect(asked).toMatchObject({ form: filled.form, edited: null });
  expect(after([{ type: 'question-agreed' }], asked)).toMatchObject({ form, edited: { id: 'old' } });
});

test('the end of a loan is not kept for the next person', () => {
  const lent: EnrollAction = { type: 'loan-chosen', isLoan: true, validTo: '2027-11-24T23:59' };
  const { form } = after([lent, { type: 'enroll-started' }, answered(saved)]);

  expect(form).toMatchObject({ temporary: false, validTo: '' });
});

test('a card that is not lent after all has the end it had, or the one typed meanwhile', () => {
  const lent: EnrollAction = { type: 'loan-chosen', isLoan: true, validTo: '2027-11-24T23:59' };
  const notLent: EnrollAction = { type: 'loan-chosen', isLoan: false, validTo: '' };
  const typed: EnrollAction = { type: 'text-changed', field: 'validTo', text: '2027-12-01T12:00' };
  const { validTo } = filled.form;

  expect(after([lent, notLent]).form).toMatchObject({ temporary: false, validTo });
  expect(after([lent, typed, notLent]).form).toMatchObject({ temporary: false, validTo: '2027-12-01T12:00' });
  expect(after([lent, notLent, lent, notLent]).form).toMatchObject({ temporary: false, validTo });
});
