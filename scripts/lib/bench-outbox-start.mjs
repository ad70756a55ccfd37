/**
 * The start of a desk with thousands waiting beside one with none: `node bench-outbox-start.mjs <folder> <runs>`, on a D-Bus with a
 * keyring that is open. Leaves the times in `starts.json` in the folder.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildApp } from './build.mjs';
import { openDevTools } from './devtools.mjs';
import { findElectron } from './electron.mjs';
import { measureStart } from './measure-start.mjs';
import { projectFolder } from './places.mjs';
import { createReporter } from './reporter.mjs';
import { runScript, Trouble } from './trouble.mjs';

const WAITING = 10_000;
const LOOK_AGAIN_MS = 100;
const [workshop, runsText] = process.argv.slice(2);
const reporter = createReporter(process.stderr);

await runScript(async () => {
  const { executable } = await findElectron(reporter);
  await reporter.step('Build', buildApp);
  // Nobody listens there; without a key nothing is sent anyway.
  const policy = join(workshop, 'policy.json');
  writeFileSync(policy, JSON.stringify({ apiBaseUrl: 'http://127.0.0.1:9/v1' }));
  const desks = [0, WAITING].map((waiting) => ({
    waiting,
    args: [
      projectFolder,
      '--data-dir',
      join(workshop, `desk-${waiting}`),
      '--policy',
      policy,
      '--password-store=gnome-libsecret',
      ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
    ],
    startMs: [],
  }));
  const start = ({ args }) => measureStart({ executable, args, environment: process.env });
  for (const desk of desks) {
    await enrollMany(executable, desk);
    await start(desk);
  }
  for (let run = 1; run <= Number(runsText); run += 1) {
    for (const desk of desks) desk.startMs.push((await start(desk)).startMs);
    reporter.progress(`Start ${run} of ${runsText}`);
  }
  const starts = desks.map(({ waiting, startMs }) => ({ waiting, startMs }));
  writeFileSync(join(workshop, 'starts.json'), JSON.stringify(starts));
});

/** As the form does it, so that the rows are sealed with the desk's own key. */
async function enrollMany(executable, { args, waiting }) {
  const child = spawn(executable, [...args, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  try {
    const devTools = await openDevTools(await debuggingAddress(child));
    const sessionId = await attachToDesk(devTools);
    const batch = 250;
    for (let first = 0; first < waiting; first += batch) {
      const expression = `(${enrollInPage})(${first}, ${Math.min(batch, waiting - first)})`;
      const { exceptionDetails } = await devTools.send(
        'Runtime.evaluate',
        { expression, awaitPromise: true },
        sessionId,
      );
      if (exceptionDetails)
        throw new Trouble(`The desk did not enroll: ${exceptionDetails.exception?.description}`);
      reporter.progress(`${first + batch} of ${waiting} enrolled`);
    }
  } finally {
    child.kill();
    await ended;
  }
}

/** Runs in the page. */
async function enrollInPage(first, count) {
  for (let number = first; number < first + count; number += 1) {
    const form = {
      cardNumber: `0x${(0x1000000000 + number * 7919).toString(16)}`,
      firstName: `First${number}`,
      lastName: `Last${number}`,
      validFrom: '',
      validTo: '',
      pin: '',
      accessLevelIds: [],
    };
    const reply = await globalThis.desk.enroll({ form, replaces: null, knownCard: null });
    if (reply.value?.kind !== 'saved') throw new Error(JSON.stringify(reply));
  }
}

/** Once the form can be used: the page may be another one before. */
async function attachToDesk(devTools) {
  for (;;) {
    await wait(LOOK_AGAIN_MS);
    const { targetInfos } = await devTools.send('Target.getTargets');
    const page = targetInfos.find(({ type, url }) => type === 'page' && url.startsWith('app:'));
    if (!page) continue;
    const target = { targetId: page.targetId, flatten: true };
    const { sessionId } = await devTools.send('Target.attachToTarget', target);
    const look = { expression: `(${formIsUsable})()`, returnByValue: true };
    const seen = await devTools.send('Runtime.evaluate', look, sessionId).catch(() => undefined);
    if (seen?.result.value === true) return sessionId;
  }
}

/** Runs in the page. */
function formIsUsable() {
  const labels = [...document.querySelectorAll('label')];
  const label = labels.find((one) => one.textContent.trim().startsWith('Card number'));
  return label?.control?.disabled === false;
}

function debuggingAddress(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr.on('data', (chunk) => {
      output += chunk;
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Trouble(`The desk ended before its window was there:\n${output}`)));
  });
}
