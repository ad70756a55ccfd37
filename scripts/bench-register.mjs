import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchOf } from '../main/enrollment/search-text.ts';
import { createRowSeal } from '../main/secrets/row-seal.ts';
import { openDatabase } from '../main/store/database.ts';
import { createRegister } from '../main/store/register.ts';
import { activityOpenings } from './lib/bench-activity.mjs';
import { cardOfRow, createChance, fillRegister, NEVER_MET } from './lib/register-rows.mjs';
import { createReporter } from './lib/reporter.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';

const ROWS = Number(process.argv[2] ?? 1_000_000);
const RUNS = 200;
/** What the screen asks for: the two hundred it shows, and one more to know whether there are more. */
const LIMIT = 201;
const LONGEST_MS = 50;
/** So many submissions lie beside the cards when Activity is opened. */
const SUBMISSIONS = 100_000;
const OPENINGS = 50;
const LONGEST_OPENING_MS = 300;

const reporter = createReporter(process.stdout);

await runScript(async () => {
  if (!Number.isInteger(ROWS) || ROWS < 1)
    throw new Trouble('Give the number of rows behind the name, such as: npm run bench:register -- 100000');
  const workshop = await mkdtemp(join(tmpdir(), 'tapdesk-bench-'));
  try {
    const path = join(workshop, 'tapdesk.db');
    const seal = createRowSeal({ id: 'bench-key', bytes: randomBytes(32) });
    await reporter.step('Rows', () => makeRows(path, seal));
    const { database } = await openDatabase(path);
    const seals = { current: seal, all: [seal] };
    const register = createRegister(database, seals);
    reporter.say(
      `Node ${process.version}; ${RUNS} searches a line; milliseconds; target: p99 at most ${LONGEST_MS}`,
    );
    const slow = Object.entries(searches()).filter(([title, textOf]) => !isQuick(register, title, textOf));
    const rowCount = Math.min(SUBMISSIONS, ROWS);
    const openings = activityOpenings(database, seals, register, rowCount, (row) => {
      reporter.progress(`Submissions: ${row} of ${rowCount}`);
    });
    reporter.say(
      `${rowCount} submissions beside them; ${OPENINGS} times a line; target: p99 at most ${LONGEST_OPENING_MS}`,
    );
    slow.push(...Object.entries(openings).filter(([title, open]) => !opensQuickly(title, open)));
    database.close();
    if (slow.length > 0) throw new Trouble(`Too slow: ${slow.map(([title]) => title).join(', ')}`);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
});

async function makeRows(path, seal) {
  const { database } = await openDatabase(path);
  // Only while the rows are made: their words lie all over the index, which with SQLite's two megabytes takes hours.
  database.exec('PRAGMA cache_size = -2000000');
  fillRegister(database, seal, ROWS, (row) => {
    if (row % 10_000 === 0) reporter.progress(`Rows: ${row} of ${ROWS}`);
  });
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  return `${ROWS}, ${((await stat(path)).size / 1e6).toFixed(0)} MB`;
}

/** What somebody may type, a text for each run. */
function searches() {
  const chance = createChance(2);
  const row = () => Math.floor(ROWS * chance());
  const oneOf = (texts) => () => texts[Math.floor(texts.length * chance())];
  return {
    'nothing typed': () => '',
    'one letter': oneOf([...'abefghijklmnpst']),
    'common first name': oneOf(['anna', 'erik', 'maria', 'Lars', 'KARIN']),
    'common last name': oneOf(['andersson', 'Nilsson', 'johansson']),
    'common full name': oneOf(['anna andersson', 'Maria Karlsson', 'Eriksson Erik']),
    'rare first, common last': oneOf(['priska andersson', 'Toröslo nilsson', 'alberhais karlsson']),
    'common first, rare last': oneOf(['anna renlo', 'lars vitorma', 'maria gulkas']),
    'two beginnings': oneOf(['an jo', 'ma an', 'k s', 'er er', 'l n', 'chri fo']),
    'common names that never meet': oneOf([
      `${NEVER_MET.firstName} ${NEVER_MET.lastName}`,
      `${NEVER_MET.lastName.slice(0, 4)} ${NEVER_MET.firstName}`,
    ]),
    'begins like a common name': oneOf(['anderstam', 'christoffersson', 'johanssund', 'lindqvistberg']),
    'nobody’s name': oneOf(['quirinus', 'xq', 'zz anna']),
    'card in hexadecimal': () => cardOfRow(row()),
    'card in decimal': () => decimalOf(cardOfRow(row())),
    'nobody’s card': () => cardOfRow(ROWS + row()),
  };
}

function decimalOf(card) {
  const digits = card.length === 10 ? 10 : 13;
  return BigInt(card).toString().padStart(digits, '0');
}

function isQuick(register, title, textOf) {
  const took = [];
  const worked = [];
  let found = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const text = textOf();
    const workedBefore = process.cpuUsage();
    const startedAtMs = performance.now();
    const { found: entries } = text === '' ? register.newest(LIMIT) : register.search(searchOf(text), LIMIT);
    took.push(performance.now() - startedAtMs);
    const { user, system } = process.cpuUsage(workedBefore);
    worked.push((user + system) / 1000);
    found += entries.length;
  }
  const p99 = at(took, 0.99);
  reporter.say(
    `${title.padEnd(30)} median ${format(at(took, 0.5))}  p99 ${format(p99)}  first ${format(took[0])}  ` +
      `of it work: median ${format(at(worked, 0.5))}  p99 ${format(at(worked, 0.99))}  found ${(found / RUNS).toFixed(0)}`,
  );
  return p99 <= LONGEST_MS;
}

function opensQuickly(title, open) {
  const took = Array.from({ length: OPENINGS }, () => {
    const startedAtMs = performance.now();
    open();
    return performance.now() - startedAtMs;
  });
  reporter.say(
    `${title.padEnd(30)} median ${format(at(took, 0.5))}  p99 ${format(at(took, 0.99))}  first ${format(took[0])}`,
  );
  return at(took, 0.99) <= LONGEST_OPENING_MS;
}

function at(values, part) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * part)];
}

function format(ms) {
  return ms.toFixed(2).padStart(7);
}
