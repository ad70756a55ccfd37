import { describe, expect, it } from 'vitest';
import { cardWarningSchema, type CardPresented, type CardWarning } from '../../../contract/card.ts';
import type { ListAct, ListTap, ListTapOutcome, PeopleList } from '../../../contract/people-list.ts';
import { createListRunControl, firstRunState } from '../../../renderer/people/list-run-control.ts';

const known = { standing: 'registered', holder: 'Old Holder', atMs: 0, validTo: null } as const;
const cardOf = (identification: string, warnings: CardWarning[] = []): CardPresented => ({
  kind: 'card',
  card: { identification, technologies: ['EM'], known: null, warnings },
});
const listOf = (...names: readonly string[]): PeopleList => ({
  totalCount: 3,
  enrolledCount: 3 - names.length,
  skippedCount: 0,
  leftCount: names.length,
  unreadableCount: 0,
  next: names.map((name) => ({ id: `id of ${name}`, name })),
  lastEnrolled: [],
  terms: { accessLevelIds: [], validFrom: '', validTo: '', pin: 'none' },
  survivesClosing: true,
});

/** A desk that enrolls everybody but for the cards it has an answer to. */
function scripted(answers: Readonly<Record<string, ListTapOutcome>> = {}) {
  const people = ['Anna', 'Bo', 'Siv'];
  const taps: ListTap[] = [];
  const acts: ListAct[] = [];
  const state = { current: firstRunState(listOf(...people)) };
  const control = createListRunControl(
    {
      getPeopleList: () => Promise.resolve({ ok: true, value: listOf(...people) }),
      actOnPeopleList: (act) => {
        acts.push(act);
        const person = { id: 'id of Anna', name: 'Anna' };
        return Promise.resolve({
          ok: true,
          value:
            act.act === 'undo' && act.removeKeyOf === null
              ? { kind: 'undo-asks', person, cardNumber: '1', makesPin: false }
              : { kind: 'undone', person, by: 'removal', makesPin: false },
        });
      },
      tapForPerson: (tap) => {
        taps.push(tap);
        const answer = tap.answer === null ? answers[tap.cardNumber] : undefined;
        if (answer) return Promise.resolve({ ok: true, value: answer });
        const name = people.shift() ?? '';
        const person = { id: `id of ${name}`, name };
        const submission = {} as Extract<ListTapOutcome, { kind: 'enrolled' }>['submission'];
        return Promise.resolve({ ok: true, value: { kind: 'enrolled', person, submission, pin: null } });
      },
    },
    state.current.list ?? listOf(),
    (changed) => {
      state.current = changed;
    },
  );
  const tap = (number: string, isCovered = false) => control.tap(cardOf(number), isCovered);
  const tapDoubtful = (number: string, ...warnings: CardWarning[]) =>
    control.tap(cardOf(number, warnings), false);
  const given = () => taps.map(({ personId, cardNumber }) => `${personId}: ${cardNumber}`);
  return { control, state, taps, acts, tap, tapDoubtful, given };
}

describe('taps of a list', () => {
  it('go to one person each, in their order, however quickly they come', async () => {
    const { tap, given, state } = scripted();

    await Promise.all([tap('1'), tap('2'), tap('3'), tap('4')]);

    expect(given()).toEqual(['id of Anna: 1', 'id of Bo: 2', 'id of Siv: 3']);
    expect(state.current.note).toEqual({ kind: 'list-done', cardNumber: '4' });
  });

  it('behind a question that nobody has seen yet go to nobody', async () => {
    const { tap, given, state, control } = scripted({
      '1': { kind: 'known-card', known, isSamePerson: false },
    });

    await Promise.all([tap('1'), tap('2')]);
    expect(given()).toEqual(['id of Anna: 1']);
    expect(state.current.note).toEqual({ kind: 'not-taken', cardNumber: '2' });
    expect(state.current.question).toMatchObject({ kind: 'known-card', next: { name: 'Anna' } });

    control.closeQuestion();
    await tap('2');
    expect(given()).toEqual(['id of Anna: 1', 'id of Anna: 2']);
  });

  it('are taken for whom it was asked, with the answer that was given', async () => {
    const { tap, taps, control } = scripted({ '1': { kind: 'known-card', known, isSamePerson: false } });
    await tap('1');
    await control.agree();
    expect(taps[1]).toEqual({
      personId: 'id of Anna',
      cardNumber: '1',
      answer: { knownCard: 'enroll-afresh', holder: 'Old Holder' },
    });
  });

  it('under something else that is asked, or while reading back, enroll nobody', async () => {
    const { tap, taps, state, control } = scripted();
    await tap('1', true);
    expect(state.current.note).toEqual({ kind: 'not-taken', cardNumber: '1' });
    control.readBack(true);
    await tap('1');
    expect(state.current.note).toEqual({ kind: 'read-back', cardNumber: '1', holder: null });
    expect(taps).toEqual([]);
  });
});

