import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { composePeople } from '../../main/compose-people.ts';
import { newSeal, openOutboxFile } from '../support/outbox-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Nothing of Electron is asked for here; outside of it there is none.
vi.mock('electron', () => ({ app: {}, dialog: {}, shell: {}, BrowserWindow: {} }));

test('a desk that begins erases what was left of a list, and opens where it cannot', async () => {
  const file = await openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());
  const { database, peopleList } = file;
  const storage: unknown[] = [];
  const { begin } = composePeople({
    store: { ...file, vault: {}, levelCache: {} },
    settings: {},
    clock: { nowMs: () => 0 },
    onStorage: (error: unknown) => storage.push(error),
  } as never);
  const anna = { firstName: 'Anna', lastName: 'Ek', validFrom: '', validTo: '', pin: '4711', personId: '' };
  await peopleList.start([{ ...anna, accessLevelIds: [] }], {
    ...{ accessLevelIds: [], validFrom: '', validTo: '', pin: 'none' },
  });
  database.exec(`
    DELETE FROM people_list_terms;
    CREATE TEMP TRIGGER full BEFORE DELETE ON main.people_list BEGIN SELECT raise(ABORT, 'full'); END;
  `);

  begin();
  expect([[...peopleList.everybody()].length, storage]).toMatchObject([1, [new Error('full')]]);
  database.exec('DROP TRIGGER full');
  begin();

  expect([...peopleList.everybody()]).toEqual([]);
});
