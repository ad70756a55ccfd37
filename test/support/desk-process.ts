import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Locale } from '../../contract/settings.ts';
import { electronExecutable, projectRoot } from './electron-executable.ts';
import { collectPageProblems } from './page-problems.ts';

/** `gnome`: the keychain of the test run's own D-Bus. `none`: a computer without one. */
export type Keychain = 'gnome' | 'none';

export interface DeskStart {
  /** Null: not named on the command line; the desk takes its usual place below `configHome`. */
  readonly dataDir: string | null;
  readonly configHome?: string;
  readonly policyFile?: string;
  readonly practice?: boolean;
  readonly keychain?: Keychain;
  /** Of the system; the desk's own setting goes first. */
  readonly language?: Locale;
  /** Put behind all others. */
  readonly lastArguments?: readonly string[];
}

/** One run of the desk: the real app, its window, and all it said. */
export interface Desk {
  readonly app: ElectronApplication;
  readonly window: Page;
  /** What came on standard output and standard error since the window was there. */
  output(): string;
  /** What went wrong in the window: errors of the page and of its console, refusals of its policy among them. */
  pageProblems(): readonly string[];
  /** What the program ended with; settles when it has ended, null when it was killed. */
  readonly exitCode: Promise<number | null>;
  /** Asks the desk to end, and waits until it has. Throws where it does not, with what is left of it. */
  close(): Promise<void>;
  /** The power cut: SIGKILL, nothing is said goodbye to. */
  kill(): Promise<void>;
}

/** Starts the desk as a person would, and waits for its window. */
export async function startDesk(start: DeskStart): Promise<Desk> {
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: deskArguments(start),
    cwd: projectRoot,
    env: deskEnvironment(start),
    // Playwright would show every window a light computer.
    colorScheme: null,
  });
  const child = app.process();
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const pageProblems = collectPageProblems(app.context());

  const exitCode = once(child, 'exit').then(([code]) => code as number | null);
  const window = await app.firstWindow();
  return {
    app,
    window,
    output: () => output,
    pageProblems,
    exitCode,
    close: () => endDesk(app, child, () => output),
    kill: () => cutPower(child),
  };
}

/** Longer than the limit the desk sets itself. */
const PATIENCE_MS = 15_000;

/** Playwright's question may get lost, and it would wait for ever: then the desk is asked as a computer that shuts down asks. */
async function endDesk(app: ElectronApplication, child: ChildProcess, output: () => string): Promise<void> {
  const ended = app.close().then(() => true);
  const isEnded = (): Promise<boolean> => Promise.race([ended, delay(PATIENCE_MS, false, { ref: false })]);
  if (await isEnded()) return;
  child.kill('SIGTERM');
  if (await isEnded()) return;

  const left = processesOf(child);
  await cutPower(child);
  throw new Error(
    `The desk did not end when it was asked to. Left of it:\n${left}\nIt had said:\n${output()}`,
  );
}

/** Ends the desk with all its processes, and waits until none is left that could still write to a file. */
async function cutPower(child: ChildProcess): Promise<void> {
  // It minds nothing where the desk has ended meanwhile.
  spawnSync('pkill', ['-KILL', '-g', String(child.pid)]);
  await expect.poll(() => processesOf(child), { intervals: [20] }).toBe('');
}

/** Those that still run. Playwright starts the desk as the leader of a group of its own. */
function processesOf({ pid }: ChildProcess): string {
  const rows = execFileSync('ps', ['-eo', 'pgid=,pid=,ppid=,stat=,etime=,args='], { encoding: 'utf8' });
  return rows
    .split('\n')
    .map((row) => row.trim().slice(0, 160))
    .filter((row) => /^(\d+) +\d+ +\d+ +[^Z ]/.exec(row)?.[1] === String(pid))
    .join('\n');
}

export interface EndedDesk {
  readonly exitCode: number | null;
  readonly output: string;
}

/**
 * Starts the desk where it is expected to end by itself, and waits for that. Where it stays open to say something,
 * it is asked to end once it has said it on standard output or error.
 */
export async function runDeskToItsEnd(start: DeskStart, lastWords?: RegExp): Promise<EndedDesk> {
  const child = spawn(electronExecutable(), deskArguments(start), {
    cwd: projectRoot,
    env: deskEnvironment(start),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (lastWords?.test(output) === true) child.kill('SIGTERM');
    });
  }
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, output };
}

function deskArguments(start: DeskStart): string[] {
  return [
    projectRoot,
    ...(start.dataDir === null ? [] : ['--data-dir', start.dataDir]),
    ...(start.policyFile === undefined ? [] : ['--policy', start.policyFile]),
    ...(start.practice === true ? ['--practice'] : []),
    `--password-store=${start.keychain === 'none' ? 'basic' : 'gnome-libsecret'}`,
    ...rootArguments(),
    ...(start.lastArguments ?? []),
  ];
}

// Chromium refuses to sandbox for root; containers often are root.
function rootArguments(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

const languageEnvironment: Readonly<Record<Locale, Record<string, string>>> = {
  en: { LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8', LANGUAGE: 'en_GB:en' },
  sv: { LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8', LANGUAGE: 'sv_SE:sv' },
};

function deskEnvironment({ configHome, language }: DeskStart): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
  );
  return {
    ...Object.fromEntries(inherited),
    TZ: 'Europe/Stockholm',
    ...languageEnvironment[language ?? 'en'],
    ...(configHome === undefined ? {} : { XDG_CONFIG_HOME: configHome }),
  };
}
