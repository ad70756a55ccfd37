import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WebContents } from 'electron';
import type { Mode, SettingsSetAside } from '../contract/desk.ts';
import type { FreshStart } from '../contract/recovery.ts';
import { KEYBOARD_PATH } from '../contract/reader-formats.ts';
import type { Locale } from '../contract/settings.ts';
import { createAccessLevels } from './api/access-levels.ts';
import type { IntservClient } from './api/intserv-client.ts';
import type { Clock } from './clock.ts';
import { lostByClosing, type LostByClosing } from './closing-question.ts';
import { createDeliveryWorker, networkStatusOf } from './delivery/delivery-worker.ts';
import { createFollowWorker } from './delivery/follow-worker.ts';
import { isSameName } from './delivery/holder-check.ts';
import { askKeyStatus } from './delivery/key-status.ts';
import { LONGEST_WAIT_MS } from './delivery/retry-policy.ts';
import { sendSubmission } from './delivery/send-submission.ts';
import { createDeskCalibration } from './desk-calibration.ts';
import { composeHelp } from './compose-help.ts';
import { createDeskDoors } from './desk-doors.ts';
import { createDeskReader } from './desk-reader.ts';
import { checkChange, deskSettingsOf, localeOf, toldSettings } from './desk-settings.ts';
import { createStatusBoard } from './desk-status.ts';
import { createRegisterView } from './enrollment/register-view.ts';
import { createCardActs } from './enrollment/card-acts.ts';
import { createSubmissions } from './enrollment/submissions.ts';
import { answersOf, cardOf } from './ipc/desk-requests.ts';
import { createReporter, type DeskAnswers } from './ipc/typed-ipc.ts';
import { burstRulesOf, openKeyboardPort } from './keyboard-reader.ts';
import type { Guide } from './help/guide.ts';
import type { Log } from './log.ts';
import type { Policy } from './policy.ts';
import { composeRecord } from './compose-record.ts';
import { createDeskPeople } from './people/desk-people.ts';
import { openPeopleFile } from './people/open-file.ts';
import { showProgress } from './people/task-bar.ts';
import { identificationOf } from './reader/identification.ts';
import { withIdentity } from './reader/port-identity.ts';
import type { OpenPort } from './reader/reader-port.ts';
import { findSerialPort, listSerialPorts, openSerialPort, serialPortExists } from './reader/serial-port.ts';
import { createRecovery } from './recovery.ts';
import { saveFile } from './save-file.ts';
import { createRowSeal } from './secrets/row-seal.ts';
import { saveApiKey } from './secrets/save-api-key.ts';
import type { Vault } from './secrets/vault.ts';
import type { Settings } from './settings.ts';
import { createAccessLevelCache } from './store/access-level-cache.ts';
import { createChangeLog } from './store/change-log.ts';
import { openDatabase } from './store/database.ts';
import { openProblemOf, openProblemSentence } from './store/open-problem.ts';
import { readEarlierRows } from './store/earlier-rows.ts';
import { createFollowedKeys } from './store/followed-keys.ts';
import { createListStore } from './store/list-store.ts';
import { createOutbox } from './store/outbox.ts';
import { createEraser } from './store/erasure.ts';
import { createRegister } from './store/register.ts';
import { createRetention } from './store/retention.ts';
import { createSubmissionList } from './store/submission-list.ts';

export interface DeskSurroundings {
  readonly mode: Mode;
  /** Everything this mode stores lies here. */
  readonly directory: string;
  readonly version: string;
  readonly systemLanguages: readonly string[];
  readonly policy: Policy;
  readonly policyPath: string | null;
  readonly guide: Guide;
  readonly settings: Settings;
  /** Opened once for each folder and run: without a keychain its keys are nowhere else. */
  readonly openVault: (directory: string) => Promise<Vault>;
  readonly settingsSetAside: SettingsSetAside | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly logPath: string;
  readonly fetch: typeof globalThis.fetch;
  readonly window: () => WebContents | null;
  readonly switchMode: (mode: Mode) => void;
  /** Puts aside what this folder holds and opens anew. */
  readonly startAfresh: () => void;
  readonly freshStart: FreshStart | null;
}

export interface Desk {
  readonly answers: DeskAnswers;
  /** Sending and listening begin; before this the desk only answers. */
  begin(): void;
  /** The computer woke up: look whether something can be sent. */
  wake(): void;
  /** What closing would lose where no keychain keeps the key that opens it; null for nothing. */
  lostByClosing(): LostByClosing | null;
  locale(): Locale;
  close(): Promise<void>;
}

