import './zod-without-eval.ts';
import { join } from 'node:path';
import { app, net, powerMonitor, type WebContents } from 'electron';
import type { Mode } from '../contract/desk.ts';
import { KEYBOARD_PATH } from '../contract/reader-formats.ts';
import type { ReaderProfile } from '../contract/reader.ts';
import type { FreshStart } from '../contract/recovery.ts';
import type { Locale } from '../contract/settings.ts';
import { DESK_PAGE, UNLOCK_PAGE } from './app-protocol.ts';
import { systemClock } from './clock.ts';
import { mayLose } from './closing-question.ts';
import type { CommandLine } from './command-line.ts';
import { composeDesk, type Desk, type DeskSurroundings } from './compose-desk.ts';
import { deskSettingsOf } from './desk-settings.ts';
import { boundsOf, showWindow, type HiddenWindow } from './desk-window.ts';
import { errorName } from './error-name.ts';
import { putAside } from './fresh-start.ts';
import { createGuide } from './help/guide.ts';
import type { Answerer } from './ipc/request-channels.ts';
import { createAnswerer } from './ipc/typed-ipc.ts';
import { burstRulesOf, dropScans } from './keyboard-reader.ts';
import { localeOf } from './locale.ts';
import { createLog } from './log.ts';
import { END_LIMIT_MS } from './end-limit.ts';
import { filesAreDone } from './pending-files.ts';
import { machinePolicyPath, readPolicy } from './policy.ts';
import { systemKeychain } from './secrets/keychain.ts';
import { createUnlockGate } from './secrets/unlock-gate.ts';
import { openVault, type Vault } from './secrets/vault.ts';
import { openSettings } from './settings.ts';
import { databaseIn } from './store/database.ts';
import { storageProblemOf } from './store/storage-problem.ts';
import type { StopReason } from './stop-reason.ts';

interface DeskRun {
  readonly hidden: HiddenWindow;
  readonly commandLine: CommandLine;
  /** On the clock of `performance.now()`. */
  readonly startedAtMs: number;
  /** The first reason is the one that is said. `chosen`: the language to say it in; null: the system's. */
  readonly stop: (reason: StopReason, chosen: Locale | null) => void;
  readonly unexpected: (error: unknown) => StopReason;
}

