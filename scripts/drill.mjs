import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './lib/build.mjs';
import { planDrill, tellDrill } from './lib/drill-plan.mjs';
import { findElectron } from './lib/electron.mjs';
import { createReporter } from './lib/reporter.mjs';
import { startPrivateKeyring } from './lib/torture-keyring.mjs';
import { createRandom } from './lib/torture-random.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const API_KEY = 'drill-key-1';
const reporter = createReporter(process.stdout);

/** A long list of people enrolled by as many taps, with everything going wrong on the way: each must have their own card. */
await runScript(async () => {
  if (typeof process.features.typescript !== 'string')
    throw new Trouble("Run it with npm, which takes the project's own Node: npm run drill");
  if (process.platform !== 'linux') throw new Trouble('The drill is written for Linux: its reader is a pty.');
  const { people, seed } = readArguments();
  reporter.say(
    `${people} people, seed ${seed} (again with: npm run drill -- --people ${people} --seed ${seed})`,
  );
  await findElectron(reporter);
  await reporter.step('Build', buildApp);
  const workshop = await mkdtemp(join(tmpdir(), 'tapdesk-drill-'));
  const [display, keyring] = await Promise.all([startVirtualDisplay(), startPrivateKeyring()]);
  Object.assign(process.env, keyring.environment, { DISPLAY: display.display });
  try {
    const figures = await drill(planDrill(people, createRandom(seed)), workshop);
    tellDrill(reporter, figures);
  } finally {
    await Promise.all([keyring.close(), display.close()]);
    await rm(workshop, { recursive: true, force: true });
  }
});

async function drill(plan, workshop) {
  const { openAccessService } = await import('../test/support/access-service.ts');
  const { startDesk } = await import('../test/support/desk-process.ts');
  const { drillFile, playDrill, startList } = await import('../test/support/people-drill.ts');
  const { createSerialLine } = await import('../test/support/serial-line.ts');
  const { saveApiKey } = await import('../test/support/screens.ts');

  const service = await openAccessService(API_KEY);
  const line = await createSerialLine();
  const file = join(workshop, 'people.csv');
  const policyFile = join(workshop, 'policy.json');
  await writeFile(file, drillFile(plan.count));
  const reader = { path: line.readerEnd, baudRate: 9600, format: 'stx-etx-xor' };
  await writeFile(policyFile, JSON.stringify({ apiBaseUrl: service.baseUrl, reader, locale: 'en' }));
  const openDesk = () => startDesk({ dataDir: join(workshop, 'data'), configHome: workshop, policyFile });
  let desk = await openDesk();
  try {
    await saveApiKey(desk.window, API_KEY);
    await startList(desk, file);
    const onTap = (count) => reporter.progress(`${count} of ${plan.count} taps`);
    const onDesk = (opened) => (desk = opened);
    return await playDrill(desk, { plan, service, line, openDesk, onTap, onDesk });
  } finally {
    await desk.close();
    await line.close();
    await service.close();
  }
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
    },
  });
  for (const [name, text] of Object.entries(values))
    if (!/^\d{1,10}$/.test(text))
      throw new Trouble(`--${name} needs a whole number behind it, not “${text}”.`);
  const people = Number(values.people);
  if (people < 10 || people > 10_000) throw new Trouble('--people is from 10 to 10000.');
  return { people, seed: Number(values.seed) };
}
