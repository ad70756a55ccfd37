import { assertNever } from '../../contract/assert-never.ts';
import type { NetworkStatus } from '../../contract/desk.ts';
import type { KeyStatusReply } from '../api/intserv-models.ts';
import type { ReplyKind } from '../api/reply-kind.ts';
import type { Clock } from '../clock.ts';
import type { FollowedKey, FollowedKeys } from '../store/followed-keys.ts';
import { networkStatusOf } from './delivery-worker.ts';
import { afterLook, type AfterLook } from './propagation.ts';

interface FollowDependencies {
  readonly followed: FollowedKeys;
  readonly apiKey: () => string | null;
  readonly ask: (apiKey: string, keyId: string) => Promise<ReplyKind<KeyStatusReply>>;
  /** Something waits to be sent, and goes first. */
  readonly isSendingDue: () => boolean;
  readonly isPaused: () => boolean;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly onChanged: (submissionId: string) => void;
  readonly onKeyRefused: (apiKey: string) => void;
  readonly onNetwork: (status: NetworkStatus) => void;
  /** Null when writing works again. */
  readonly onStorage: (error: unknown) => void;
}

export interface FollowWorker {
  /** Looks soon whether a key is due, unless the service was just found not to answer. */
  wake(): void;
  /** The network, the API key or the address is another one: looks soon, whatever was found before. */
  tryAgain(): void;
  /** Nothing is asked after this; what is under way is asked again at the next start. */
  close(): void;
}

const SENDING_FIRST_MS = 5_000;
const STORAGE_RETRY_MS = 5_000;

/** Follows delivered keys to the doors, one look at a time, in the gaps that sending leaves. */
export function createFollowWorker(dependencies: FollowDependencies): FollowWorker {
  const { followed, clock } = dependencies;
  let isLooking = false;
  let isResting = false;
  let unansweredCount = 0;
  let closed = false;
  let callOff: () => void = () => undefined;

  function lookAfter(waitMs: number): void {
    callOff();
    callOff = clock.after(waitMs, look);
  }

  function rest(waitMs: number): void {
    isResting = true;
    lookAfter(waitMs);
  }

  function wake(): void {
    // Not at once: whoever wakes it may be in the middle of sending.
    if (!closed && !isLooking && !isResting) lookAfter(0);
  }

  function look(): void {
    isResting = false;
    const apiKey = dependencies.apiKey();
    if (apiKey === null || dependencies.isPaused()) return;
    try {
      if (dependencies.isSendingDue()) {
        lookAfter(SENDING_FIRST_MS);
        return;
      }
      const key = followed.nextDue(clock.nowMs());
      const waitMs = key ? null : followed.msUntilDue(clock.nowMs());
      if (key) void lookAt(apiKey, key);
      else if (waitMs !== null) lookAfter(waitMs);
    } catch (error) {
      rest(STORAGE_RETRY_MS);
      dependencies.onStorage(error);
    }
  }

  async function lookAt(apiKey: string, key: FollowedKey): Promise<void> {
    isLooking = true;
    const reply = await ask(apiKey, key.keyId);
    isLooking = false;
    if (closed) return;
    dependencies.onNetwork(networkStatusOf(reply));
    const nowMs = clock.nowMs();
    const step = afterLook(reply, key, { nowMs, unansweredCount, random: dependencies.random() });
    try {
      carryOut(step, key, apiKey, nowMs);
    } catch (error) {
      // The answer is not kept anywhere else: the look is made again.
      rest(STORAGE_RETRY_MS);
      dependencies.onStorage(error);
    }
  }

  async function ask(apiKey: string, keyId: string): Promise<ReplyKind<KeyStatusReply>> {
    try {
      return await dependencies.ask(apiKey, keyId);
    } catch {
      // Asking never throws by itself; whatever did, following must not end with it.
      return { kind: 'no-connection', cause: 'other' };
    }
  }

  function carryOut(step: AfterLook, key: FollowedKey, apiKey: string, nowMs: number): void {
    switch (step.kind) {
      case 'answered':
        unansweredCount = 0;
        followed.noteAnswer(
          key.submissionId,
          step.propagation,
          step.waitMs === null ? null : nowMs + step.waitMs,
        );
        dependencies.onStorage(null);
        dependencies.onChanged(key.submissionId);
        wake();
        return;
      case 'unanswered':
        unansweredCount += 1;
        followed.lookLater(key.submissionId, nowMs + step.waitMs);
        rest(step.waitMs);
        return;
      case 'key-refused':
        dependencies.onKeyRefused(apiKey);
        // Goes on only where the key was replaced meanwhile.
        wake();
        return;
      case 'not-allowed':
        // The key stays due, so that another API key is tried at once.
        if (dependencies.apiKey() === apiKey) rest(step.waitMs);
        else wake();
        return;
      default:
        return assertNever(step);
    }
  }

  return {
    wake,
    tryAgain() {
      isResting = false;
      unansweredCount = 0;
      wake();
    },
    close() {
      closed = true;
      callOff();
    },
  };
}
