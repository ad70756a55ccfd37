import type { WebContents } from 'electron';
import type { Mode, SettingsSetAside } from '../contract/desk.ts';
import type { FreshStart } from '../contract/recovery.ts';
import type { Locale } from '../contract/settings.ts';
import { createServiceTime } from './api/service-time.ts';
import type { Clock } from './clock.ts';
import { lostByClosing, type LostByClosing } from './closing-question.ts';
import { composeChanges } from './compose-changes.ts';
import { composeHelp } from './compose-help.ts';
import { composePeople } from './compose-people.ts';
import { composeReader } from './compose-reader.ts';
import { composeRecord } from './compose-record.ts';
import { composeSending } from './compose-sending.ts';
import { composeSettings } from './compose-settings.ts';
import { openStore } from './compose-store.ts';
import { createDeskDoors } from './desk-doors.ts';
import { errorName } from './error-name.ts';
import type { Guide } from './help/guide.ts';
import { answersOf } from './ipc/desk-requests.ts';
import { createReporter, type DeskAnswers } from './ipc/typed-ipc.ts';
import type { Log } from './log.ts';
import type { Policy } from './policy.ts';
import { listSerialPorts } from './reader/serial-port.ts';
import { createRecovery } from './recovery.ts';
import { saveFile } from './save-file.ts';
import type { Vault } from './secrets/vault.ts';
import type { Settings } from './settings.ts';
import type { StopReason } from './stop-reason.ts';

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
  /** The computer woke up. */
  wake(): void;
  /** What closing would lose where no keychain keeps the key that opens it; null for nothing. */
  lostByClosing(): LostByClosing | null;
  locale(): Locale;
  /** `stuck`: a reader's port still holds a thread of the process, which would not end by itself. */
  close(): Promise<'free' | 'stuck'>;
}

export type ComposedDesk =
  { readonly kind: 'desk'; readonly desk: Desk } | { readonly kind: 'stopped'; readonly reason: StopReason };

/** The one place that joins the topics: reader → form → outbox → service, and all of them → window. */
export async function composeDesk(surroundings: DeskSurroundings): Promise<ComposedDesk> {
  const { mode, window, clock, log } = surroundings;
  const store = await openStore(surroundings);
  if (store.kind === 'stopped') return store;
  const { vault, database, list, changeLog, levelCache, register } = store;
  const practice =
    mode === 'practice' ? await (await import('./practice/start-practice.ts')).startPractice() : null;
  const serviceTime = createServiceTime(
    () => performance.now(),
    () => {
      // What was kept because only the clock called it old.
      retention.apply();
    },
  );
  const fetch = serviceTime.heardBy(surroundings.fetch);
  const settings = composeSettings({ ...surroundings, fetch, vault, practice });
  const report = createReporter(window);
  const shared = { window, store, settings, practice, clock, log, report };

  const sending = composeSending({
    ...shared,
    wakeDoors: () => {
      doors.tryAgain();
    },
  });
  const { board, submissions, accessLevels } = sending;
  const onStorage = board.noteStorage;

  const doors = createDeskDoors({
    window,
    client: settings.client,
    apiKey: settings.apiKey,
    pause: sending.pause,
    knownKeys: submissions,
    numberFormat: settings.numberFormat,
    clock,
    onChanged: (tray) => {
      report('doorTrayChanged', tray);
    },
    onKeyRefused: sending.keyRefused,
    onNetwork: board.noteNetwork,
  });
  const {
    people,
    register: registerView,
    retention,
    begin: beginPeople,
  } = composePeople({
    ...shared,
    submissions,
    takingBack: sending.takingBack,
    serviceNowMs: serviceTime.nowMs,
    forgetTaps: doors.forgetTaps,
    tell: (kind, detail) => {
      record.tell(kind, detail);
    },
    onStorage,
  });
  const record = composeRecord({
    ...{ database, changeLog, list, register, levelCache, clock, window, onStorage },
    locale: settings.locale,
    organisation: () => settings.current().organisation,
  });
  const help = composeHelp({
    ...surroundings,
    nowMs: clock.nowMs,
    settings: settings.view,
    status: board.status,
    locale: settings.locale,
  });
  const recovery = createRecovery({
    vault,
    list,
    isPractice: practice !== null,
    saveFile: (name, text) => saveFile(window(), name, text),
    nowMs: clock.nowMs,
    locale: settings.locale,
  });

  const changes = composeChanges({
    ...{ vault, recovery, record, sending, doors, retention, now: settings },
    settings: surroundings.settings,
    switchMode: surroundings.switchMode,
    useReader: (profile) => {
      reader.use(profile);
    },
  });
  const { reader, calibration } = composeReader({
    ...shared,
    submissions,
    onStatus: (status) => {
      log.write({ event: 'reader', status: status.kind });
      board.noteReader(practice && status.kind === 'ready' ? { kind: 'practice' } : status);
    },
    onHeard: help.noteHeard,
    onUnexpected: (error) => {
      log.write({ event: 'unexpected-error', error: errorName(error) });
    },
    saveSettings: changes.saveSettings,
  });

  const answers = answersOf({
    ...{ record, accessLevels, submissions, doors, calibration, people },
    view: () => ({
      mode,
      version: surroundings.version,
      locale: settings.locale(),
      status: board.status(),
      settings: settings.view(),
      practiceBehaviour: practice?.behaviour() ?? 'normal',
      isGuideOpen: surroundings.guide.isOpen(),
      policyPath: surroundings.policyPath,
      unseenAlerts: [...submissions.unseenAlerts()],
      settingsSetAside: surroundings.settingsSetAside,
      lostSecrets: recovery.lost(),
      freshStart: surroundings.freshStart,
    }),
    nowMs: clock.nowMs,
    numberFormat: settings.numberFormat,
    codeLength: () => settings.current().codeLength,
    networkReturned: sending.networkReturned,
    sendingWanted: sending.sendingWanted,
    cancelCardPart: reader.cancelPart,
    cardActs: sending.cardActs,
    register: registerView,
    changes: changes.answers,
    startAfresh() {
      if (recovery.lost() !== null) surroundings.startAfresh();
    },
    listPorts: listSerialPorts,
    help: help.answers,
    tapPracticeCard: (card) => practice?.reader.tap(card),
    setPracticeBehaviour(behaviour) {
      practice?.behave(behaviour);
      sending.tryAgain();
    },
  });

  return {
    kind: 'desk',
    desk: {
      answers,
      begin() {
        store.readEarlierRows();
        record.begin();
        store.outbox.takeBackUnsettled();
        reader.use(settings.current().reader);
        sending.begin();
        beginPeople();
        retention.apply();
      },
      // Its waits stood still while it slept, and its network is another one, or will be.
      wake: sending.networkReturned,
      lostByClosing: () =>
        practice || vault.survivesClosing() ? null : lostByClosing(list.openCount(), people.leftCount()),
      locale: settings.locale,
      async close() {
        sending.close();
        doors.close();
        retention.close();
        log.write({ event: 'stopped' });
        const releases = [await calibration.close(), await reader.close()];
        await practice?.close();
        database.close();
        return releases.includes('stuck') ? 'stuck' : 'free';
      },
    },
  };
}
