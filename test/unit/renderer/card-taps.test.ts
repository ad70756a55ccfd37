import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Card, CardPresented } from '../../../contract/card.ts';
import { newCardWarnings } from '../../../renderer/enroll/card-taps.ts';
import { reduceEnroll } from '../../../renderer/enroll/enroll-reducer.ts';
import {
  initialEnrollState,
  type EnrollAction,
  type EnrollState,
  type TextField,
} from '../../../renderer/enroll/enroll-state.ts';

const cardOf = (identification: string): Card => ({
  identification,
  technologies: ['MC'],
  known: null,
  warnings: [],
});
const tapOf = (identification: string): EnrollAction => ({
  type: 'card-presented',
  presented: { kind: 'card', card: cardOf(identification) },
});
const typed = (field: TextField, text: string): EnrollAction => ({ type: 'text-changed', field, text });
const after = (actions: readonly EnrollAction[], from: EnrollState = initialEnrollState): EnrollState =>
  actions.reduce(reduceEnroll, from);

const anyTap: fc.Arbitrary<CardPresented> = fc.oneof(
  fc.constantFrom('0x04A22B1C', '0x11223344', '0x0102030405').map((identification) => ({
    kind: 'card' as const,
    card: cardOf(identification),
  })),
  fc.constantFrom('noise', 'random-id', 'bad-checksum').map((problem) => ({
    kind: 'refused' as const,
    problem: problem as 'noise',
  })),
);

const anyText = fc.record({
  firstName: fc.string(),
  lastName: fc.string(),
  pin: fc.string(),
  validFrom: fc.string(),
  validTo: fc.string(),
});

test('no sequence of taps changes what somebody typed, whatever is answered to the question', () => {
  fc.assert(
    fc.property(anyText, fc.array(fc.tuple(anyTap, fc.boolean())), (text, taps) => {
      const fields = Object.entries(text) as [TextField, string][];
      const typedForm = after(fields.map(([field, value]) => typed(field, value)));

      const state = taps.reduce(
        (current, [presented, isAgreed]) =>
          after(
            [
              { type: 'card-presented', presented },
              { type: isAgreed ? 'question-agreed' : 'question-declined' },
            ],
            current,
          ),
        typedForm,
      );

      expect({ ...state.form, cardNumber: '' }).toEqual({ ...typedForm.form, cardNumber: '' });
    }),
  );
});

test('no sequence of taps changes a typed card number, as long as nobody agrees to it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.array(anyTap), (text, taps) => {
      const actions = taps.map((presented): EnrollAction => ({ type: 'card-presented', presented }));

      expect(after([typed('cardNumber', text), ...actions]).form.cardNumber).toBe(text);
    }),
  );
});

test('no sequence of taps submits', () => {
  fc.assert(
    fc.property(fc.array(anyTap), (taps) => {
      const actions = taps.map((presented): EnrollAction => ({ type: 'card-presented', presented }));

      expect(after(actions).submitted).toBeNull();
    }),
  );
});

test('a tap fills an empty card number beside names that were typed first', () => {
  const state = after([typed('firstName', 'Vera'), tapOf('0x04A22B1C')]);

  expect(state.form).toMatchObject({ cardNumber: '0x04A22B1C', firstName: 'Vera' });
  expect(state.question).toBeNull();
});

test('a second card asks, and only the answer changes the card number', () => {
  const asked = after([tapOf('0x04A22B1C'), tapOf('0x11223344')]);

  expect(asked.form.cardNumber).toBe('0x04A22B1C');
  expect(asked.question).toEqual({ kind: 'second-card', card: cardOf('0x11223344') });
  expect(after([{ type: 'question-agreed' }], asked).form.cardNumber).toBe('0x11223344');
  expect(after([{ type: 'question-declined' }], asked).form.cardNumber).toBe('0x04A22B1C');
});

test('the same card again changes nothing', () => {
  const once = after([tapOf('0x04A22B1C')]);

  expect(after([tapOf('0x04A22B1C')], once)).toEqual(once);
});

test('a tapped card that was typed in another form before is the same card', () => {
  const text = '0077736732';
  const state = after([
    typed('cardNumber', text),
    { type: 'card-number-checked', text, check: { kind: 'card', card: cardOf('0x04A22B1C') } },
    tapOf('0x04A22B1C'),
  ]);

  expect(state.question).toBeNull();
  expect(state.form.cardNumber).toBe(text);
});

test('an answer to a card number that has changed since is dropped', () => {
  const state = after([
    typed('cardNumber', '0x04A22B1'),
    typed('cardNumber', '0x04A22B1C'),
    { type: 'card-number-checked', text: '0x04A22B1', check: { kind: 'card', card: cardOf('0x0004A22B1') } },
  ]);

  expect(state.card).toBeNull();
});

const known = {
  ...cardOf('0x04A22B1C'),
  known: { standing: 'registered', holder: 'Vera Lind', atMs: 1, validTo: null } as const,
};
const tapOfKnown: EnrollAction = { type: 'card-presented', presented: { kind: 'card', card: known } };

