import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../main/store/database.ts';
import { createRegister } from '../../main/store/register.ts';

const FIRST_NAMES =
  'Anna Erik Maria Lars Karin Karl Margareta Anders Elisabet Johan Eva Per Birgitta Nils Kristina Mikael Marie Jan Elin Hans Ingrid Peter Christina Olof Linnea Lennart Sofia Gunnar Kerstin Sven Marianne Bo Lena Fredrik Helena Göran Åsa Christoffer Märta Östen'.split(
    ' ',
  );
const LAST_NAMES =
  'Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Lindström Olofsson Lindqvist Lindgren Berg Axelsson Bergström Lundberg Lind Lundgren Lundqvist Mattsson Berglund Fredriksson Sandberg Henriksson Forsberg Sjöberg Wallin Ali Mohammed'.split(
    ' ',
  );
const SYLLABLES = 'al ber da fri gul ha is ka lo ma ny ot pra ren sa tor ul vi wes ös'.split(' ');
/** Of so many names one is a rare one, of which there are thousands. */
const ONE_IN_RARE = 5;

/** Two of the most common names, which nobody bears together. */
export const NEVER_MET = { firstName: 'Lars', lastName: 'Nilsson' };

/** The same numbers every time, so that two runs search the same register. */
export function createChance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Writes the rows in one transaction, through the register itself; the word digests are only computed once each. */
export function fillRegister(database, seal, rowCount, onRow) {
  const digests = new Map();
  const lookupOf = (text) => {
    if (!text.startsWith('name:')) return seal.lookupOf(text);
    if (!digests.has(text)) digests.set(text, seal.lookupOf(text));
    return digests.get(text);
  };
  const quickSeal = { ...seal, lookupOf };
  const register = createRegister(database, { current: quickSeal, all: [quickSeal] });
  const chance = createChance(1);
  inTransaction(database, () => {
    for (let row = 0; row < rowCount; row += 1) {
      register.learn(entryOf(row, nameOf(chance)));
      onRow(row);
    }
  });
}

/** The card of a row, as the desk writes cards: every third a Mifare Classic, the others EM. */
export function cardOfRow(row) {
  return row % 3 === 0
    ? `0x${(0x10000000 + row * 7).toString(16).padStart(8, '0')}`
    : `0x${(0x0100000000 + row * 7).toString(16).padStart(10, '0')}`;
}

function nameOf(chance) {
  for (;;) {
    const firstName = oneOf(FIRST_NAMES, chance);
    const lastName = oneOf(LAST_NAMES, chance);
    if (firstName !== NEVER_MET.firstName || lastName !== NEVER_MET.lastName) return { firstName, lastName };
  }
}

/** Common names as common as they are: the second half as common as the first, and so on; the rest are rare. */
function oneOf(names, chance) {
  if (chance() < 1 / ONE_IN_RARE) return rareName(chance);
  return names[Math.floor(names.length * chance() ** 2)] ?? names[0];
}

function rareName(chance) {
  const length = 2 + Math.floor(2 * chance());
  const word = Array.from({ length }, () => SYLLABLES[Math.floor(SYLLABLES.length * chance())]).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function entryOf(row, { firstName, lastName }) {
  const card = cardOfRow(row);
  return {
    cardKey: card,
    identification: card,
    keyId: randomUUID(),
    personId: randomUUID(),
    firstName,
    lastName,
    validFrom: '2026-01-01T07:00:00Z',
    validTo: null,
    accessLevelIds: ['5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01'],
    hasPin: true,
    learntAtMs: Date.UTC(2026, 0, 1) + row,
    submissionId: randomUUID(),
  };
}
