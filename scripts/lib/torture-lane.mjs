import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startTorturedDesk } from './torture-desk.mjs';
import { readDisk } from './torture-disk.mjs';
import { createLedger } from './torture-ledger.mjs';
import { chooseRound, createCards, playRound } from './torture-round.mjs';
import { openTortureService } from './torture-service.mjs';
import { Trouble } from './trouble.mjs';

const API_KEY = 'torture-key-1';
const FIRST_CARD = 0x0100000000;
const DRAIN_LIMIT_MS = 120_000;
const ROWS_ASKED_FOR = 1000;

/**
 * One desk with a data folder and a service of its own, killed again and again, and at last left to empty its outbox.
 *
 * @param {{ executable: string, workshop: string, environment: NodeJS.ProcessEnv,
 *   inTurn: (work: () => Promise<void>) => Promise<void>, takeKill: () => boolean,
 *   random: ReturnType<typeof import('./torture-random.mjs').createRandom>, onKill: (phase: string) => void }} options
 */
export async function runLane({ executable, workshop, environment, inTurn, takeKill, random, onKill }) {
  const ledger = createLedger();
  const cards = createCards(random.fork(), FIRST_CARD);
  const events = { listener: () => undefined };
  const service = await openTortureService({ random: random.fork(), apiKey: API_KEY, onAdd });
  const folder = await mkdtemp(join(workshop, 'lane-'));
  const dataFolder = join(folder, 'data');
  const policy = join(folder, 'policy.json');
  await writeFile(policy, JSON.stringify({ apiBaseUrl: service.baseUrl, locale: 'en' }));
  const forRoot = process.getuid() === 0 ? ['--no-sandbox'] : [];
  const args = ['--data-dir', dataFolder, '--policy', policy, '--password-store=gnome-libsecret', ...forRoot];
  const startDesk = () => startTorturedDesk({ executable, args, environment });

  function onAdd({ event, body, answer, created }) {
    if (event === 'received') ledger.received(body);
    if (event === 'committed') ledger.committed(body, answer, created);
    events.listener(event);
  }

  try {
    // Two desks that meet an empty keyring at once would each make its key.
    await inTurn(() => saveApiKey(startDesk()));
    service.misbehave();
    while (takeKill())
      onKill(
        await playRound(chooseRound(random), { startDesk, ledger, cards, events, dataFolder, workshop }),
      );
    service.behave();
    await settle({ desk: startDesk(), ledger });
    ledger.foundOnDisk(await readDisk(dataFolder, workshop));
    ledger.settle(service.keys(), cards.nameOf);
    return { ledger, service };
  } finally {
    await service.close();
  }
}

async function saveApiKey(desk) {
  try {
    await desk.ready;
    const saved = await desk.ask('saveApiKey', { key: API_KEY });
    if (saved?.kind !== 'saved' || saved.kept !== 'for-good')
      throw new Trouble(`The API key could not be kept in the keychain: ${JSON.stringify(saved)}`);
  } finally {
    await desk.close();
  }
}

/** The service behaves and the desk runs until nothing waits; then everything must be delivered. */
async function settle({ desk, ledger }) {
  try {
    await desk.ready;
    await desk.ask('networkReturned');
    await outboxIsEmpty(desk);
    const { submissions } = await desk.ask('listSubmissions', { search: '', limit: ROWS_ASKED_FOR });
    ledger.listed(submissions);
    for (const { state, validTo, reason } of submissions)
      if (state !== 'delivered')
        ledger.fault('not delivered', `${validTo}: ${state}, ${JSON.stringify(reason)}`);
  } catch (error) {
    ledger.fault('did not settle', error.message);
  } finally {
    await desk.close();
  }
}

async function outboxIsEmpty(desk) {
  const startedAtMs = performance.now();
  for (;;) {
    const { status } = await desk.ask('getDesk');
    const { waitingCount, attentionCount } = status.outbox;
    if (attentionCount > 0) throw new Trouble(`${attentionCount} submissions need attention`);
    if (waitingCount === 0) return;
    if (performance.now() - startedAtMs > DRAIN_LIMIT_MS)
      throw new Trouble(`${waitingCount} submissions still wait: ${JSON.stringify(status)}`);
    await wait(100);
  }
}