test('a card that was only looked at gives way to the next one without a question', () => {
  const state = after([tapOfKnown, tapOf('0x11223344')]);

  expect(state.form.cardNumber).toBe('0x11223344');
  expect(state.question).toBeNull();
});

test('a card something is being done with, or that stands beside a name, does not', () => {
  const opened: EnrollAction = { type: 'card-act-opened', act: 'new-pin' };

  expect(after([tapOfKnown, opened, tapOf('0x11223344')]).form.cardNumber).toBe('0x04A22B1C');
  expect(after([tapOfKnown, typed('firstName', 'V'), tapOf('0x11223344')]).form.cardNumber).toBe(
    '0x04A22B1C',
  );
});

test('a known card opened from elsewhere comes with what is to be done about it, unless another is in the form', () => {
  const opened: EnrollAction = { type: 'known-card-opened', card: known, act: 'validity' };

  expect(after([opened])).toMatchObject({
    form: { cardNumber: '0x04A22B1C' },
    cardAct: { name: 'validity' },
  });
  expect(after([tapOf('0x11223344'), opened])).toMatchObject({
    form: { cardNumber: '0x11223344' },
    cardAct: null,
    question: { kind: 'second-card' },
  });
});

test('what is to be done with a card from elsewhere is never done with the one that is being replaced', () => {
  const opened: EnrollAction = { type: 'known-card-opened', card: known, act: 'validity' };
  const replacing = after([tapOfAnnas('0x01'), { type: 'card-act-opened', act: 'replace' }]);

  const asked = after([opened], replacing);
  expect(asked).toMatchObject({
    form: { cardNumber: '0x01' },
    cardAct: { name: 'replace' },
    newCard: '',
    question: { kind: 'second-card', act: 'validity' },
  });
  expect(after([{ type: 'question-agreed' }], asked)).toMatchObject({
    form: { cardNumber: '0x04A22B1C' },
    cardAct: { name: 'validity' },
  });
  expect(after([{ type: 'question-declined' }], asked)).toMatchObject({
    form: { cardNumber: '0x01' },
    cardAct: { name: 'replace' },
  });
});

test('of a card that is nobody’s by now nothing is being done, and the next tap is not its new card', () => {
  const replacing = after([tapOfAnnas('0x01'), { type: 'card-act-opened', act: 'replace' }, tapOf('0x03')]);

  const freed = after(
    [{ type: 'card-number-checked', text: '0x01', check: { kind: 'card', card: cardOf('0x01') } }],
    replacing,
  );

  expect(freed).toMatchObject({ cardAct: null, newCard: '' });
  expect(after([tapOf('0x02')], freed)).toMatchObject({ newCard: '', question: { kind: 'second-card' } });
});

const knownCardOf = (identification: string): Card => ({
  ...cardOf(identification),
  known: { standing: 'registered', holder: 'Anna Berg', atMs: 1, validTo: null },
});
const tapOfAnnas = (identification: string): EnrollAction => ({
  type: 'card-presented',
  presented: { kind: 'card', card: knownCardOf(identification) },
});

test.each([
  [
    'asked about',
    {
      type: 'enroll-answered',
      outcome: { kind: 'known-card', known: knownCardOf('0x01').known, isSamePerson: false },
    },
  ],
  ['on its way', { type: 'enroll-started' }],
] as const)(
  'a tap does not swap the card while what to do with it is %s: the answer is about that one',
  (_, last) => {
    const state = after([
      tapOfAnnas('0x01'),
      typed('validTo', '2031-01-01T08:00'),
      { type: 'enroll-started' },
    ]);
    const asked = after([last as EnrollAction], state);

    const tapped = after([tapOfAnnas('0x02')], asked);

    expect(tapped.form.cardNumber).toBe('0x01');
    expect(tapped.question).toEqual({ kind: 'second-card', card: knownCardOf('0x02') });
  },
);

test('a second card does not become the new card of somebody without a question', () => {
  const replacing = after([tapOfAnnas('0x01'), { type: 'card-act-opened', act: 'replace' }, tapOf('0x03')]);
  expect(replacing).toMatchObject({ newCard: '0x03', question: null });

  const asked = after([tapOf('0x04')], replacing);
  expect(asked).toMatchObject({ newCard: '0x03', question: { kind: 'second-new-card' } });
  expect(after([{ type: 'question-declined' }], asked)).toMatchObject({ newCard: '0x03', question: null });
  expect(after([{ type: 'question-agreed' }], asked)).toMatchObject({ newCard: '0x04', question: null });
});

