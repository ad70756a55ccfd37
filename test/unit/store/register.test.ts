import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { searchOf } from '../../../main/enrollment/search-text.ts';
import { parseIdentification, sameCardKey } from '../../../main/reader/identification.ts';
import { inTransaction } from '../../../main/store/database.ts';
import type { RegisterEntry } from '../../../main/store/register.ts';
import { newSeal, openOutboxFile, type OutboxFile } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOW_MS = Date.UTC(2026, 0, 15);

const newFile = async (): Promise<OutboxFile> =>
  openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());

function cardKeyOf(text: string): string {
  const parsed = parseIdentification(text);
  if (parsed.kind === 'problem') throw new Error(`${text}: ${parsed.problem}`);
  return sameCardKey(parsed.csns);
}

function entryFor(card: string, name: string, change: Partial<RegisterEntry> = {}): RegisterEntry {
  const [firstName = '', lastName = ''] = name.split('/');
  return {
    cardKey: cardKeyOf(card),
    identification: card,
    keyId: `key of ${card}`,
    personId: null,
    firstName,
    lastName,
    validFrom: null,
    validTo: null,
    accessLevelIds: [],
    hasPin: false,
    learntAtMs: NOW_MS,
    submissionId: 'submission',
    ...change,
  };
}

/** In one commit: many of their own take their time on a slow disk. */
function learnAll({ register, database }: OutboxFile, entries: readonly RegisterEntry[]): void {
  inTransaction(database, () => {
    for (const entry of entries) register.learn(entry);
  });
}

const namesFound = ({ register }: OutboxFile, text: string, limit = 10): readonly string[] =>
  register
    .search(searchOf(text), limit)
    .found.map(({ entry }) => `${entry.firstName} ${entry.lastName}`.trim());

