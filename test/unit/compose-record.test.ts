import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { composeRecord } from '../../main/compose-record.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { newSeal, openOutboxFile, requestFor } from '../support/outbox-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Nothing of Electron is asked for here; outside of it there is none.
vi.mock('electron', () => ({ dialog: {}, net: {}, protocol: {}, BrowserWindow: {} }));

test('practice is left, once, at the next start, whatever was settled before the desk was closed for it', async () => {
  const file = await openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());
  const record = composeRecord({ ...file, clock: new ManualClock(), onStorage: () => undefined } as never);
  const kinds = (): readonly string[] => [...file.changeLog.all()].map(({ entry }) => entry.kind);

  record.begin();
  record.tell('practice-entered');
  file.outbox.add([{ id: randomUUID(), request: requestFor('A'), needs: null }], 0);
  record.begin();
  record.tell('setting-changed');
  record.begin();

  expect(kinds()).toEqual(['begun', 'practice-entered', 'enroll-saved', 'practice-left', 'setting-changed']);
});