export type ComposedDesk =
  { readonly kind: 'desk'; readonly desk: Desk } | { readonly kind: 'stopped'; readonly sentence: string };

/** The one place that joins the topics: reader → form → outbox → service, and all of them → window. */
export async function composeDesk(surroundings: DeskSurroundings): Promise<ComposedDesk> {
  const { mode, directory, policy, settings, clock, log } = surroundings;
  const databasePath = join(directory, 'tapdesk.db');
  if (mode === 'practice') forgetPractice(databasePath);

  const [vault, opened] = await Promise.all([
    surroundings.openVault(join(directory, 'secrets')).catch(openProblemOf),
    openDatabase(databasePath).catch(openProblemOf),
  ]);
  if (opened.kind !== 'open') return { kind: 'stopped', sentence: openProblemSentence(opened, databasePath) };
  if (vault.kind !== 'vault') {
    opened.database.close();
    return { kind: 'stopped', sentence: openProblemSentence(vault, join(directory, 'secrets')) };
  }
  const { database } = opened;
  const practice =
    mode === 'practice' ? await (await import('./practice/start-practice.ts')).startPractice() : null;

  const seals = { current: createRowSeal(vault.dataKey), all: vault.dataKeys.map(createRowSeal) };
  const register = createRegister(database, seals);
  const outbox = createOutbox(database, seals, register, LONGEST_WAIT_MS);
  const list = createSubmissionList(database, seals);
  const levelCache = createAccessLevelCache(database);
  const changeLog = createChangeLog(database, seals);

  const apiKey = (): string | null => practice?.apiKey ?? vault.apiKey(origin());
  const origin = (): string => new URL(current().apiBaseUrl).origin;
  const current = () => {
    const held = deskSettingsOf(settings.read(), policy, mode);
    return practice
      ? {
          ...held,
          apiBaseUrl: practice.apiBaseUrl,
          reader: practice.reader.profile,
          templates: practice.templates,
        }
      : held;
  };
  const client = async (): Promise<IntservClient> =>
    (await import('./api/intserv-client.ts')).createIntservClient(current().apiBaseUrl, surroundings.fetch);

  const report = createReporter(surroundings.window);
  const board = createStatusBoard({
    counts: () => list.counts(),
    pause: () => worker.pause(),
    onChanged: (status) => {
      report('statusChanged', status);
    },
    onStorageFailed: (problem) => {
      log.write({ event: 'storage-failed', problem });
    },
  });
  function noteSubmission(id: string): void {
    const view = submissions.view(id);
    if (!view) return;
    log.write({ event: 'submission', id, state: view.state, reason: view.reason?.kind ?? null });
    for (const told of [view, ...submissions.related(id)]) report('submissionChanged', told);
    board.touch();
    follower.wake();
  }

  const accessLevels = createAccessLevels({
    cache: levelCache,
    apiKey,
    list: async (key) => (await client()).listAccessLevels(key),
    nowMs: () => clock.nowMs(),
    onReply: (reply, key) => {
      board.noteNetwork(networkStatusOf(reply));
      // A single refusal, from a proxy say, must not stop the desk until somebody brings the key again.
      if (reply.kind === 'accepted' && key === apiKey() && worker.pause() === 'key-refused') tryAgain();
    },
    onChanged: (list) => {
      report('accessLevelsChanged', list);
    },
  });

  const worker = createDeliveryWorker({
    outbox,
    apiKey,
    send: async (key, request) => sendSubmission(await client(), key, request, register.findCard),
    clock,
    random: Math.random,
    onSubmissionChanged: noteSubmission,
    onPauseChanged: (pause) => {
      log.write({ event: 'outbox-paused', pause });
      doors.tryAgain();
      board.touch();
    },
    onNetwork: board.noteNetwork,
    onStorage: board.noteStorage,
  });

  const follower = createFollowWorker({
    followed: createFollowedKeys(database, seals, LONGEST_WAIT_MS),
    apiKey,
    ask: async (key, keyId) => askKeyStatus(await client(), key, keyId),
    isSendingDue: () => outbox.msUntilDue(clock.nowMs()) === 0,
    isPaused: () => worker.pause() !== null,
    clock,
    random: Math.random,
    onChanged: (id) => {
      const view = submissions.view(id);
      if (view) report('submissionChanged', view);
    },
    onKeyRefused: worker.keyRefused,
    onNetwork: board.noteNetwork,
    onStorage: board.noteStorage,
  });

  const noteChanged = (id: string): void => {
    noteSubmission(id);
    // Answered first, sent after: "Saved" does not wait for the network.
    clock.after(0, () => {
      worker.wake();
    });
  };
  const knownLevelIds = (): ReadonlySet<string> | null => {
    const cached = levelCache.read();
    return cached && new Set(cached.levels.map((level) => level.id));
  };
  const saving = {
    outbox,
    list,
    register,
    clock,
    numberFormat: () => current().numberFormat,
    knownLevelIds,
    survivesClosing: vault.survivesClosing,
    onChanged: noteChanged,
    onStorage: board.noteStorage,
  };
  const submissions = createSubmissions({ ...saving, isPaused: () => worker.pause() !== null });
  const cardActs = createCardActs({ ...saving, view: submissions.view });

  const doors = createDeskDoors({
    window: surroundings.window,
    client,
    apiKey,
    pause: () => worker.pause(),
    knownCard: (cardKey) => submissions.knownCard(cardKey),
    numberFormat: () => current().numberFormat,
    clock,
    onChanged: (tray) => {
      report('doorTrayChanged', tray);
    },
    onKeyRefused: worker.keyRefused,
    onNetwork: board.noteNetwork,
  });

  const noteErased = (): void => {
    report('recordsErased', undefined);
  };
  const registerView = createRegisterView({
    register,
    eraser: createEraser({ database, register, list, changeLog, nowMs: clock.nowMs, isSameName }),
    list,
    onErased: noteErased,
    onStorage: board.noteStorage,
  });
  const retention = createRetention({
    database,
    clock,
    changeLog,
    days: () => current().retentionDays,
    onErased: noteErased,
    onStorage: board.noteStorage,
  });

  const openKeyboard = openKeyboardPort({
    window: surroundings.window,
    clock,
    nowMs: () => performance.now(),
    rules: () => burstRulesOf(current().reader),
  });
  const openPort: OpenPort = (line, listener) =>
    (line.path === KEYBOARD_PATH ? openKeyboard : openSerialPort)(line, listener);

  const ports = {
    openPort: practice?.reader.openPort ?? openPort,
    resolvePath: findSerialPort,
    portExists: (path: string) =>
      practice || path === KEYBOARD_PATH ? Promise.resolve(true) : serialPortExists(path),
    clock,
  };
  const reader = createDeskReader({
    ...ports,
    onStatus: (status) => {
      log.write({ event: 'reader', status: status.kind });
      board.noteReader(practice && status.kind === 'ready' ? { kind: 'practice' } : status);
    },
    onCard: (csns) => {
      report('cardPresented', { kind: 'card', card: cardOf(csns, current().numberFormat, submissions) });
    },
    onRefused: (problem) => {
      report('cardPresented', { kind: 'refused', problem });
    },
    onHeard: (heard) => {
      help.noteHeard(heard);
      report('readerHeard', heard);
    },
    identify: (csn) => identificationOf([csn], current().numberFormat),
  });

  const calibration = createDeskCalibration({
    ...ports,
    reader,
    isPractice: practice !== null,
    identify: (csns) => identificationOf(csns, current().numberFormat),
    saveReader: async (profile) =>
      answers.saveSettings({ reader: withIdentity(profile, await listSerialPorts()) }),
    saveFile: (name, text) => saveFile(surroundings.window(), name, text),
    onState: (state) => {
      report('calibrationProgress', state);
    },
  });

  /** Everything that waits is due: the network, the key or the address is another one. */
  function tryAgain(): void {
    outbox.makeAllDue(clock.nowMs());
    worker.keyChanged();
    follower.tryAgain();
    doors.tryAgain();
  }

  const recovery = createRecovery({
    vault,
    list,
    isPractice: practice !== null,
    saveFile: (name, text) => saveFile(surroundings.window(), name, text),
    nowMs: () => clock.nowMs(),
  });

  const locale = (): Locale => localeOf(current().locale, surroundings.systemLanguages);
  const people = createDeskPeople({
    store: createListStore(database, seals),
    submissions,
    levels: () => levelCache.read()?.levels ?? [],
    numberFormat: () => current().numberFormat,
    survivesClosing: vault.survivesClosing,
    nowMs: () => clock.nowMs(),
    locale,
    openFile: () => openPeopleFile(surroundings.window()),
    saveFile: (name, text) => saveFile(surroundings.window(), name, text),
    onStorage: board.noteStorage,
    showProgress: (list) => {
      showProgress(surroundings.window(), list);
    },
    onChanged: (list) => {
      report('peopleListChanged', list);
    },
  });
  const record = composeRecord({
    ...{ database, changeLog, list, register, levelCache, clock, locale },
    window: surroundings.window,
    organisation: () => current().organisation,
    onStorage: board.noteStorage,
  });
  const settingsView = () => ({
    ...current(),
    locked: [...current().locked],
    templates: [...current().templates],
    apiKeyPresent: apiKey() !== null,
    secretsKeptBy: vault.keptBy(),
  });

  const help = composeHelp({
    ...surroundings,
    nowMs: () => clock.nowMs(),
    settings: settingsView,
    status: () => board.status(),
    locale,
  });

  const answers = answersOf({
    view: () => ({
      mode,
      version: surroundings.version,
      locale: locale(),
      status: board.status(),
      settings: settingsView(),
      practiceBehaviour: practice?.behaviour() ?? 'normal',
      isGuideOpen: surroundings.guide.isOpen(),
      policyPath: surroundings.policyPath,
      unseenAlerts: [...submissions.unseenAlerts()],
      settingsSetAside: surroundings.settingsSetAside,
      lostSecrets: recovery.lost(),
      freshStart: surroundings.freshStart,
    }),
    nowMs: () => clock.nowMs(),
    switchMode(next) {
      if (next === 'practice') record.tell('practice-entered');
      surroundings.switchMode(next);
    },
    record,
    networkReturned() {
      outbox.makeAllDue(clock.nowMs());
      worker.wake();
      follower.tryAgain();
      doors.tryAgain();
      void accessLevels.refresh();
    },
    sendingWanted() {
      if (worker.pause() !== null) void accessLevels.refresh();
    },
    numberFormat: () => current().numberFormat,
    cancelCardPart: reader.cancelPart,
    accessLevels,
    submissions,
    cardActs,
    register: registerView,
    doors,
    saveSettings(change) {
      const checked = checkChange(change, current().locked);
      if (checked.kind === 'refused') return checked;
      try {
        settings.change(checked.change);
      } catch {
        return { kind: 'not-saved' };
      }
      record.tell('setting-changed', toldSettings(checked.change));
      if (change.retentionDays !== undefined) retention.apply();
      if (change.reader !== undefined) reader.use(current().reader);
      if (change.apiBaseUrl !== undefined) {
        doors.forget();
        tryAgain();
        void accessLevels.refresh();
      }
      return { kind: 'saved', settings: settingsView() };
    },
    async saveApiKey(key) {
      const outcome = await saveApiKey(key, {
        keep: (checked) => vault.keepApiKey(checked, origin()),
        ask: accessLevels.ask,
      });
      if (outcome.kind === 'saved') {
        record.tell('api-key-saved', origin());
        tryAgain();
      }
      return outcome;
    },
    forgetApiKey() {
      vault.forgetApiKey();
      record.tell('api-key-forgotten', origin());
      worker.keyChanged();
    },
    recovery: {
      ...recovery,
      async exportSubmissions() {
        const outcome = await recovery.exportSubmissions();
        if (outcome.kind === 'exported') record.tell('exported', 'submissions');
        return outcome;
      },
      async setPassphrase(passphrase) {
        const outcome = await recovery.setPassphrase(passphrase);
        if (outcome === 'set') record.tell('passphrase-set');
        return outcome;
      },
    },
    startAfresh() {
      if (recovery.lost() !== null) surroundings.startAfresh();
    },
    listPorts: listSerialPorts,
    calibration,
    people,
    help: help.answers,
    tapPracticeCard: (card) => practice?.reader.tap(card),
    setPracticeBehaviour(behaviour) {
      practice?.behave(behaviour);
      tryAgain();
    },
  });

  return {
    kind: 'desk',
    desk: {
      answers,
      begin() {
        readEarlierRows(database, seals, register);
        record.begin();
        outbox.takeBackUnsettled();
        reader.use(current().reader);
        worker.wake();
        follower.wake();
        void accessLevels.refresh();
        retention.apply();
      },
      wake: () => {
        worker.wake();
        follower.wake();
      },
      lostByClosing: () =>
        practice || vault.survivesClosing() ? null : lostByClosing(list.openCount(), people.leftCount()),
      locale,
      async close() {
        worker.close();
        follower.close();
        doors.close();
        retention.close();
        log.write({ event: 'stopped' });
        await calibration.close();
        await reader.close();
        await practice?.close();
        database.close();
      },
    },
  };
}

/** Training starts clean: what was typed in practice is not kept, and the stand-in service remembers no cards either. */
function forgetPractice(databasePath: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(databasePath + suffix, { force: true });
}