/** Runs the desk in its window, from the first request to the last. Throws after `stop` when there is no desk to run. */
export function runDesk(run: DeskRun): Answerer {
  const { hidden, startedAtMs, unexpected } = run;
  const { window } = hidden;
  const { policyPath: namedPolicy, practice } = run.commandLine;
  const read = readPolicy(namedPolicy, machinePolicyPath(process.platform, process.env));
  // The settings are not looked at beside it: a damaged file would be set aside, and nobody told.
  if (read.kind === 'problem') return stopWith(read.problem, null);
  const { policy, path: policyPath } = read;

  const dataDir = app.getPath('userData');
  const settings = openSettings(dataDir, () => Date.now());
  // Unreadable settings are no reason to practise: somebody had set this desk up.
  const isConfigured = policyPath !== null || settings.read().mode === 'live' || settings.setAside !== null;
  const vaults = new Map<string, Promise<Vault>>();
  const gate = createUnlockGate();
  let freshStart: FreshStart | null = null;
  const guide = createGuide({ settings, isWanted: !isConfigured && !practice });
  const logPath = join(dataDir, 'logs', 'tapdesk.log');
  const log = createLog(logPath, () => Date.now());
  let desk: Desk | null = null;
  let isPortStuck = false;
  let end: 'not-asked' | 'under-way' | 'done' = 'not-asked';
  let opening = open(practice || !isConfigured ? 'practice' : 'live', false);
  void showWindow(hidden, settings.read().window);
  void opening.then(rememberBounds, () => undefined);

  let mayClose = false;
  window.on('close', (event) => {
    const lost = desk?.lostByClosing() ?? null;
    if (!desk || lost === null || mayClose) return;
    event.preventDefault();
    void mayLose(window, lost, desk.locale()).then((agreed) => {
      mayClose = agreed;
      if (agreed) window.close();
    });
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.write({ event: 'window-lost', reason });
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  powerMonitor.on('resume', () => desk?.wake());
  app.on('before-quit', (event) => {
    // Asked for twice, it is still the one end.
    if (end === 'under-way') event.preventDefault();
    if (!desk) return;
    // The window asks first; its closing comes back here.
    if (!window.isDestroyed() && desk.lostByClosing() !== null) return;
    const closing = desk;
    desk = null;
    end = 'under-way';
    event.preventDefault();
    systemClock.after(END_LIMIT_MS, endAtOnce);
    void close(closing)
      .then(() => filesAreDone(systemClock))
      .finally(() => {
        end = 'done';
        app.quit();
      });
  });
  app.on('quit', () => {
    if (isPortStuck) endAtOnce();
  });
  // A hidden window, such as that of a receipt being printed, keeps nobody from ending the desk.
  window.on('closed', () => {
    app.quit();
  });
  // Electron would put up a box of its own that stops everything, the end of the desk too.
  process.on('uncaughtException', noteUnexpected);
  process.on('unhandledRejection', noteUnexpected);
  return createAnswerer({
    window: webContents,
    log,
    answers: async () => (await opening).answers,
    unlockAnswers: {
      unlock: ({ passphrase }) => gate.unlock(passphrase),
      startWithoutPassphrase() {
        gate.startWithoutPassphrase();
        return undefined;
      },
    },
  });

  function noteUnexpected(error: unknown): void {
    log.write({ event: 'unexpected-error', error: errorName(error) });
  }

  /**
   * What hangs while it ends would hold the folder's lock, unseen, against the next start. `app.exit` would wait for a
   * thread that waits for a device. What is saved is on disk.
   */
  function endAtOnce(): void {
    log.write({ event: 'ended-by-limit' });
    process.kill(process.pid, 'SIGKILL');
  }

  async function close(closing: Desk): Promise<void> {
    if ((await closing.close()) === 'stuck') isPortStuck = true;
  }

  function webContents(): WebContents | null {
    return window.isDestroyed() ? null : window.webContents;
  }

  function rememberBounds(): void {
    window.on('close', () => {
      try {
        settings.change({ window: boundsOf(window) });
      } catch {
        // Where the window stood is not worth keeping anybody from closing it.
      }
    });
  }

  function stopWith(reason: StopReason, chosen: Locale | null): never {
    run.stop(reason, chosen);
    throw new Error('the desk did not open');
  }

  function surroundingsOf(mode: Mode, directory: string): DeskSurroundings {
    return {
      mode,
      directory,
      version: app.getVersion(),
      systemLanguages: app.getPreferredSystemLanguages(),
      policy,
      policyPath,
      guide,
      settings: mode === 'practice' ? openSettings(directory, () => Date.now()) : settings,
      openVault: (folder) => {
        const vault =
          vaults.get(folder) ??
          gate
            .wrappingKey(folder)
            .then((wrappingKey) =>
              openVault(folder, systemKeychain, { wrappingKey, nowMs: systemClock.nowMs }),
            );
        vaults.set(folder, vault);
        return vault;
      },
      settingsSetAside: settings.setAside,
      clock: systemClock,
      log,
      logPath,
      fetch: (input, init) => net.fetch(input as string, init),
      window: webContents,
      switchMode: (next) => {
        // A live desk is a configured one: what was begun before is gone on with at the next start, too.
        settings.change({ mode: next, ...(guide.isOpen() ? { guide: 'open' as const } : {}) });
        // Answered first: the window is still waiting for this request's reply.
        systemClock.after(0, () => {
          opening = orStop(reopen(next));
        });
      },
      startAfresh() {
        systemClock.after(0, () => {
          opening = orStop(
            reopen(mode, () => {
              startAfresh(directory);
            }),
          );
        });
      },
      freshStart,
    };
  }

  function startAfresh(directory: string): void {
    freshStart = putAside(directory, systemClock.nowMs());
    if (freshStart.kind === 'failed') return;
    const secrets = join(directory, 'secrets');
    vaults.delete(secrets);
    gate.forget(secrets);
  }

  /** Of two loads the later one counts. */
  function show(page: string): void {
    window.loadURL(page).catch((error: unknown) => {
      if ((error as { code?: string }).code === 'ERR_ABORTED' || window.isDestroyed()) return;
      run.stop(unexpected(error), desk?.locale() ?? null);
    });
  }

  async function open(mode: Mode, isPageGone: boolean): Promise<Desk> {
    const directory = mode === 'practice' ? join(dataDir, 'practice') : dataDir;
    const isLocked = gate.isLocked(join(directory, 'secrets'));
    const { locale, reader } = deskSettingsOf(settings.read(), policy, mode);
    if (isLocked) {
      show(`${UNLOCK_PAGE}?lang=${localeOf(locale, app.getPreferredSystemLanguages())}`);
    }
    const stopDropping = isLocked ? dropTaps(reader) : () => undefined;
    const composed = await composeDesk(surroundingsOf(mode, directory)).catch((error: unknown) => ({
      kind: 'stopped' as const,
      reason: unexpected(error),
    }));
    stopDropping();
    if (composed.kind === 'stopped') return stopWith(composed.reason, locale);
    try {
      composed.desk.begin();
    } catch (error) {
      await close(composed.desk);
      return stopWith({ kind: storageProblemOf(error), path: databaseIn(directory) }, locale);
    }
    desk = composed.desk;
    log.write({
      event: 'started',
      version: app.getVersion(),
      electron: process.versions.electron,
      mode,
      startMs: Math.round(performance.now() - startedAtMs),
    });
    if (isLocked || isPageGone) show(DESK_PAGE);
    return desk;
  }

  /** A tap on a reader that types would go into the passphrase, and its Enter would try it. */
  function dropTaps(reader: ReaderProfile | null): () => void {
    if (reader?.path !== KEYBOARD_PATH) return () => undefined;
    return dropScans({
      window: webContents,
      clock: systemClock,
      nowMs: () => performance.now(),
      rules: () => burstRulesOf(reader),
    });
  }

  /** Between two desks nothing else would say that there is none. */
  function orStop(reopening: Promise<Desk>): Promise<Desk> {
    return reopening.catch((error: unknown) => {
      run.stop(unexpected(error), null);
      throw error;
    });
  }

  async function reopen(mode: Mode, whileClosed?: () => void): Promise<Desk> {
    // The page goes first, so that nothing it still asks reaches the desk of the other mode.
    await window.loadURL('about:blank');
    if (desk) await close(desk);
    desk = null;
    whileClosed?.();
    return open(mode, true);
  }
}
