import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { newSeal, openOutboxFile } from '../../support/outbox-file.ts';
import { outboxCommands } from '../../support/outbox-commands.ts';
import { OutboxDesk } from '../../support/outbox-desk.ts';
import { OutboxModel } from '../../support/outbox-model.ts';

/** Thousands on demand: `MODEL_RUNS=5000 npx vitest run outbox-model`. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 300);

it(
  'does as the model does, whatever is asked of it in whatever order',
  async () => {
    // In memory where the system has such a folder: every commit waits for the disk, and there are many.
    const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tapdesk-model-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const emptyFile = join(folder, 'empty.db');
    (await openOutboxFile(emptyFile, newSeal())).database.close();

    const asTheModel = fc.asyncProperty(
      fc.commands(outboxCommands(), { maxCommands: 40, size: 'max' }),
      async (commands) => {
        const path = join(folder, `${randomUUID()}.db`);
        copyFileSync(emptyFile, path);
        const desk = new OutboxDesk(path);
        await desk.open(['key-1']);
        try {
          await fc.asyncModelRun(() => ({ model: new OutboxModel(), real: desk }), commands);
        } finally {
          desk.close();
          rmSync(path);
        }
      },
    );

    await expect(fc.assert(asTheModel, { numRuns: RUNS })).resolves.toBeUndefined();
  },
  20_000 + RUNS * 200,
);
