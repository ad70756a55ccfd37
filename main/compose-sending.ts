import { createAccessLevels, type AccessLevels } from './api/access-levels.ts';
import type { Clock } from './clock.ts';
import type { SettingsNow } from './compose-settings.ts';
import type { DeskStore } from './compose-store.ts';
import { createDeliveryWorker, networkStatusOf, type Pause } from './delivery/delivery-worker.ts';
import { createFollowWorker } from './delivery/follow-worker.ts';
import { askKeyStatus } from './delivery/key-status.ts';
import { sendSubmission } from './delivery/send-submission.ts';
import { createStatusBoard, type StatusBoard } from './desk-status.ts';
import { createCardActs, type CardActs } from './enrollment/card-acts.ts';
import { createSubmissions, type Submissions } from './enrollment/submissions.ts';
import { createTakingBack, type TakingBack } from './enrollment/taking-back.ts';
import type { Reporter } from './ipc/typed-ipc.ts';
import type { Log } from './log.ts';

interface SendingParts {
  readonly store: DeskStore;
  readonly settings: SettingsNow;
  readonly clock: Clock;
  readonly log: Log;
  readonly report: Reporter;
  /** What keeps the doors from being asked may be over. */
  readonly wakeDoors: () => void;
}

/** From "saved" to the doors: what is saved, sent and followed, and what the status line says of it. */
export interface Sending {
  readonly board: StatusBoard;
  readonly submissions: Submissions;
  readonly cardActs: CardActs;
  readonly takingBack: TakingBack;
  readonly accessLevels: AccessLevels;
  pause(): Pause | null;
  keyRefused(apiKey: string): void;
  keyForgotten(): void;
  /** Everything that waits is due: the key or the address is another one. */
  tryAgain(): void;
  /** The network is back, or the computer awake: nothing waits for its time, and what is read there is read anew. */
  networkReturned(): void;
  /** Somebody asked for sending: whatever pauses it is looked at again. */
  sendingWanted(): void;
  begin(): void;
  close(): void;
}

export function composeSending(parts: SendingParts): Sending {
  const { store, settings, clock, log, report } = parts;
  const { outbox, list, register, levelCache, vault } = store;
  const { apiKey, client } = settings;

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

  const accessLevels = createAccessLevels({
    cache: levelCache,
    apiKey,
    list: async (key) => (await client()).listAccessLevels(key),
    nowMs: clock.nowMs,
    onReply: (reply, key) => {
      board.noteNetwork(networkStatusOf(reply));
      // A single refusal, from a proxy say, must not stop the desk until somebody brings the key again.
      if (reply.kind === 'accepted' && key === apiKey() && worker.pause() === 'key-refused') tryAgain();
    },
    onChanged: (levels) => {
      report('accessLevelsChanged', levels);
    },
  });

  const knowledge = { findCard: register.findCard, everOfCard: list.everOfCard };
  const worker = createDeliveryWorker({
    outbox,
    apiKey,
    send: async (key, request) => sendSubmission(await client(), key, request, knowledge),
    clock,
    random: Math.random,
    onSubmissionChanged: noteSubmission,
    onPauseChanged: (pause) => {
      log.write({ event: 'outbox-paused', pause });
      parts.wakeDoors();
      board.touch();
    },
    onNetwork: board.noteNetwork,
    onStorage: board.noteStorage,
  });

  const follower = createFollowWorker({
    followed: store.followed,
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

  const saving = {
    outbox,
    list,
    register,
    clock,
    numberFormat: settings.numberFormat,
    knownLevelIds: () => {
      const cached = levelCache.read();
      return cached && new Set(cached.levels.map((level) => level.id));
    },
    survivesClosing: vault.survivesClosing,
    onChanged: (id: string) => {
      noteSubmission(id);
      // Answered first, sent after: "Saved" does not wait for the network.
      clock.after(0, worker.wake);
    },
    onStorage: board.noteStorage,
  };
  const submissions = createSubmissions({ ...saving, isPaused: () => worker.pause() !== null });
  const cardActs = createCardActs({ ...saving, view: submissions.view });
  const takingBack = createTakingBack(saving);

  function noteSubmission(id: string): void {
    const view = submissions.view(id);
    if (!view) return;
    log.write({ event: 'submission', id, state: view.state, reason: view.reason?.kind ?? null });
    for (const told of [view, ...submissions.related(id)]) report('submissionChanged', told);
    board.touch();
    follower.wake();
  }

  function tryAgain(): void {
    worker.keyChanged();
    follower.tryAgain();
    parts.wakeDoors();
  }

  return {
    board,
    submissions,
    cardActs,
    takingBack,
    accessLevels,
    pause: worker.pause,
    keyRefused: worker.keyRefused,
    keyForgotten: worker.keyChanged,
    tryAgain,
    networkReturned() {
      worker.tryAll();
      follower.tryAgain();
      parts.wakeDoors();
      void accessLevels.refresh();
    },
    sendingWanted() {
      if (worker.pause() !== null) void accessLevels.refresh();
    },
    begin() {
      worker.wake();
      follower.wake();
      void accessLevels.refresh();
    },
    close() {
      worker.close();
      follower.close();
    },
  };
}
