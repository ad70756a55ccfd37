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
    const database = buildDBClient(file, { runMigrations: true });
    const queue = new SqliteQueue('bench', database, {
      defaultJobArgs: { numRetries: 5 },
      keepFailedJobs: false,
    });
    return {
      run: (sql) => database.run(sql),
      enqueue: () => queue.enqueue(payload),
      async next() {
        const job = await queue.attemptDequeue({ timeoutSecs: 30 });
        await queue.finalize(job.id, job.allocationId, 'completed');
      },
    };
  },
  async plainjob() {
    const { better, defineQueue } = await load('plainjob/dist/plainjob.js');
    const { default: Database } = await load('better-sqlite3/lib/index.js');
    const database = new Database(file);
    const silent = { error() {}, warn() {}, info() {}, debug() {} };
    const queue = defineQueue({ connection: better(database), logger: silent });
    return {
      run: (sql) => database.exec(sql),
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
  await queue.next();
  process.send({ enqueueMs: enqueuedAtMs - startedAtMs, nextMs: performance.now() - enqueuedAtMs });
});
process.on('disconnect', () => process.exit());
process.send('ready');
