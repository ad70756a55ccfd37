import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareOutboxes, rawAppend } from './lib/bench-outbox-files.mjs';
import { openQueues } from './lib/bench-outbox-queues.mjs';
import { withPrivateKeyring } from './lib/keyring.mjs';
import { inProject } from './lib/places.mjs';
import { projectNode } from './lib/project-node.mjs';
import { createReporter } from './lib/reporter.mjs';
import { runShown } from './lib/run.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const TURNS = Number(process.argv[2] ?? 400);
const STARTS = Number(process.argv[3] ?? 15);
const HIGHEST_RATIO = 1.2;
const HIGHEST_START_RATIO = 1.1;

const reporter = createReporter(process.stdout);

// Every outbox, the raw file and the queues take their turns one after the other, so that what else this computer does meets all alike.
await runScript(async () => {
  if (!Number.isInteger(TURNS) || TURNS < 10 || !Number.isInteger(STARTS) || STARTS < 0)
    throw new Trouble(
      'Give the numbers of turns, at least 10, and of starts: npm run bench:outbox -- 400 15',
    );
  const workshop = await mkdtemp(join(tmpdir(), 'tapdesk-bench-'));
  try {
    const outboxes = await prepareOutboxes(workshop, reporter.progress);
    const raw = rawAppend(join(workshop, 'raw'));
    const others = await openQueues(reporter.progress);
    const queues = others.queues ?? [];
    const competitors = [...outboxes, raw, ...queues].map((one) => ({ ...one, enqueueMs: [], nextMs: [] }));
    for (let turn = -10; turn < TURNS; turn += 1) {
      for (const competitor of competitors) await takeTurn(competitor, turn);
      reporter.progress(`Turn ${turn} of ${TURNS}`);
    }
    for (const { close } of competitors) await close();
    tell(competitors);
    if (others.problem !== undefined)
      reporter.say(`Left out: liteque and plainjob, because ${others.problem}.`);
    else
      reporter.say(
        `liteque and plainjob run on Node ${others.node}; they ship with synchronous=NORMAL, which does not wait for the disk. ` +
          'liteque 0.8.0 takes no job on the better-sqlite3 of today: its transaction is an async function.',
      );
    const missed = [...missedBy(competitors.slice(0, outboxes.length)), ...(await missedByStart(workshop))];
    if (missed.length > 0) throw new Trouble(`Missed: ${missed.join('; ')}.`);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
});

/** The first turns are not counted. */
async function takeTurn(competitor, turn) {
  const times = competitor.turn ? await competitor.turn() : timesOf(competitor, turn);
  if (turn < 0) return;
  competitor.enqueueMs.push(times.enqueueMs);
  if (times.nextMs !== null) competitor.nextMs.push(times.nextMs);
}

function timesOf({ enqueue, next }, turn) {
  const startedAtMs = performance.now();
  enqueue(turn);
  const enqueuedAtMs = performance.now();
  next();
  return { enqueueMs: enqueuedAtMs - startedAtMs, nextMs: performance.now() - enqueuedAtMs };
}

function tell(competitors) {
  reporter.say(
    `${TURNS} turns each, one after the other; milliseconds, median and p99; “next” is taken and settled`,
  );
  const rows = competitors.map(({ name, enqueueMs, nextMs }) => [
    name,
    ...[enqueueMs, nextMs].flatMap((times) => [quantile(times, 0.5), quantile(times, 0.99)]),
  ]);
  reporter.say(
    `${''.padEnd(44)}${['enqueue', 'p99', 'next', 'p99'].map((head) => head.padStart(9)).join('')}`,
  );
  for (const [name, ...times] of rows)
    reporter.say(`${name.padEnd(44)}${times.map((ms) => (ms?.toFixed(2) ?? '–').padStart(9)).join('')}`);
}

/** The names of what costs more than it may. */
function missedBy([empty, ...others]) {
  const ratios = others.flatMap(({ name, enqueueMs, nextMs }) => [
    { name: `enqueue, ${name}`, ratio: quantile(enqueueMs, 0.5) / quantile(empty.enqueueMs, 0.5) },
    { name: `next, ${name}`, ratio: quantile(nextMs, 0.5) / quantile(empty.nextMs, 0.5) },
  ]);
  for (const { name, ratio } of ratios)
    reporter.say(`${name}: ${ratio.toFixed(3)} × an empty outbox (target: at most ${HIGHEST_RATIO})`);
  return ratios.filter(({ ratio }) => ratio > HIGHEST_RATIO).map(({ name }) => name);
}

/** Of the window with thousands waiting, beside one with none. Rows are sealed with a keychain's key: a private one is on Linux only. */
async function missedByStart(workshop) {
  if (STARTS === 0) return [];
  if (process.platform !== 'linux') {
    reporter.say('The start of the window is measured on Linux only.');
    return [];
  }
  const folder = join(workshop, 'start');
  await mkdir(folder);
  const script = inProject('scripts', 'lib', 'bench-outbox-start.mjs');
  const display = await startVirtualDisplay();
  const keyring = withPrivateKeyring([projectNode, script, folder, String(STARTS)]);
  const [command, ...args] = keyring.command;
  const environment = { ...process.env, ...keyring.environment, DISPLAY: display.display };
  const code = await runShown(command, args, { env: environment }).finally(async () => {
    keyring.remove();
    await display.close();
  });
  if (code !== 0) return ['the start of the window could not be measured'];
  const [empty, full] = JSON.parse(await readFile(join(folder, 'starts.json'), 'utf8'));
  const ratio = quantile(full.startMs, 0.5) / quantile(empty.startMs, 0.5);
  reporter.say(
    `start to usable form, ${STARTS} starts each in turns, medians: ${quantile(empty.startMs, 0.5)} ms with none waiting, ` +
      `${quantile(full.startMs, 0.5)} ms with ${full.waiting}, ratio ${ratio.toFixed(3)} (target: at most ${HIGHEST_START_RATIO})`,
  );
  return ratio > HIGHEST_START_RATIO ? ['the start of the window'] : [];
}

function quantile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
