import { expect, test } from 'vitest';
import { reduceEnroll } from '../../../renderer/enroll/enroll-reducer.ts';
import { initialEnrollState, type EnrollAction } from '../../../renderer/enroll/enroll-state.ts';

const after = (...actions: readonly EnrollAction[]) => actions.reduce(reduceEnroll, initialEnrollState);
const typed = (text: string): EnrollAction => ({ type: 'text-changed', field: 'cardNumber', text });
const toCode: EnrollAction = { type: 'key-kind-chosen', isCode: true };
const toCard: EnrollAction = { type: 'key-kind-chosen', isCode: false };
const tapped: EnrollAction = {
  type: 'card-presented',
  presented: {
    kind: 'card',
    card: { identification: '0x0102030405', technologies: ['EM'], known: null, warnings: [] },
  },
};

test('a number and a code that were typed wait for each other, as often as the kind changes', () => {
  const both = after(typed('0x01'), toCode, typed('code:83910'), toCard);
  expect(both.form.cardNumber).toBe('0x01');
  expect(reduceEnroll(both, toCode).form.cardNumber).toBe('code:83910');
});

test('a tap takes an empty code’s place, and asks before it takes that of anything typed', () => {
  expect(after(toCode, tapped).form.cardNumber).toBe('0x0102030405');
  expect(after(toCode, typed('code:83910'), tapped).question).toMatchObject({ kind: 'second-card' });
  expect(after(typed('0x01'), toCode, tapped).question).toMatchObject({ kind: 'second-card' });
  const agreed = after(toCode, typed('code:83910'), tapped, { type: 'question-agreed' });
  expect(agreed).toMatchObject({ form: { cardNumber: '0x0102030405' }, asideNumber: 'code:83910' });
});

test('what waits is asked about before it is cleared', () => {
  expect(after(toCode, { type: 'clear-asked' }).form.cardNumber).toBe('');
  expect(after(typed('0x01'), toCode, { type: 'clear-asked' }).question).toEqual({ kind: 'clear-form' });
});
