import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { deniedTapSchema } from '../../../contract/doors.ts';
import type { KnownCard } from '../../../contract/card.ts';
import { meaningOf, seenTapOf, type SeenTap } from '../../../main/doors/door-events.ts';
import { deniedTapOf } from '../../../main/doors/tray-view.ts';

const NOW_MS = Date.UTC(2026, 0, 15, 12);
const card = { identification: '0001234567890', type: 'proximity' };
const event = (over: Readonly<Record<string, unknown>> = {}) => ({
  event_time: '2026-01-15T11:59:30Z',
  sequence_id: 17,
  category: 'accessdenied',
  type: 206,
  system_id: 'House A',
  door_name: 'Main entrance',
  key_id: null,
  key: card,
  person: { id: 'p', first_name: 'Bo', last_name: 'Dahl' },
  subject: null,
  ...over,
});
const registered: KnownCard = { standing: 'registered', holder: 'Cia Ek', atMs: 1, validTo: null };
const onItsWay: KnownCard = { ...registered, standing: 'on-its-way' };

function seen(over: Readonly<Record<string, unknown>> = {}): SeenTap {
  const tap = seenTapOf(event(over), NOW_MS);
  if (!tap) throw new Error('not a tap');
  return tap;
}

const KEY_ID = '4b3d8a52-7c1e-4d0a-9f4e-2f6f0c9f7a10';
/** The key the card has by now. */
const KEY_NOW = 'c0a8f3d1-5b7e-4a52-9d33-1e6b7f20aa41';
const knowsNoKey = (): null => null;

/** As the window gets it, where the desk knows this of the card. */
const shown = (over: Readonly<Record<string, unknown>>, known: KnownCard | null = null) =>
  deniedTapOf(seen(over), 'hexadecimal', {
    knownKey: knowsNoKey,
    keyOfCard: (cardKey) =>
      known !== null && cardKey === '0x00499602d2'
        ? { known, keyId: known.standing === 'registered' ? KEY_NOW : null }
        : null,
  });

/** As the window gets it, where the desk knows the key by its id only. */
const shownOfKey = (over: Readonly<Record<string, unknown>>, identification: string, known = registered) =>
  deniedTapOf(seen({ key_id: KEY_ID, person: null, ...over }), 'hexadecimal', {
    knownKey: (keyId) => (keyId === KEY_ID ? { known, holder: 'Lisa Berg', identification } : null),
    keyOfCard: () => null,
  });

