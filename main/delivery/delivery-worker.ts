import type { NetworkStatus } from '../../contract/desk.ts';
import type { ReplyKind } from '../api/reply-kind.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../store/outbox.ts';
import type { TakenSubmission } from '../store/outbox-queue.ts';
import type { Settlement } from '../store/outbox-settling.ts';
import type { SubmissionRequest } from '../store/submission-record.ts';
import { FULL_PACE, paceAfter, type Pace } from './pace.ts';
import { decideNextStep } from './retry-policy.ts';
import type { Delivered } from './send-submission.ts';
import { settlementOf } from './settlement.ts';

export type Pause = 'no-key' | 'key-refused';

interface DeliveryDependencies {
  readonly outbox: Outbox;
  readonly apiKey: () => string | null;
  readonly send: (apiKey: string, request: SubmissionRequest) => Promise<ReplyKind<Delivered>>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly onSubmissionChanged: (id: string) => void;
  readonly onPauseChanged: (pause: Pause | null) => void;
  readonly onNetwork: (status: NetworkStatus) => void;
  /** Null when writing works again. */
  readonly onStorage: (error: unknown) => void;
}

export interface DeliveryWorker {
  /** Looks at once whether something can be sent. */
  wake(): void;
  /** Makes all that waits due: the network is back, or the computer awake. */
  tryAll(): void;
  /** A key was saved, or forgotten, or the address is another one: all that waits is tried with it. */
  keyChanged(): void;
  pause(): Pause | null;
  /** Another call met a refusal of this key: nothing more is sent with it. */
  keyRefused(apiKey: string): void;
  /** Nothing is sent after this; what is under way is sent again at the next start. */
  close(): void;
}

const STORAGE_RETRY_MS = 5_000;

/**
 * Empties the outbox at the service's pace (`paceAfter`): cards side by side, submissions for one card in their order. While a
 * long outbox waits for the service it neither floods it nor wears itself out.
 */
export function createDeliveryWorker(dependencies: DeliveryDependencies): DeliveryWorker {
  const { outbox, clock } = dependencies;
  // Answers that came but could not be written yet; they are written before anything more is sent.
  const unwritten = new Map<string, Settlement>();
  let sendingCount = 0;
  let pace: Pace = FULL_PACE;
  let isResting = false;
  let isAllDue = false;
  let pause: Pause | null = null;
  let closed = false;
  let callOffWake: () => void = () => undefined;
  let callOffRest: () => void = () => undefined;

  function pauseFor(next: Pause | null): void {
    if (pause === next) return;
    pause = next;
    dependencies.onPauseChanged(next);
  }

  /** A refusal of a key that was replaced meanwhile says nothing about the new one. */
  function keyRefused(apiKey: string): void {
    if (dependencies.apiKey() === apiKey) pauseFor('key-refused');
  }

  function wakeAfter(waitMs: number): void {
    callOffWake();
    callOffWake = clock.after(waitMs, look);
  }

  function endRest(): void {
    callOffRest();
    isResting = false;
  }

  /** Nothing is sent by itself until it is over; whoever calls `wake` has a reason to try earlier. */
  function rest(restMs: number): void {
    endRest();
    isResting = true;
    callOffRest = clock.after(restMs, wake);
  }

  function writeDown(id: string, settlement: Settlement): void {
    unwritten.set(id, settlement);
    const endedAlerts = outbox.settle(id, settlement, clock.nowMs());
    unwritten.delete(id);
    for (const changed of [id, ...endedAlerts]) dependencies.onSubmissionChanged(changed);
  }

  function wake(): void {
    endRest();
    look();
  }

  function look(): void {
    if (closed) return;
    callOffWake();
    try {
      for (const [id, settlement] of unwritten) writeDown(id, settlement);
      if (isAllDue) outbox.makeAllDue(clock.nowMs());
      isAllDue = false;
      if (!isResting) takeWhatIsDue();
      dependencies.onStorage(null);
    } catch (error) {
      // First: whatever telling it does, it is tried again.
      wakeAfter(STORAGE_RETRY_MS);
      dependencies.onStorage(error);
    }
  }

  const placesFree = (): boolean => sendingCount < pace.cardsAtATime;

  function takeWhatIsDue(): void {
    const apiKey = dependencies.apiKey();
    if (apiKey === null) pauseFor('no-key');
    if (apiKey === null || pause !== null) return;
    while (placesFree()) {
      const taken = outbox.takeDue(clock.nowMs());
      if (!taken) break;
      void deliver(apiKey, taken);
    }
    const waitMs = placesFree() ? outbox.msUntilDue(clock.nowMs()) : null;
    if (waitMs !== null) wakeAfter(waitMs);
  }

  async function deliver(apiKey: string, taken: TakenSubmission): Promise<void> {
    const sentAt = pace;
    sendingCount += 1;
    const reply = await send(apiKey, taken).finally(() => {
      sendingCount -= 1;
    });
    if (closed) return;

    const step = decideNextStep(reply, taken.attempt, dependencies.random());
    if (step.kind === 'pause') keyRefused(apiKey);
    try {
      writeDown(taken.id, settlementOf(step, taken, clock.nowMs()));
    } catch (error) {
      wakeAfter(STORAGE_RETRY_MS);
      dependencies.onStorage(error);
      return;
    } finally {
      // After the submission, which says the same of itself and more.
      dependencies.onNetwork(networkStatusOf(reply));
    }
    goOnAfter(taken.id, reply, sentAt);
  }

  async function send(apiKey: string, taken: TakenSubmission): Promise<ReplyKind<Delivered>> {
    try {
      dependencies.onSubmissionChanged(taken.id);
      return await dependencies.send(apiKey, taken.request);
    } catch {
      // Sending never throws by itself; whatever did, the submission must not be left behind as being sent.
      return { kind: 'no-connection', cause: 'other' };
    }
  }

  function goOnAfter(id: string, reply: ReplyKind<unknown>, sentAt: Pace): void {
    const next = paceAfter(pace, { id, reply, sentAt }, dependencies.random());
    if (next.kind !== 'old-news') {
      isAllDue ||= pace.isNetworkDown && !next.pace.isNetworkDown;
      pace = next.pace;
    }
    if (next.kind === 'rest') rest(next.restMs);
    if (next.kind === 'go-on') endRest();
    look();
  }

  function tryAll(): void {
    isAllDue = true;
    wake();
  }

  return {
    wake,
    tryAll,
    keyChanged() {
      pauseFor(null);
      tryAll();
    },
    pause: () => pause,
    keyRefused,
    close() {
      closed = true;
      callOffWake();
      callOffRest();
    },
  };
}

export function networkStatusOf(reply: ReplyKind<unknown>): NetworkStatus {
  switch (reply.kind) {
    case 'accepted':
    case 'refused':
    case 'key-refused':
      return 'connected';
    case 'no-connection':
      return reply.cause === 'proxy' ? 'proxy-refused' : 'no-connection';
    case 'tls':
      return 'tls-problem';
    case 'unexpected-answer':
      return 'unexpected-answer';
    case 'busy':
      return 'busy';
    default:
      return assertNever(reply);
  }
}
