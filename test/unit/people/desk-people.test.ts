import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ListTerms } from '../../../contract/people-list.ts';
import { createDeskPeople } from '../../../main/people/desk-people.ts';
import { newSeal, openOutboxFile } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const terms: ListTerms = { accessLevelIds: [], validFrom: '', validTo: '', pin: 'none' };

it('tells the change log of every list it exported, by kind and number, and of none that was not', async () => {
  const { peopleList } = await openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());
  const told: string[] = [];
  const answers = ['cancelled', 'saved', 'saved', 'not-saved'] as const;
  let savedCount = 0;
  const people = createDeskPeople({
    store: peopleList,
    submissions: {} as never,
    takingBack: {} as never,
    openFile: () => Promise.resolve({ kind: 'cancelled' }),
    levels: () => [],
    numberFormat: () => 'hexadecimal',
    survivesClosing: () => true,
    nowMs: () => Date.UTC(2026, 0, 15),
    locale: () => 'en',
    saveFile: () => Promise.resolve(answers[savedCount++] ?? 'not-saved'),
    tellExported: (what, count) => told.push(`${what} ${String(count)}`),
    onStorage: () => undefined,
    showProgress: () => undefined,
    onChanged: () => undefined,
  });
  await people.typed('First name,Last name,Valid to\nAnna,Ek,\nBo,Ek,\nSiv,Ek,2027-02-30');

  expect(await people.export('left')).toBe('nobody');
  expect(await people.export('bad')).toBe('cancelled');
  expect(told).toEqual([]);
  expect(await people.export('bad')).toBe('saved');
  await people.start(terms);
  expect(await people.export('left')).toBe('saved');
  expect(await people.export('left')).toBe('not-saved');

  expect(told).toEqual(['left-out 1', 'people-left 2']);
});