describe('a number that may not be the card’s own', () => {
  it.each(cardWarningSchema.options)('%s: is asked about before anybody gets it', async (warning) => {
    const { tap, tapDoubtful, given, state } = scripted();

    await Promise.all([tapDoubtful('1', warning), tap('2')]);

    expect(given()).toEqual([]);
    expect(state.current).toMatchObject({
      question: { kind: 'doubtful-card', next: { name: 'Anna' }, cardNumber: '1', warnings: [warning] },
      note: { kind: 'not-taken', cardNumber: '2' },
    });
  });

  it('is enrolled for whom it was asked once somebody agrees', async () => {
    const { tapDoubtful, taps, control, state } = scripted();

    await tapDoubtful('1', 'perhaps-random');
    await control.agree();

    expect(taps).toEqual([{ personId: 'id of Anna', cardNumber: '1', answer: null }]);
    expect(state.current).toMatchObject({ question: null, note: { kind: 'enrolled' } });
  });

  it('that came beside another card and was not wanted is asked about again, also when it comes alone', async () => {
    const { tap, tapDoubtful, given, control, state } = scripted();

    await tap('EM of Anna');
    await tapDoubtful('MC of Anna', 'beside-another');
    control.closeQuestion();
    await tap('MC of Anna');

    expect(given()).toEqual(['id of Anna: EM of Anna']);
    expect(state.current.question).toMatchObject({ next: { name: 'Bo' }, warnings: ['beside-another'] });
    await control.agree();
    expect(given()).toEqual(['id of Anna: EM of Anna', 'id of Bo: MC of Anna']);
  });

  it('which somebody has already is asked about as theirs', async () => {
    const { control, state } = scripted({ '1': { kind: 'known-card', known, isSamePerson: false } });

    await control.tap(
      {
        kind: 'card',
        card: { identification: '1', technologies: ['MC'], known, warnings: ['perhaps-cut'] },
      },
      false,
    );

    expect(state.current.question).toMatchObject({ kind: 'known-card' });
  });

  it('is shown while reading back, like any other', async () => {
    const { tapDoubtful, control, state } = scripted();
    control.readBack(true);

    await tapDoubtful('1', 'perhaps-cut');

    expect(state.current).toMatchObject({ question: null, note: { kind: 'read-back' } });
  });
});

describe('undoing what was sent', () => {
  it('removes the key of whom it was asked about, once somebody agrees', async () => {
    const { control, state, acts, tap, taps } = scripted();
    await control.agreeUndo();
    expect(acts).toEqual([]);

    await control.undo();
    expect(state.current.question).toMatchObject({ kind: 'undo-asks', person: { name: 'Anna' } });
    await tap('2');
    expect(taps).toEqual([]);

    await control.agreeUndo();
    expect(acts).toEqual([
      { act: 'undo', removeKeyOf: null },
      { act: 'undo', removeKeyOf: 'id of Anna' },
    ]);
    expect(state.current).toMatchObject({ question: null, note: { kind: 'undone', by: 'removal' } });
  });
});
