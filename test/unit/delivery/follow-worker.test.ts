import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { NetworkStatus } from '../../../contract/desk.ts';
import type { KeyStatusReply } from '../../../main/api/intserv-models.ts';
import type { ReplyKind } from '../../../main/api/reply-kind.ts';
import { createFollowWorker } from '../../../main/delivery/follow-worker.ts';
import { firstLookAtMs } from '../../../main/delivery/propagation.ts';
import { createFollowedKeys } from '../../../main/store/followed-keys.ts';
import { nothingYet } from '../../../main/store/submission-record.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { LONGEST_WAIT_MS, newSeal, openOutboxFile, requestFor } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Reply = ReplyKind<KeyStatusReply>;
const says = (status: string): Reply => ({ kind: 'accepted', value: { status } });
const offline: Reply = { kind: 'no-connection', cause: 'offline' };
const YEAR_MS = 365 * 86_400_000;

async function newDesk(path = join(temporaryFolder(), 'tapdesk.db'), seal = newSeal()) {
  const { outbox, list, database } = await openOutboxFile(path, seal);
  const followed = createFollowedKeys(database, { current: seal, all: [seal] }, LONGEST_WAIT_MS);
  const clock = new ManualClock();
  const calls: {
    readonly apiKey: string;
    readonly keyId: string;
    readonly answer: (reply: Reply) => void;
  }[] = [];
  const state: { apiKey: string | null; isPaused: boolean; isSendingDue: boolean } = {
    apiKey: 'key-1',
    isPaused: false,
    isSendingDue: false,
  };
  const told: {
    readonly changed: string[];
    readonly refused: string[];
    readonly network: NetworkStatus[];
    readonly storage: unknown[];
  } = { changed: [], refused: [], network: [], storage: [] };
  const worker = createFollowWorker({
    followed,
    apiKey: () => state.apiKey,
    ask: (apiKey, keyId) => new Promise((answer) => calls.push({ apiKey, keyId, answer })),
    isSendingDue: () => state.isSendingDue,
    isPaused: () => state.isPaused,
    clock,
    random: () => 0.999_999,
    onChanged: (id) => told.changed.push(id),
    onKeyRefused(apiKey) {
      told.refused.push(apiKey);
      state.isPaused = apiKey === state.apiKey;
    },
    onNetwork: (status) => told.network.push(status),
    onStorage: (error) => told.storage.push(error),
  });

  /** Delivers a card's key, which is due for its first look in two seconds. */
  function deliver(card: string): { readonly id: string; readonly keyId: string } {
    const [id, keyId] = [randomUUID(), randomUUID()];
    outbox.add([{ id, request: requestFor(card), needs: null }], clock.nowMs());
    outbox.takeDue(clock.nowMs());
    outbox.settle(
      id,
      {
        kind: 'delivered',
        outcome: { ...nothingYet, keyId },
        learnt: null,
        followAtMs: firstLookAtMs(clock.nowMs()),
      },
      clock.nowMs(),
    );
    return { id, keyId };
  }

  /** Answers the look that is under way, and waits until the worker has gone on from it. */
  async function answer(reply: Reply): Promise<void> {
    const before = told.network.length;
    calls.at(-1)?.answer(reply);
    await vi.waitFor(
      () => {
        expect(told.network).toHaveLength(before + 1);
      },
      { interval: 1 },
    );
    clock.advance(0);
  }

  const rowOf = (id: string) => list.find(id)?.row;
  const propagationOf = (id: string) => list.find(id)?.contents?.propagation;
  return {
    path,
    seal,
    database,
    followed,
    worker,
    clock,
    calls,
    state,
    told,
    deliver,
    answer,
    rowOf,
    propagationOf,
  };
}

/** A desk whose first look at one key is under way. */
async function lookingDesk() {
  const desk = await newDesk();
  const { id, keyId } = desk.deliver('A');
  desk.worker.wake();
  desk.clock.advance(2_000);
  expect(desk.calls.map((call) => call.keyId)).toEqual([keyId]);
  return { ...desk, id, keyId };
}

