import { expect, test } from 'vitest';
import type { PeopleList } from '../../../contract/people-list.ts';
import type { RunNote } from '../../../renderer/people/list-run-control.ts';
import { pinsAfter, type RunPin } from '../../../renderer/people/run-pins.ts';
import { submissionView } from '../../support/submission-view.ts';

const enrolled = (name: string, pin: string | null): RunNote => ({
  kind: 'enrolled',
  person: { id: name, name },
  cardNumber: '0x0102030405',
  pin,
  submission: submissionView({ id: 'one' }),
});
const lastOf = (...names: readonly string[]): Pick<PeopleList, 'lastEnrolled'> => ({
  lastEnrolled: names.map((name) => ({ id: name, name, cardNumber: '', lost: null })),
});
const pinOf = (name: string, digits: string): RunPin => ({ personId: name, name, digits });
const [anna, bo] = [pinOf('Anna', '4827'), pinOf('Bo', '6193')];

test('the PIN of everybody under “Enrolled last” is kept, the latest first, whatever else is noted', () => {
  const one = pinsAfter([], enrolled('Anna', '4827'), lastOf('Anna'));
  const two = pinsAfter(one, enrolled('Bo', '6193'), lastOf('Bo', 'Anna'));
  expect(two).toEqual([bo, anna]);
  expect(pinsAfter(two, { kind: 'not-next' }, lastOf('Bo', 'Anna'))).toEqual([bo, anna]);
  expect(pinsAfter(two, null, lastOf('Bo', 'Anna'))).toEqual([bo, anna]);
});

test('who goes from there, is taken back, or has no PIN this time, leaves none behind', () => {
  expect(pinsAfter([bo, anna], enrolled('Siv', null), lastOf('Siv', 'Bo'))).toEqual([bo]);
  expect(
    pinsAfter(
      [bo, anna],
      { kind: 'undone', person: { id: 'Bo', name: 'Bo' }, by: 'not-sent', makesPin: false },
      lastOf('Anna'),
    ),
  ).toEqual([anna]);
  expect(pinsAfter([anna], enrolled('Anna', null), lastOf('Anna'))).toEqual([]);
  expect(pinsAfter([anna], enrolled('Anna', '6193'), lastOf('Anna'))).toEqual([pinOf('Anna', '6193')]);
});

test('a PIN just given is kept although the list could not be asked for anew, and none outlives the list', () => {
  expect(pinsAfter([anna], enrolled('Bo', '6193'), lastOf('Anna'))).toEqual([bo, anna]);
  expect(pinsAfter([bo, anna], null, null)).toEqual([]);
});