describe('what a denied tap means', () => {
  it.each([
    [201, 'unknown-key'],
    [202, 'outside-validity'],
    [203, 'blacklisted'],
    [204, 'disabled'],
    [205, 'no-pin'],
    [206, 'not-authorized'],
    [207, 'outside-schedule'],
  ])('%i is %s, as a number or as text, with or without the category', (type, reason) => {
    for (const category of ['accessdenied', 'AccessDenied', null, '']) {
      expect(meaningOf({ type, category })).toEqual({ kind: 'denied', reason });
      expect(meaningOf({ type: String(type), category })).toEqual({ kind: 'denied', reason });
    }
  });

  it.each([
    ['a denial nobody wrote down', { type: 200 }, { type: '200', category: 'accessdenied' }],
    ['a number of later', { type: 311, category: null }, { type: '311', category: '' }],
    ['a word', { type: 'tailgating' }, { type: 'tailgating', category: 'accessdenied' }],
    ['another category', { type: 201, category: 'alarm' }, { type: '201', category: 'alarm' }],
    ['nothing', { type: null, category: undefined }, { type: '', category: '' }],
  ])('%s is kept as it is', (_, over, meaning) => {
    expect(seen(over).meaning).toEqual({ kind: 'other', ...meaning });
  });

  test('a door that opened is no denied tap', () => {
    expect(seenTapOf(event({ category: 'accessgranted', type: 102 }), NOW_MS)).toBeNull();
    expect(seenTapOf(event({ category: null, type: 103 }), NOW_MS)).toBeNull();
  });

  test('whatever a service sends is a tap that can be shown, or none', () => {
    const anything = fc.record(
      {
        event_time: fc.anything(),
        sequence_id: fc.anything(),
        category: fc.oneof(fc.constantFrom('accessdenied', 'accessgranted', ''), fc.anything()),
        type: fc.oneof(fc.integer(), fc.double(), fc.anything()),
        system_id: fc.anything(),
        door_name: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
        key: fc.oneof(
          fc.record({
            identification: fc.oneof(fc.string(), fc.constant('0x00499602d2')),
            type: fc.anything(),
          }),
          fc.anything(),
        ),
        person: fc.oneof(fc.record({ first_name: fc.string(), last_name: fc.anything() }), fc.anything()),
        subject: fc.anything(),
        key_id: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(anything, fc.anything()),
        fc.constantFrom(null, registered, onItsWay),
        (raw, known) => {
          const tap = seenTapOf(raw, NOW_MS);
          const shownTap =
            tap &&
            deniedTapOf(tap, 'decimal', {
              knownKey: knowsNoKey,
              keyOfCard: () => known && { known, keyId: null },
            });

          expect(deniedTapSchema.nullable().safeParse(shownTap).success).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('two events are told apart by system and sequence number, or by all they say', () => {
    expect(seen().id).toBe(seen({ door_name: 'renamed since' }).id);
    expect(seen().id).not.toBe(seen({ system_id: 'House B' }).id);
    expect(seen({ sequence_id: null }).id).not.toBe(seen({ sequence_id: null, type: 205 }).id);
    // Both are 2^53 once JSON is read.
    const large = (door_name: string) => seen({ sequence_id: Number('9007199254740993'), door_name }).id;
    expect(large('Garage')).not.toBe(large('Gym'));
  });
});

describe('the fix that is offered', () => {
  const cardNumber = '0x00499602d2';
  const key = { kind: 'number', cardNumber };

  it.each([
    [201, { kind: 'enroll', cardNumber }, { kind: 'registered-since', key }],
    [202, { kind: 'elsewhere' }, { kind: 'extend-validity', key }],
    [203, { kind: 'none' }, { kind: 'none' }],
    [204, { kind: 'none' }, { kind: 'none' }],
    [205, { kind: 'elsewhere' }, { kind: 'set-pin', key }],
    [206, { kind: 'elsewhere' }, { kind: 'change-levels', key }],
    [207, { kind: 'elsewhere' }, { kind: 'change-levels', key }],
    [311, { kind: 'none' }, { kind: 'none' }],
  ])('%i: of a card unknown here, and of one registered here', (type, unknown, known) => {
    expect(shown({ type }).fix).toEqual(unknown);
    expect(shown({ type }, registered).fix).toEqual(known);
  });

  it.each([201, 202, 205, 206, 207])('%i: what is on its way to the service comes first', (type) => {
    expect(shown({ type }, onItsWay).fix).toEqual({ kind: 'on-its-way', key });
  });

  it.each(['0001234567890', '0x00499602D2', 'EM:1234567890', '0x00499602d2'])(
    'a card is known by its value, however the doors write it: %s',
    (identification) => {
      const tap = shown({ type: 201, key: { ...card, identification } }, registered);

      expect(tap).toMatchObject({ fix: { kind: 'registered-since' }, card: { number: cardNumber } });
    },
  );

  test('a number that is not a card’s own is not enrolled, but tapped at a reader that shows all of it', () => {
    const tap = shown({ type: 201, key: { identification: '00123,45678', type: 'proximity' } });

    expect(tap.card).toEqual({ kind: 'number', number: '00123,45678' });
    expect(tap.fix).toEqual({ kind: 'tap-here', problem: 'not-a-number' });
  });

  test('digits typed at a door are not shown, and not enrolled as a card', () => {
    const tap = shown({ type: 201, key: { identification: '0001234567890', type: 'code' } });

    expect(tap).toMatchObject({ card: { kind: 'code' }, fix: { kind: 'which-key' } });
    expect(JSON.stringify(tap)).not.toContain('1234567890');
  });
});

const code = { identification: '4711', type: 'code' };
const wiegand = { identification: 'W26 00123', type: 'proximity' };

describe('a key that is known by its id at the service', () => {
  const ofCard = { kind: 'number', cardNumber: '0x00499602d2|0x04a22b1c' };

  it.each([
    ['no number', null],
    ['one of its two numbers', card],
    ['a number nobody can read', wiegand],
  ])('is mended as any other, where the door tells %s', (_, key) => {
    const fixOf = (type: number, known = registered) =>
      shownOfKey({ type, key }, 'EM:1234567890|MC:77736732', known).fix;

    expect([201, 202, 203, 204, 205, 206, 207].map((type) => fixOf(type))).toEqual([
      { kind: 'registered-since', key: ofCard },
      { kind: 'extend-validity', key: ofCard },
      { kind: 'none' },
      { kind: 'none' },
      { kind: 'set-pin', key: ofCard },
      { kind: 'change-levels', key: ofCard },
      { kind: 'change-levels', key: ofCard },
    ]);
    expect(fixOf(206, onItsWay)).toEqual({ kind: 'on-its-way', key: ofCard });
    expect(shownOfKey({ type: 206, key }, 'MC:77736732').holder).toBe('Lisa Berg');
  });

  test('a code is mended by its key, and has no PIN to set: the window is not told it', () => {
    const tapOf = (type: number, known = registered) => shownOfKey({ type, key: code }, 'code:4712', known);
    const ofCode = { kind: 'registered', keyId: KEY_ID };

    expect([201, 202, 203, 204, 205, 206, 207].map((type) => tapOf(type).fix)).toEqual([
      { kind: 'registered-since', key: ofCode },
      { kind: 'extend-validity', key: ofCode },
      { kind: 'none' },
      { kind: 'none' },
      { kind: 'none' },
      { kind: 'change-levels', key: ofCode },
      { kind: 'change-levels', key: ofCode },
    ]);
    expect(tapOf(202, onItsWay).fix).toEqual({ kind: 'on-its-way', key: ofCode });
    expect(tapOf(202)).toMatchObject({ holder: 'Lisa Berg', card: { kind: 'code' } });
    expect(JSON.stringify(tapOf(202))).not.toMatch(/471[12]/);
  });

  test('is named by whose it is, not by who is about to get the card', () => {
    expect(shownOfKey({ type: 202, key: card }, 'EM:1234567890', onItsWay)).toMatchObject({
      holder: 'Lisa Berg',
      fix: { kind: 'on-its-way' },
    });
  });

  test('another id says nothing of it', () => {
    expect(shownOfKey({ type: 202, key: code, key_id: 'another' }, 'code:4711').fix).toEqual({
      kind: 'which-key',
    });
  });
});

describe('a card that has got another key since', () => {
  const cardNumber = '0x00499602d2';
  const former = { key_id: KEY_ID, person: { first_name: 'Lisa', last_name: 'Berg' } };

  it.each([201, 202, 205, 206, 207])('%i: a tap of the former key opens nobody else’s', (type) => {
    const tap = shown({ type, ...former }, registered);

    expect(tap).toMatchObject({ holder: 'Lisa Berg', fix: { kind: 'another-key' } });
  });

  test('its holder is not named for a tap of the former key, nor is who is about to get it', () => {
    for (const known of [registered, onItsWay])
      expect(shown({ type: 202, key_id: KEY_ID, person: null }, known).holder).toBe('');
  });

  test('what is on its way for it is still said to be', () => {
    expect(shown({ type: 202, ...former }, onItsWay).fix).toMatchObject({ kind: 'on-its-way' });
  });

  test('a tap that names its key, in whatever letters, or names none, is of that key', () => {
    const key = { kind: 'number', cardNumber };
    for (const key_id of [KEY_NOW, KEY_NOW.toUpperCase(), null])
      expect(shown({ type: 202, key_id, person: null }, registered)).toMatchObject({
        holder: 'Cia Ek',
        fix: { kind: 'extend-validity', key },
      });
    expect(shown({ type: 201, key_id: null, person: null }, registered)).toMatchObject({
      holder: 'Cia Ek',
      fix: { kind: 'registered-since', key },
    });
  });
});

describe('a key nothing is known of', () => {
  it.each([201, 202, 205, 206, 207])(
    '%i: is not said to be of another desk, unless its number is',
    (type) => {
      const fixOf = (key: unknown, key_id: string | null = null) => shown({ type, key, key_id }).fix;

      expect([fixOf(code), fixOf(null), fixOf(code, KEY_ID)]).toEqual([
        { kind: 'which-key' },
        { kind: 'which-key' },
        { kind: 'which-key' },
      ]);
      expect(fixOf(wiegand)).toEqual({ kind: 'tap-here', problem: 'not-a-number' });
      expect(fixOf(card, KEY_ID).kind).toBe(type === 201 ? 'enroll' : 'elsewhere');
    },
  );
});

describe('who stood there', () => {
  it.each([
    ['the service’s person, before this desk’s', {}, registered, { holder: 'Bo Dahl', subject: '' }],
    ['this desk’s holder', { person: null }, registered, { holder: 'Cia Ek', subject: '' }],
    ['the card alone', { person: null, subject: 'x' }, null, { holder: '', subject: '' }],
    ['what the service has', { person: {}, key: null, subject: 'x' }, null, { holder: '', subject: 'x' }],
    ['nobody', { person: 'Bo', key: 4, subject: {} }, null, { holder: '', subject: '' }],
  ])('%s', (_, over, known, who) => {
    expect(shown(over, known)).toMatchObject(who);
  });

  test('what doors are called is one line, and not longer than a screen', () => {
    expect(seen({ door_name: `Main\u0000\n entrance ${'é'.repeat(5000)}` }).door).toMatch(
      /^Main entrance é{186}$/,
    );
  });
});
