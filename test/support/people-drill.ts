import type { Page } from '@playwright/test';
import { setTimeout as wait } from 'node:timers/promises';
import type { AccessService } from './access-service.ts';
import type { Desk } from './desk-process.ts';
import { rdm6300Frame } from './reader-bytes.ts';
import type { SerialLine } from './serial-line.ts';

/** What happens at the tap of this number, besides the tap. */
export interface DrillPlan {
  readonly count: number;
  readonly offlineAt: readonly number[];
  readonly onlineAt: readonly number[];
  /** The service does its work, and the line is cut before it has said so. */
  readonly lostReplyAt: readonly number[];
  readonly unplugAt: readonly number[];
  /** The app is killed so many milliseconds after the reader has sent the card. */
  readonly killAt: ReadonlyMap<number, number>;
  /** A card given out earlier is tapped first, by mistake. */
  readonly mistakeAt: readonly number[];
}

interface Drill {
  readonly plan: DrillPlan;
  readonly service: AccessService;
  readonly line: SerialLine;
  /** A desk for `service` and `line`, with its key; the same data folder each time. */
  readonly openDesk: () => Promise<Desk>;
  /** After a crash there is another one. */
  readonly onDesk?: (desk: Desk) => void;
  readonly onTap?: (doneCount: number) => void;
}

export interface DrillFigures {
  readonly tapCount: number;
  readonly tapsPerMinute: number;
  readonly killCount: number;
  readonly networkGapCount: number;
  readonly lostReplyCount: number;
  readonly unplugCount: number;
  readonly mistakeCount: number;
  /** At the service. */
  readonly keyCount: number;
  /** Keys with another person than the one whose name stood in the window. */
  readonly wrong: readonly string[];
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

const STEP_LIMIT_MS = 60_000;
const DRAIN_LIMIT_MS = 240_000;

export const drillName = (index: number): string => `Person${String(index + 1).padStart(3, '0')} Drill`;
const csnOf = (index: number): string =>
  (0x0100000000 + index * 7919).toString(16).padStart(10, '0').toUpperCase();
/** One text a card, whichever way it is written. */
const cardOf = (index: number): string => String(Number(`0x${csnOf(index)}`));

/** The list as a file of a spreadsheet that is set to Swedish: Windows-1252, semicolons. */
export function drillFile(count: number): Buffer {
  const rows = Array.from({ length: count }, (_, index) => drillName(index).replace(' ', ';'));
  return Buffer.from(['Förnamn;Efternamn', ...rows].join('\r\n'), 'latin1');
}

/** Reads the file by the keyboard, and starts the list. */
export async function startList(desk: Desk, filePath: string): Promise<void> {
  await answerOpenDialog(desk, filePath);
  const { window } = desk;
  await window.keyboard.press('Control+l');
  await window.getByRole('button', { name: 'Choose a file…' }).press('Enter');
  await window.getByRole('button', { name: /^Start with/ }).press('Enter');
  await window.getByRole('region', { name: 'Next' }).waitFor();
}

/** The operating system's own dialog cannot be used from here, so it is answered in its place. */
export async function answerOpenDialog({ app }: Desk, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, { showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [path] }) });
  }, filePath);
}

/**
 * Goes through the list as somebody at the desk would: reads the name, taps the next card, waits for what is said, and after a
 * crash taps the card in hand again unless it is said to be given. Each name is remembered with its card as it stood in the window.
 */
