/**
 * One queue to compare with, in a process of its own: `node bench-outbox-queue.mjs <folder with packages> <queue> <synchronous>
 * <rows waiting>`. A message asks for a turn, the answer tells how long its two halves took.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packages, queueName, synchronous, waitingText] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(packages, 'node_modules', path)).href);
const file = join(packages, `${queueName}-${synchronous}-${waitingText}-${process.pid}.db`);
const payload = {
  identification: 'card',
  cardKey: 'card',
  firstName: 'First',
  lastName: 'Last',
  pin: '0471',
  validFrom: null,
  validTo: null,
  accessLevelIds: [],
  hasPin: true,
  earlierNames: [],
};

const queues = {
  async liteque() {
    const { buildDBClient, SqliteQueue } = await load('liteque/dist/index.js');
    const { sql } = await load('drizzle-orm/index.js');
    const database = buildDBClient(file, { runMigrations: true });
    const queue = new SqliteQueue('bench', database, {
      defaultJobArgs: { numRetries: 5 },
      keepFailedJobs: false,
    });
    return {
      run: (text) => database.run(sql.raw(text)),
      enqueue: () => queue.enqueue(payload),
      // liteque 0.8.0 hands an async function to a transaction, which this better-sqlite3 refuses: it cannot take a job.
      next: null,
    };
  },
  async plainjob() {
    const { better, defineQueue } = await load('plainjob/dist/plainjob.js');
    const { default: Database } = await load('better-sqlite3/lib/index.js');
    const database = new Database(file);
    const silent = { error() {}, warn() {}, info() {}, debug() {} };
    const queue = defineQueue({ connection: better(database), logger: silent });
    return {
      run: (text) => database.exec(text),
      enqueue: () => queue.add('bench', payload),
      next: () => queue.markJobAsDone(queue.getAndMarkJobAsProcessing('bench').id),
    };
  },
};

const queue = await queues[queueName]();
queue.run('PRAGMA synchronous = OFF');
queue.run('BEGIN');
for (let row = 0; row < Number(waitingText); row += 1) await queue.enqueue();
queue.run('COMMIT');
queue.run(`PRAGMA synchronous = ${synchronous}`);

process.on('message', async () => {
  const startedAtMs = performance.now();
  await queue.enqueue();
  const enqueuedAtMs = performance.now();
  await queue.next?.();
  const nextMs = queue.next && performance.now() - enqueuedAtMs;
  process.send({ enqueueMs: enqueuedAtMs - startedAtMs, nextMs });
});
process.on('disconnect', () => process.exit());
process.send('ready');