describe('searching the register', () => {
  it.each([
    [
      '0x62e3086ced',
      ['0X62E3086CED', '62 e3 08 6c ed', '0424715775213', 'EM:424715775213', 'em:0x62e3086ced'],
    ],
    ['MC:0077736732', ['0x04a22b1c', '0077736732', 'MC:77736732', '04:A2:2B:1C']],
    ['0x04a1b2c3d4e5f6', ['MD:0x04A1B2C3D4E5F6', '04-a1-b2-c3-d4-e5-f6', '01303689068602870']],
    ['EM:1|MC:2', ['EM:0x1', 'MC:2', '0x0000000001', '0000000002', 'MC:2|EM:1']],
  ])('finds card %s by its value, in every form', async (card, forms) => {
    const file = await newFile();
    file.register.learn(entryFor(card, 'Vera/Lind'));
    file.register.learn(entryFor('0x7777777777', 'Somebody/Else'));

    for (const form of [card, ...forms])
      expect([form, namesFound(file, form)]).toEqual([form, ['Vera Lind']]);
  });

  it('finds a name by the beginnings of its words, in any order, without case and accents', async () => {
    const file = await newFile();
    file.register.learn(entryFor('0x0000000001', 'Åsa-Märta/von Öberg'));
    file.register.learn(entryFor('0x0000000002', 'Asta/Oberst'));

    for (const text of ['åsa', 'ASA MARTA', 'öberg å', 'von', 'A\u030Asa', 'oberg, asa'])
      expect([text, namesFound(file, text)]).toEqual([text, ['Åsa-Märta von Öberg']]);
    expect(namesFound(file, 'as ob')).toEqual(['Asta Oberst', 'Åsa-Märta von Öberg']);
    for (const text of ['sa', 'berg', 'asa asta', '…', '']) expect(namesFound(file, text)).toEqual([]);
  });

  it('tells apart what is the same for longer than its digests reach', async () => {
    const file = await newFile();
    file.register.learn(entryFor('0x0000000001', 'Christoffersson/A'));
    file.register.learn(entryFor('0x0000000002', 'Christofferssvik/B'));

    expect(namesFound(file, 'christofferss')).toHaveLength(2);
    expect(namesFound(file, 'christofferssv')).toEqual(['Christofferssvik B']);
  });

  it('finds what a plain look through all names finds, newest first and each once', async () => {
    const word = fc.constantFrom('An', 'Anna', 'Annabell', 'Bo', 'Berg', 'Bergström', 'Åke', 'Aken', 'Li');
    const name = fc.tuple(word, word).map(([first, last]) => `${first}/${last}`);
    const typed = fc.array(fc.constantFrom('a', 'an', 'anna', 'b', 'ber', 'bergs', 'å', 'ake', 'li', 'x'), {
      minLength: 1,
      maxLength: 3,
    });

    const file = await newFile();

    fc.assert(
      fc.property(fc.array(name, { maxLength: 20 }), typed, (names, starts) => {
        file.database.exec('DELETE FROM register');
        learnAll(
          file,
          // Beyond 15: “a” and “b” are card numbers, too.
          names.map((one, index) => entryFor(`EM:${String(index + 100)}`, one)),
        );

        const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
        const hasAll = (one: string): boolean =>
          starts.every((start) =>
            folded(one)
              .split('/')
              .some((part) => part.startsWith(folded(start))),
          );
        expect(namesFound(file, starts.join(' '), 100)).toEqual(
          names
            .filter(hasAll)
            .toReversed()
            .map((one) => one.replace('/', ' ')),
        );
      }),
    );
  });

  it('shows the newest of many, and as many as asked for', async () => {
    const file = await newFile();
    const entries = Array.from({ length: 600 }, (_, index) => index + 1).map((number) =>
      entryFor(`EM:${String(number)}`, `Anna/Nr${String(number)}`),
    );
    learnAll(file, entries);

    expect(namesFound(file, 'anna', 3)).toEqual(['Anna Nr600', 'Anna Nr599', 'Anna Nr598']);
    expect(namesFound(file, 'anna', 1000)).toHaveLength(600);
    expect(file.register.newest(2).found.map(({ entry }) => entry.lastName)).toEqual(['Nr600', 'Nr599']);
  });

  it('shows an entry once that is meant by card and by name', async () => {
    const file = await newFile();
    file.register.learn(entryFor('0x0000000001', '0x0000000001/Ek'));

    expect(namesFound(file, '0x0000000001')).toEqual(['0x0000000001 Ek']);
  });

  it('goes through all data keys by age, and shows a card known under two of them as it was learnt last', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const [old, fresh] = [newSeal('old'), newSeal('fresh')];
    const first = await openOutboxFile(path, old);
    first.register.learn(entryFor('EM:1', 'Anna/Was'));
    first.register.learn(entryFor('EM:2', 'Anna/Old'));
    first.database.close();
    const second = await openOutboxFile(path, fresh);
    second.register.learn(entryFor('EM:1', 'Anna/Is', { learntAtMs: NOW_MS + 1 }));
    second.database.close();

    const both = await openOutboxFile(path, fresh, [old]);
    both.register.learn(entryFor('EM:3', 'Anna/New', { learntAtMs: NOW_MS + 2 }));

    expect(namesFound(both, 'anna')).toEqual(['Anna New', 'Anna Is', 'Anna Old']);
    expect(both.register.newest(10).found.map(({ entry }) => entry.lastName)).toEqual(['New', 'Is', 'Old']);
    expect(both.register.findCard('0x0000000001')?.lastName).toBe('Is');
  });

  it('knows a key by its id at the service, until its card has got another one', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const [old, fresh] = [newSeal('old'), newSeal('new')];
    const before = await openOutboxFile(path, old);
    before.register.learn(entryFor('EM:1', 'Anna/Old', { keyId: 'first' }));
    before.register.learn(entryFor('EM:2', 'Bo/Old', { keyId: 'kept' }));
    before.database.close();
    const between = await openOutboxFile(path, fresh);
    between.register.learn(entryFor('EM:1', 'Anna/New', { keyId: 'second', learntAtMs: NOW_MS + 1 }));
    between.database.close();

    const { register } = await openOutboxFile(path, fresh, [old]);
    const nameOf = (keyId: string) => register.findAccessKey(keyId)?.lastName ?? null;

    expect(['first', 'second', 'kept', 'FIRST', ''].map(nameOf)).toEqual([null, 'New', 'Old', null, null]);
    register.forgetCard('0x0000000002');
    expect(nameOf('kept')).toBeNull();
  });

  it('leaves out an entry with a flipped bit and counts it; the others are found', async () => {
    const file = await newFile();
    for (const card of ['EM:1', 'EM:2', 'EM:3']) file.register.learn(entryFor(card, `Anna/${card.slice(3)}`));
    const row = file.database
      .prepare('SELECT seq, sealed_entry FROM register ORDER BY seq LIMIT 1 OFFSET 1')
      .get();
    const sealed = Buffer.from(row?.['sealed_entry'] as Uint8Array);
    sealed.writeUInt8(sealed.readUInt8(40) ^ 1, 40);
    file.database
      .prepare('UPDATE register SET sealed_entry = ? WHERE seq = ?')
      .run(sealed, row?.['seq'] ?? 0);

    for (const { found, unreadableCount } of [
      file.register.newest(10),
      file.register.search(searchOf('anna'), 10),
    ]) {
      expect(found.map(({ entry }) => entry.lastName)).toEqual(['3', '1']);
      expect(unreadableCount).toBe(1);
    }
    expect(file.register.findCard('0x0000000002')).toBeNull();
  });

  it('knows a card by what was learnt last, and not at all once its key is gone', async () => {
    const { register, database } = await newFile();
    register.learn(entryFor('EM:1', 'Anna/First'));
    register.learn(entryFor('EM:1', 'Bo/Second', { learntAtMs: NOW_MS + 1 }));
    register.learn(entryFor('EM:1', 'Cia/Late', { learntAtMs: NOW_MS - 1 }));

    expect(register.count()).toBe(1);
    expect(register.findCard('0x0000000001')?.firstName).toBe('Bo');
    register.forgetCard('0x0000000001');
    expect([register.findCard('0x0000000001'), register.count()]).toEqual([null, 0]);
    expect(database.prepare('SELECT count(*) AS count FROM register_words').get()).toEqual({ count: 0 });
  });
});