test('what is doubtful about the card that was tapped as the new one is kept with it, and a typed number has none of it', () => {
  const doubtful: Card = { ...cardOf('0x03'), warnings: ['perhaps-cut'] };
  const tapped = after([
    tapOfAnnas('0x01'),
    { type: 'card-act-opened', act: 'replace' },
    { type: 'card-presented', presented: { kind: 'card', card: doubtful } },
  ]);
  expect(newCardWarnings(tapped)).toEqual(['perhaps-cut']);

  const asked = after([tapOf('0x04')], tapped);
  expect(newCardWarnings(asked)).toEqual(['perhaps-cut']);
  expect(newCardWarnings(after([{ type: 'question-agreed' }], asked))).toEqual([]);
  expect(newCardWarnings(after([{ type: 'new-card-changed', text: '0x05' }], tapped))).toEqual([]);
});

const savedCode = (keyId: string): Card => ({
  ...known,
  identification: 'code:•••7',
  technologies: [],
  keyId,
});
const openedCode = (keyId = 'key-1'): EnrollAction => ({
  type: 'registered-key-opened',
  card: savedCode(keyId),
  act: null,
});
const opened: EnrollAction = { type: 'registered-key-opened', card: known, act: null };

test('a key of the register comes to an empty form, and focus is wanted there; names that were typed stay', () => {
  expect(after([typed('firstName', 'Vera'), opened])).toMatchObject({
    form: { cardNumber: '0x04A22B1C', firstName: 'Vera' },
    isHeldWanted: true,
  });
  expect(after([opened, { type: 'held-card-focused' }]).isHeldWanted).toBe(false);
});

test('a code opened for what is to be done about it comes with that, unless another key is in the form', () => {
  const toExtend: EnrollAction = { type: 'registered-key-opened', card: savedCode('key-1'), act: 'validity' };

  expect(after([toExtend])).toMatchObject({
    card: { keyId: 'key-1' },
    cardAct: { name: 'validity' },
    isHeldWanted: false,
  });
  expect(after([tapOf('0x11223344'), toExtend])).toMatchObject({
    form: { cardNumber: '0x11223344' },
    cardAct: null,
    question: { kind: 'second-card' },
  });
});

test('a key of the register asks before it takes the place of what was typed or tapped, also while a card is replaced', () => {
  for (const before of [
    [typed('cardNumber', '0x01')],
    [typed('cardNumber', 'code:83910')],
    [tapOf('0x11223344'), { type: 'card-act-opened', act: 'replace' } as const],
  ]) {
    const asked = after([...before, openedCode()]);
    expect(asked).toMatchObject({ form: after(before).form, newCard: '', question: { kind: 'second-card' } });
    expect(after([{ type: 'question-agreed' }], asked)).toMatchObject({
      form: { cardNumber: 'code:•••7' },
      isHeldWanted: true,
    });
    expect(after([{ type: 'question-declined' }], asked)).toMatchObject({
      form: after(before).form,
      isHeldWanted: false,
    });
  }
});

test('a number that was typed for a card waits behind a saved code, and a saved code waits behind nothing', () => {
  const beside = after([typed('cardNumber', '0x01'), openedCode(), { type: 'question-agreed' }]);
  expect(beside.asideNumber).toBe('0x01');
  expect(after([{ type: 'key-kind-chosen', isCode: false }], beside)).toMatchObject({
    form: { cardNumber: '0x01' },
    asideNumber: '',
  });
  expect(after([openedCode(), tapOf('0x11223344')])).toMatchObject({
    form: { cardNumber: '0x11223344' },
    asideNumber: '',
    isHeldWanted: false,
  });
});

test('two saved codes that are shown alike are two', () => {
  expect(after([openedCode('key-1'), openedCode('key-2')]).card?.keyId).toBe('key-2');
  const beside = after([openedCode('key-1'), typed('firstName', 'Vera'), openedCode('key-2')]);
  expect(beside).toMatchObject({ card: { keyId: 'key-1' }, question: { kind: 'second-card' } });
});

test('a saved code leaves the form when its key is gone, and what was typed stays; of another code nothing is heard', () => {
  const shown = after([openedCode('key-2'), typed('firstName', 'Vera')]);
  const gone = (keyId: string): EnrollAction => ({ type: 'registered-key-checked', keyId, card: null });

  expect(after([gone('key-1')], shown)).toEqual(shown);
  expect(after([gone('key-2')], shown)).toMatchObject({
    form: { cardNumber: 'code:', firstName: 'Vera' },
    card: null,
  });
});

test('a key of the register is not mixed up with a submission that is edited: it asks, and leaves that', () => {
  const edited = { id: 'one', person: 'Nils Ek' };
  const form = { ...initialEnrollState.form, firstName: 'Nils', cardNumber: '0x11223344' };
  const asked = after([{ type: 'edit-opened', edited, form }, opened]);

  expect(asked).toMatchObject({ form, edited, question: { kind: 'leave-edit', edited } });
  expect(after([{ type: 'question-agreed' }], asked)).toMatchObject({
    form: { firstName: '', cardNumber: '0x04A22B1C' },
    edited: null,
    isHeldWanted: true,
  });
});