describe('following a delivered key to the doors', () => {
  it('looks after two seconds, then at growing intervals, until the key is applied', async () => {
    const { answer, clock, calls, rowOf, propagationOf, id, told } = await lookingDesk();
    await answer(says('Pending'));
    expect([propagationOf(id)?.status, told.changed]).toEqual(['Pending', [id]]);

    clock.advance(4_999);
    expect(calls).toHaveLength(1);
    clock.advance(1);
    await answer(says('PartiallyApplied'));
    clock.advance(14_999);
    expect(calls).toHaveLength(2);
    clock.advance(1);
    await answer(says('Applied'));
    clock.advance(YEAR_MS);

    expect([calls.length, propagationOf(id)?.status]).toEqual([3, 'Applied']);
    expect(rowOf(id)).toMatchObject({ follow_due_at_ms: null, follow_count: 3 });
    expect(clock.waitingCount).toBe(0);
  });

  it('gives up after a day with the status nobody knew, and says so', async () => {
    const { answer, clock, calls, propagationOf, rowOf, id } = await lookingDesk();
    for (let looks = 1; looks < 40 && rowOf(id)?.follow_due_at_ms !== null; looks += 1) {
      await answer(says('Teleported'));
      clock.advance(3_600_000);
    }

    expect(propagationOf(id)).toMatchObject({ status: 'Teleported', end: { kind: 'day-passed' } });
    const lookCount = calls.length;
    clock.advance(YEAR_MS);
    expect([lookCount, calls.length]).toEqual([25, 25]);
  });

  it('looks at one key at a time, the one due longest first', async () => {
    const { worker, deliver, clock, calls, answer } = await newDesk();
    const first = deliver('A');
    clock.advance(500);
    const second = deliver('B');
    worker.wake();
    clock.advance(10_000);
    worker.wake();
    clock.advance(0);

    expect(calls.map((call) => call.keyId)).toEqual([first.keyId]);
    await answer(says('Applied'));
    expect(calls.map((call) => call.keyId)).toEqual([first.keyId, second.keyId]);
  });

  it('goes on after a restart where it was', async () => {
    const before = await lookingDesk();
    await before.answer(says('Pending'));
    before.worker.close();
    before.database.close();

    const after = await newDesk(before.path, before.seal);
    after.worker.wake();
    after.clock.advance(6_999);
    expect(after.propagationOf(before.id)?.status).toBe('Pending');
    expect(after.calls).toHaveLength(0);
    after.clock.advance(1);

    expect(after.calls.map((call) => call.keyId)).toEqual([before.keyId]);
  });

  it('a later delivery for the same card ends it, and an answer that comes too late is not noted', async () => {
    const { answer, clock, calls, deliver, rowOf, propagationOf, id } = await lookingDesk();
    const later = deliver('A');
    await answer(says('Applied'));
    clock.advance(2_000);

    expect(rowOf(id)?.follow_due_at_ms).toBeNull();
    expect(propagationOf(id)).toBeNull();
    expect(calls.map((call) => call.keyId).slice(1)).toEqual([later.keyId]);
  });
});

describe('when there is no look', () => {
  it('not without an API key, nor while the outbox is paused; it goes on with a new one', async () => {
    const { worker, deliver, clock, calls, state } = await newDesk();
    deliver('A');
    state.apiKey = null;
    worker.wake();
    clock.advance(3_600_000);
    state.apiKey = 'key-2';
    state.isPaused = true;
    worker.tryAgain();
    clock.advance(3_600_000);
    expect(calls).toHaveLength(0);

    state.isPaused = false;
    worker.tryAgain();
    clock.advance(0);
    expect(calls.map((call) => call.apiKey)).toEqual(['key-2']);
  });

  it('not before what is due to be sent', async () => {
    const { worker, deliver, clock, calls, state } = await newDesk();
    deliver('A');
    state.isSendingDue = true;
    worker.wake();
    clock.advance(60_000);
    expect(calls).toHaveLength(0);

    state.isSendingDue = false;
    clock.advance(5_000);
    expect(calls).toHaveLength(1);
  });

  it('not once it is closed, and what is answered then is not noted', async () => {
    const { worker, clock, calls, rowOf, told, id } = await lookingDesk();
    worker.close();
    calls[0]?.answer(says('Applied'));
    // Everything that follows from the answer has happened after this.
    await new Promise(setImmediate);
    worker.tryAgain();
    clock.advance(YEAR_MS);

    expect([calls.length, rowOf(id)?.follow_count, told.network]).toEqual([1, 0, []]);
  });
});

