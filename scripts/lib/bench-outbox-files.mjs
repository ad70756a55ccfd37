import { copyFileSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { newSeal, openOutboxFile, requestFor } from '../../test/support/outbox-file.ts';

const outcome = { reason: null, keyId: 'access-key', personId: null };
const delivered = { kind: 'delivered', outcome, learnt: null, followAtMs: null };

const submissionFor = (card, name) => ({
  id: randomUUID(),
  request: requestFor(card, { firstName: `First ${name}`, lastName: `Last ${name}` }),
  needs: null,
});

/**
 * Outboxes to measure, each in a file of its own on the disk of the folder for temporary files.
 *
 * @param {string} folder
 * @param {(text: string) => void} progress
 */
export async function prepareOutboxes(folder, progress) {
  const seal = newSeal();
  const waiting = {};
  for (const count of [0, 1_000, 10_000, 100_000]) {
    progress(`Filling an outbox with ${count} submissions`);
    waiting[count] = join(folder, `waiting-${count}.db`);
    await fill(waiting[count], seal, count);
  }
  progress('Making others of it');
  const heldBack = join(folder, 'held-back.db');
  copyFileSync(waiting[100_000], heldBack);
  // Every one behind a submission for its card that needs attention, as the triggers would have left it.
  await change(heldBack, seal, 'UPDATE submissions SET is_head = 0');
  const settled = join(folder, 'delivered.db');
  copyFileSync(waiting[100_000], settled);
  await change(settled, seal, "UPDATE submissions SET state = 'delivered', is_head = 0");

  const outboxes = [
    ...Object.entries(waiting).map(([count, path]) => ({ name: `${count} waiting`, path })),
    { name: '100000 held back', path: heldBack },
    { name: '100000 delivered', path: settled },
  ];
  return Promise.all(
    outboxes.map(async ({ name, path }) => ({ name, ...turnsOf(await openOutboxFile(path, seal)) })),
  );
}

/** One turn enqueues a submission and delivers the next due one, so that an outbox keeps its length. */
function turnsOf({ outbox, database }) {
  return {
    enqueue: (turn) => outbox.add([submissionFor(`new-${turn}`, turn)], Date.now()),
    next: () => {
      const taken = outbox.takeDue(Date.now());
      if (!taken) throw new Error('nothing was due');
      outbox.settle(taken.id, delivered, Date.now());
    },
    close: () => database.close(),
  };
}

async function fill(path, seal, count) {
  const { outbox, database } = await openOutboxFile(path, seal);
  // Only while filling, and all in one commit; what is measured is opened as the desk opens it.
  database.exec('PRAGMA cache_size = -400000');
  const submissions = Array.from({ length: count }, (_, index) => submissionFor(`card-${index}`, index));
  outbox.add(submissions, Date.now());
  database.close();
}

async function change(path, seal, sql) {
  const { database } = await openOutboxFile(path, seal);
  database.exec('PRAGMA cache_size = -400000');
  database.exec(sql);
  database.close();
}

/** What the disk itself takes for as many bytes: an append that waits for it, once to enqueue and twice to deliver. */
export function rawAppend(path) {
  const file = openSync(path, 'a');
  const bytes = Buffer.from(JSON.stringify(requestFor('card', { firstName: 'First', lastName: 'Last' })));
  const append = () => {
    writeSync(file, bytes);
    fsyncSync(file);
  };
  return {
    name: 'raw append, fsynced',
    enqueue: append,
    next: () => {
      append();
      append();
    },
    close: () => undefined,
  };
}