export async function playDrill(desk: Desk, drill: Drill): Promise<DrillFigures> {
  const { plan, service, line } = drill;
  const given = new Map<string, string>();
  const done = { kills: 0, gaps: 0, lostReplies: 0, unplugs: 0, mistakes: 0 };
  let current = desk;
  const startedAtMs = performance.now();
  for (let index = 0; index < plan.count; index += 1) {
    if (plan.offlineAt.includes(index)) await service.goOffline();
    if (plan.onlineAt.includes(index)) {
      await service.goOnline();
      done.gaps += 1;
    }
    if (plan.lostReplyAt.includes(index)) {
      service.misbehaveOnce('/accesskeys/add', { kind: 'lost-reply' });
      done.lostReplies += 1;
    }
    if (plan.unplugAt.includes(index)) {
      await replug(current.window, line);
      done.unplugs += 1;
    }
    if (plan.mistakeAt.includes(index)) {
      await tapByMistake(current.window, line, index - 2);
      done.mistakes += 1;
    }
    const name = await nextName(current.window);
    given.set(cardOf(index), name);
    await line.write(rdm6300Frame(csnOf(index)));
    const killAfterMs = plan.killAt.get(index);
    if (killAfterMs !== undefined) {
      await wait(killAfterMs);
      await current.kill();
      done.kills += 1;
      current = await drill.openDesk();
      drill.onDesk?.(current);
      await goOn(current.window);
      if ((await nextName(current.window)) === name) await line.write(rdm6300Frame(csnOf(index)));
    }
    await nameChanges(current.window, name);
    drill.onTap?.(index + 1);
  }
  const elapsedMs = performance.now() - startedAtMs;
  if (plan.onlineAt.filter((index) => index < plan.count).length < plan.offlineAt.length) {
    await service.goOnline();
    done.gaps += 1;
  }
  await untilDelivered(service, plan.count);
  return {
    tapCount: plan.count,
    tapsPerMinute: (plan.count / elapsedMs) * 60_000,
    killCount: done.kills,
    networkGapCount: done.gaps,
    lostReplyCount: done.lostReplies,
    unplugCount: done.unplugs,
    mistakeCount: done.mistakes,
    keyCount: service.keys().length,
    ...faultsOf(service, given, plan.count),
  };
}

const nameLine = (window: Page) => window.getByRole('region', { name: 'Next' }).locator('.people-name');
const nextName = async (window: Page): Promise<string> => (await nameLine(window).textContent()) ?? '';

async function nameChanges(window: Page, name: string): Promise<void> {
  const waitedFor = await nameLine(window)
    .filter({ hasNotText: name })
    .waitFor({ timeout: STEP_LIMIT_MS })
    .then(() => true)
    .catch(() => false);
  if (!waitedFor) throw new Error(`${name} is not enrolled: ${await window.locator('main').innerText()}`);
}

async function goOn(window: Page): Promise<void> {
  await window
    .getByRole('button', { name: /^Go on with the list/ })
    .press('Enter', { timeout: STEP_LIMIT_MS });
  await readerIsReady(window);
}

async function readerIsReady(window: Page): Promise<void> {
  const state = window.getByRole('group', { name: 'State of the desk' });
  await state.getByRole('button', { name: 'Reader ready' }).waitFor({ timeout: STEP_LIMIT_MS });
}

async function replug(window: Page, line: SerialLine): Promise<void> {
  await line.unplug();
  const state = window.getByRole('group', { name: 'State of the desk' });
  await state.getByRole('button', { name: /^Reader not connected/ }).waitFor({ timeout: STEP_LIMIT_MS });
  await line.replug();
  await readerIsReady(window);
}

async function tapByMistake(window: Page, line: SerialLine, index: number): Promise<void> {
  await line.write(rdm6300Frame(csnOf(index)));
  const question = window.getByRole('alertdialog', { name: 'This card was given out already' });
  await question.waitFor({ timeout: STEP_LIMIT_MS });
  await window.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
}

async function untilDelivered(service: AccessService, count: number): Promise<void> {
  const startedAtMs = performance.now();
  while (service.keys().length < count && performance.now() - startedAtMs < DRAIN_LIMIT_MS) await wait(100);
}

function faultsOf(
  service: AccessService,
  given: ReadonlyMap<string, string>,
  count: number,
): Pick<DrillFigures, 'wrong' | 'lost' | 'doubled'> {
  const held = service.keys().map(({ identification, person }) => ({
    card: String(Number(identification)),
    name: `${person.first_name} ${person.last_name}`,
  }));
  const names = Array.from({ length: count }, (_, index) => drillName(index));
  return {
    wrong: held
      .filter(({ card, name }) => given.get(card) !== name)
      .map(({ card, name }) => `${card} ${name}`),
    lost: names.filter((name) => !held.some((one) => one.name === name)),
    doubled: names.filter((name) => held.filter((one) => one.name === name).length > 1),
  };
}
