import type { NetworkStatus } from '../../contract/desk.ts';
import type { ReplyKind } from '../api/reply-kind.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { Clock } from '../clock.ts';
import type { Outbox, Settlement, TakenSubmission } from '../store/outbox.ts';
import type { SubmissionRequest } from '../store/submission-record.ts';
import { decideNextStep, waitBeforeAttempt } from './retry-policy.ts';
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
  /** A key was saved, or forgotten: try again with it. */
  keyChanged(): void;
  pause(): Pause | null;
  /** Another call met a refusal of this key: nothing more is sent with it. */
  keyRefused(apiKey: string): void;
  /** Nothing is sent after this; what is under way is sent again at the next start. */
  close(): void;
}

const CARDS_AT_A_TIME = 4;
const STORAGE_RETRY_MS = 5_000;

/**
 * Empties the outbox at the service's pace: cards side by side, submissions for one card in their order. While the network
 * is down one submission at a time finds out whether it is back, so that a long outbox neither floods nor wears itself out.
 */
export function createDeliveryWorker(dependencies: DeliveryDependencies): DeliveryWorker {
  const { outbox, clock } = dependencies;
  // Answers that came but could not be written yet; they are written before anything more is sent.
  const unwritten = new Map<string, Settlement>();
  let sendingCount = 0;
  let failedLooks = 0;
  let pause: Pause | null = null;
  let closed = false;
  let callOff: () => void = () => undefined;

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
    callOff();
    callOff = clock.after(waitMs, wake);
  }

  function writeDown(id: string, settlement: Settlement): void {
    unwritten.set(id, settlement);
    outbox.settle(id, settlement, clock.nowMs());
    unwritten.delete(id);
    dependencies.onSubmissionChanged(id);
  }

  function wake(): void {
    if (closed) return;
    callOff();
    try {
      for (const [id, settlement] of unwritten) writeDown(id, settlement);
      takeWhatIsDue();
      dependencies.onStorage(null);
    } catch (error) {
      dependencies.onStorage(error);
      wakeAfter(STORAGE_RETRY_MS);
    }
  }

  const placesFree = (): boolean => sendingCount < (failedLooks > 0 ? 1 : CARDS_AT_A_TIME);

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
    sendingCount += 1;
    const reply = await send(apiKey, taken).finally(() => {
      sendingCount -= 1;
    });
    if (closed) return;

    const step = decideNextStep(reply, taken.attempt, dependencies.random());
    dependencies.onNetwork(networkStatusOf(reply));
    if (step.kind === 'pause') keyRefused(apiKey);
    try {
      writeDown(taken.id, settlementOf(step, taken, clock.nowMs()));
    } catch (error) {
      dependencies.onStorage(error);
      wakeAfter(STORAGE_RETRY_MS);
      return;
    }
    goOnAfter(reply);
  }

  async function send(apiKey: string, taken: TakenSubmission): Promise<ReplyKind<Delivered>> {
    dependencies.onSubmissionChanged(taken.id);
    return dependencies.send(apiKey, taken.request);
  }

  function goOnAfter(reply: ReplyKind<unknown>): void {
    if (isNetworkDown(reply)) {
      failedLooks += 1;
      wakeAfter(waitBeforeAttempt(failedLooks + 1, dependencies.random()));
      return;
    }
    const isBack = failedLooks > 0;
    failedLooks = 0;
    if (isBack) outbox.makeAllDue(clock.nowMs());
    wake();
  }

  return {
    wake,
    keyChanged() {
      pauseFor(null);
      wake();
    },
    pause: () => pause,
    keyRefused,
    close() {
      closed = true;
      callOff();
    },
  };
}

/** Nothing reaches the service, whatever is sent. A time-out may be one submission's own trouble. */
function isNetworkDown(reply: ReplyKind<unknown>): boolean {
  return reply.kind === 'tls' || (reply.kind === 'no-connection' && reply.cause === 'offline');
}

export function networkStatusOf(reply: ReplyKind<unknown>): NetworkStatus {
  switch (reply.kind) {
    case 'accepted':
    case 'refused':
    case 'key-refused':
      return 'connected';
    case 'no-connection':
      return 'no-connection';
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