describe('looks that say nothing of the key', () => {
  it('a network that is down is looked for at growing intervals, and no look is counted', async () => {
    const { answer, clock, calls, rowOf, id, worker } = await lookingDesk();
    for (const restMs of [1_000, 2_000, 4_000]) {
      const callCount = calls.length;
      await answer(offline);
      worker.wake();
      clock.advance(restMs - 1);
      expect(calls).toHaveLength(callCount);
      clock.advance(1);
      expect(calls).toHaveLength(callCount + 1);
    }

    expect(rowOf(id)?.follow_count).toBe(0);
  });

  it('is not waited for once the network is back: other keys are looked at at once', async () => {
    const { answer, clock, calls, deliver, worker } = await lookingDesk();
    const second = deliver('B');
    clock.advance(2_000);
    await answer({ kind: 'busy', status: 429, retryAfterMs: 3_600_000 });
    worker.wake();
    clock.advance(60_000);
    expect(calls).toHaveLength(1);
    worker.tryAgain();
    clock.advance(0);

    expect(calls.map((call) => call.keyId).slice(1)).toEqual([second.keyId]);
  });

  it('a key whose looks are never answered does not hold up the others', async () => {
    const { answer, clock, calls, deliver, keyId } = await lookingDesk();
    const second = deliver('B');
    clock.advance(2_000);
    await answer({ kind: 'unexpected-answer', status: 200 });
    clock.advance(1_000);
    expect(calls.at(-1)?.keyId).toBe(second.keyId);
    await answer(says('Applied'));
    clock.advance(1_000);

    expect(calls.map((call) => call.keyId)).toEqual([keyId, second.keyId, keyId]);
  });

  it('rests as long as the service asks', async () => {
    const { answer, clock, calls } = await lookingDesk();
    await answer({ kind: 'busy', status: 503, retryAfterMs: 120_000 });
    clock.advance(119_999);
    expect(calls).toHaveLength(1);
    clock.advance(1);

    expect(calls).toHaveLength(2);
  });

  it('a refused API key is reported once and not tried again until there is another', async () => {
    const { answer, clock, calls, told, state, worker, rowOf, id } = await lookingDesk();
    await answer({ kind: 'key-refused', status: 401 });
    clock.advance(86_400_000);
    expect([told.refused, calls.length, rowOf(id)?.follow_count]).toEqual([['key-1'], 1, 0]);

    state.apiKey = 'key-2';
    state.isPaused = false;
    worker.tryAgain();
    clock.advance(0);
    expect(calls.map((call) => call.apiKey)).toEqual(['key-1', 'key-2']);
  });

  it('an API key that may not ask for a status keeps nobody from sending, and is tried again after an hour or at once with another', async () => {
    const { answer, clock, calls, told, state, worker, rowOf, id } = await lookingDesk();
    await answer({ kind: 'key-refused', status: 403 });
    clock.advance(3_599_999);
    worker.wake();
    clock.advance(0);
    expect([told.refused, calls.length, rowOf(id)?.follow_count]).toEqual([[], 1, 0]);
    clock.advance(1);
    expect(calls).toHaveLength(2);

    await answer({ kind: 'key-refused', status: 403 });
    state.apiKey = 'key-2';
    worker.tryAgain();
    clock.advance(0);
    expect(calls.map((call) => call.apiKey)).toEqual(['key-1', 'key-1', 'key-2']);
  });

  it('a refusal of a key that was replaced meanwhile is answered by asking with the new one', async () => {
    const { answer, calls, state } = await lookingDesk();
    state.apiKey = 'key-2';
    await answer({ kind: 'key-refused', status: 403 });

    expect(calls.map((call) => call.apiKey)).toEqual(['key-1', 'key-2']);
  });
});

describe('trouble with the clock and the disk', () => {
  it.each([-YEAR_MS, YEAR_MS])('a clock that jumps by %d ms neither stalls nor ends it', async (byMs) => {
    const { answer, clock, calls, propagationOf, id } = await lookingDesk();
    await answer(says('Pending'));
    clock.setWallClock(byMs);
    clock.advance(5_000);
    expect(calls).toHaveLength(2);
    await answer(says('Pending'));
    expect(propagationOf(id)?.end).toBeNull();
    clock.advance(15_000);

    expect(calls).toHaveLength(3);
  });

  it('looks again when the answer could not be written down', async () => {
    const { answer, clock, calls, followed, told, propagationOf, id } = await lookingDesk();
    const note = vi.spyOn(followed, 'noteAnswer').mockImplementationOnce(() => {
      throw Object.assign(new Error('full'), { errcode: 13 });
    });
    await answer(says('Applied'));
    expect(told.storage.at(-1)).toBeInstanceOf(Error);
    clock.advance(5_000);
    expect([calls.length, note.mock.calls.length]).toEqual([2, 1]);
    await answer(says('Applied'));

    expect([propagationOf(id)?.status, told.storage.at(-1)]).toEqual(['Applied', null]);
  });
});
