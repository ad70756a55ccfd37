import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildApp } from './lib/build.mjs';
import { findElectron } from './lib/electron.mjs';
import { openPaintedWindow } from './lib/painted-window.mjs';
import { inProject, projectFolder } from './lib/places.mjs';
import { createReporter } from './lib/reporter.mjs';
import { hasDisplay } from './lib/system-packages.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const TAPS = Number(process.argv[2] ?? 1000);
/** Before these the code is still being compiled and the pages still grow. */
const WARM_UP_TAPS = 20;
const FRAME_MS = 1000 / 60;
/** The frame that drew the emptied form is over: a tap within it would wait for the next one. */
const AT_REST_MS = 3 * FRAME_MS;
const CARD_NUMBER = '[aria-label=Card] .card-number';

const reporter = createReporter(process.stdout);

// One tap of each in turns, so that what else this computer does meets both alike.
await runScript(async () => {
  if (!Number.isInteger(TAPS) || TAPS < 1)
    throw new Trouble('Give the number of taps behind the name, such as: npm run bench:tap -- 200');
  if (process.platform === 'win32')
    throw new Trouble('A line without hardware exists on Linux and macOS only.');
  const electron = await findElectron(reporter);
  await reporter.step('Build', buildApp);

  const workshop = await mkdtemp(join(tmpdir(), 'tapdesk-bench-'));
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  const environment = { ...process.env, ...(display && { DISPLAY: display.display }) };
  const opened = [];
  const open = async (start) => {
    const resource = await start;
    opened.push(resource);
    return resource;
  };
  try {
    const { executable } = electron;
    const line = await open(openLine(join(workshop, 'reader')));
    const floor = await open(openFloor(workshop, executable, environment));
    const desk = await open(openDesk(workshop, executable, environment, line.path));
    const seen = { floor: [], desk: [] };
    for (let tap = 0; tap < WARM_UP_TAPS + TAPS; tap += 1) {
      const floorMs = await showOnFloor(floor, tap);
      const deskMs = await tapCard(desk, line, tap);
      if (tap < WARM_UP_TAPS) continue;
      seen.floor.push(floorMs);
      seen.desk.push(deskMs);
      reporter.progress(`Tap ${tap - WARM_UP_TAPS + 1} of ${TAPS}`);
    }
    reporter.say(`Electron ${electron.version}, ${TAPS} taps and as many messages in turns`);
    compare(seen);
  } finally {
    for (const resource of opened.reverse()) await resource.close();
    await display?.close();
    await rm(workshop, { recursive: true, force: true });
  }
});

/** A pseudo-terminal that takes what is written to socat, which is part of what is measured. */
async function openLine(path) {
  const socat = spawn('socat', ['-u', 'STDIN', `pty,raw,echo=0,link=${path}`], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(socat, 'exit');
  await Promise.race([
    waitForFile(path),
    once(socat, 'error').then(() => {
      throw new Trouble('The line without hardware needs the program socat.');
    }),
  ]);
  return {
    path,
    write: (bytes) => socat.stdin.write(bytes),
    close: async () => {
      socat.kill();
      await ended;
    },
  };
}

async function waitForFile(path) {
  while (!existsSync(path)) await wait(20);
}

function argumentsFor(workshop, name) {
  const forRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  // No keychain may ask the person at this computer in the middle of a run.
  return ['--data-dir', join(workshop, name), '--password-store=basic', ...forRoot];
}

async function openFloor(workshop, executable, environment) {
  const args = [inProject('test', 'bench', 'ipc-window'), ...argumentsFor(workshop, 'floor')];
  const window = await openPaintedWindow({ executable, args, environment, selector: 'output' });
  await window.until(
    'document.readyState === "complete" && document.querySelector("output") !== null',
    'No page',
  );
  await window.watch();
  return window;
}

/** A live desk, as a site has it; without a key it sends nothing. */
async function openDesk(workshop, executable, environment, path) {
  const policy = join(workshop, 'policy.json');
  await writeFile(
    policy,
    JSON.stringify({ reader: { path, baudRate: 9600, format: 'stx-etx-xor' }, locale: 'en' }),
  );
  const args = [projectFolder, '--policy', policy, ...argumentsFor(workshop, 'desk')];
  const window = await openPaintedWindow({ executable, args, environment, selector: CARD_NUMBER });
  await window.until('document.body?.textContent.includes("Reader ready")', 'The reader is not ready');
  await window.watch();
  return window;
}

async function showOnFloor(floor, tap) {
  const shown = floor.painted(String(tap));
  await floor.evaluate(`bench.ask("${tap}")`);
  const { paintedAtMs, sentAtMs } = await shown;
  return paintedAtMs - sentAtMs;
}

async function tapCard(desk, line, tap) {
  const csn = (0x01_00_00_00_00 + tap).toString(16).padStart(10, '0');
  const shown = desk.painted(`0x${csn}`);
  await wait(AT_REST_MS + FRAME_MS * Math.random());
  const sentAtMs = performance.timeOrigin + performance.now();
  line.write(rdm6300Frame(csn));
  const { paintedAtMs } = await shown;
  await clearForm(desk);
  return paintedAtMs - sentAtMs;
}

/** With nothing but the tap in it the form asks no question. The next card comes to a page at rest, as one does. */
async function clearForm(desk) {
  await desk.evaluate(
    '[...document.querySelectorAll("button")].find((one) => one.textContent.trim() === "Clear").click()',
  );
  await desk.until(
    `document.querySelector("${CARD_NUMBER}") === null && document.getAnimations().length === 0`,
    'The form is not empty',
  );
}

function rdm6300Frame(csn) {
  const bytes = Buffer.from(csn, 'hex');
  const checksum = bytes.reduce((sum, byte) => sum ^ byte, 0);
  const digits = Buffer.from([...bytes, checksum])
    .toString('hex')
    .toUpperCase();
  return Buffer.from(`\u0002${digits}\u0003`, 'latin1');
}

function compare({ floor, desk }) {
  const at = (values, share) => {
    const sorted = [...values].sort((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  };
  for (const [title, values] of [
    ['message of main → painted, empty window', floor],
    ['last byte on the line → number painted', desk],
  ])
    reporter.say(`${title}: p50 ${at(values, 0.5).toFixed(1)} ms, p99 ${at(values, 0.99).toFixed(1)} ms`);
  const overMs = at(desk, 0.99) - at(floor, 0.99);
  reporter.say(
    `p99 over the floor: ${overMs.toFixed(1)} ms (target: at most one 60 Hz frame, ${FRAME_MS.toFixed(1)} ms)`,
  );
  if (overMs > FRAME_MS) throw new Trouble('A tap takes more than one frame longer than a message does.');
}
