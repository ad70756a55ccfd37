import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ReplyKind } from '../../../main/api/reply-kind.ts';
import { createDeliveryWorker } from '../../../main/delivery/delivery-worker.ts';
import type { Delivered } from '../../../main/delivery/send-submission.ts';
import { createStatusBoard } from '../../../main/desk-status.ts';
import type { Outbox } from '../../../main/store/outbox.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { newSeal, openOutboxFile, requestFor } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Reply = ReplyKind<Delivered>;
const accepted: Reply = {
  kind: 'accepted',
  value: { kind: 'added', key: { id: randomUUID(), person: null, key: null } },
};
const busy: Reply = { kind: 'busy', status: 503, retryAfterMs: null };

/** The service at the edge: calls wait until the test answers them. */
class ScriptedService {
  readonly calls: {
    readonly apiKey: string;
    readonly card: string;
    readonly answer: (reply: Reply) => void;
  }[] = [];

  send = (apiKey: string, request: { identification: string }): Promise<Reply> =>
    new Promise((resolve) => {
      this.calls.push({ apiKey, card: request.identification, answer: resolve });
    });

  get cards(): readonly string[] {
    return this.calls.map((call) => call.card);
  }
}

async function newDesk() {
  const { outbox, list, database } = await openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());
  const clock = new ManualClock();
  const service = new ScriptedService();
  const key: { current: string | null } = { current: 'key-1' };
  const storage: unknown[] = [];
  const board = createStatusBoard({
    counts: () => list.counts(),
    pause: () => worker.pause(),
    onChanged: () => undefined,
    onStorageFailed: () => undefined,
  });
  const worker = createDeliveryWorker({
    outbox,
    apiKey: () => key.current,
    send: service.send,
    clock,
    random: () => 0.999,
    onSubmissionChanged: () => undefined,
    onPauseChanged: () => undefined,
    onNetwork: board.noteNetwork,
    onStorage: (error) => {
      storage.push(error);
      board.noteStorage(error);
    },
  });
  const add = (card: string): string => {
    const id = randomUUID();
    outbox.add([{ id, request: requestFor(card), needs: null }], clock.nowMs());
    return id;
  };
  const stateOf = (id: string) => list.find(id)?.row.state;
  /** As where the disk gives nothing back for a moment. */
  const unreadableWhile = async (work: () => void | Promise<void>): Promise<void> => {
    database.exec('ALTER TABLE submissions RENAME TO s; ALTER TABLE submission_counts RENAME TO c');
    await work();
    database.exec('ALTER TABLE s RENAME TO submissions; ALTER TABLE c RENAME TO submission_counts');
  };
  return { outbox, list, clock, service, key, worker, board, storage, add, stateOf, unreadableWhile };
}

describe('delivery', () => {
  it('sends four cards at a time, and the next when one is through', async () => {
    const { worker, service, add, stateOf } = await newDesk();
    const ids = ['A', 'B', 'C', 'D', 'E'].map(add);
    worker.wake();

    expect(service.cards).toEqual(['A', 'B', 'C', 'D']);
    service.calls[2]?.answer(accepted);
    await vi.waitFor(() => {
      expect(service.cards).toEqual(['A', 'B', 'C', 'D', 'E']);
    });
    expect(stateOf(ids[2] ?? '')).toBe('delivered');
  });

  it('tries again after a wait that does not depend on the wall clock', async () => {
    const { worker, service, add, clock, stateOf } = await newDesk();
    const id = add('A');
    worker.wake();
    service.calls[0]?.answer(busy);
    await vi.waitFor(() => {
      expect(stateOf(id)).toBe('waiting');
    });
    clock.setWallClock(-365 * 86_400_000);
    expect(service.calls).toHaveLength(1);
    clock.advance(1_000);

    expect(service.calls).toHaveLength(2);
  });

  it('pauses everything on a refused key without using attempts, and goes on with a new one', async () => {
    const { worker, service, add, clock, key, list } = await newDesk();
    const id = add('A');
    worker.wake();
    service.calls[0]?.answer({ kind: 'key-refused', status: 401 });
    await vi.waitFor(() => {
      expect(worker.pause()).toBe('key-refused');
    });
    add('B');
    worker.wake();
    clock.advance(24 * 3_600_000);
    expect(service.calls).toHaveLength(1);
    expect(list.find(id)?.row).toMatchObject({ state: 'waiting', attempt_count: 0 });

    key.current = 'key-2';
    worker.keyChanged();

    expect(service.calls.slice(1).map((call) => [call.apiKey, call.card])).toEqual([
      ['key-2', 'A'],
      ['key-2', 'B'],
    ]);
  });

  it('does not pause the new key for a refusal of the old one', async () => {
    const { worker, service, add, key, list } = await newDesk();
    const id = add('A');
    worker.wake();
    key.current = 'key-2';
    worker.keyChanged();
    service.calls[0]?.answer({ kind: 'key-refused', status: 401 });

    await vi.waitFor(() => {
      expect(service.calls.map((call) => call.apiKey)).toEqual(['key-1', 'key-2']);
    });
    expect(worker.pause()).toBeNull();
    expect(list.find(id)?.row.attempt_count).toBe(1);
  });

  it('says that there is no key, and sends nothing', async () => {
    const { worker, service, add, key } = await newDesk();
    key.current = null;
    add('A');
    worker.wake();

    expect([worker.pause(), service.calls.length]).toEqual(['no-key', 0]);
  });

  it('writes an answer down when the disk works again, and does not send twice meanwhile', async () => {
    const { worker, service, add, clock, stateOf, outbox, storage } = await newDesk();
    const id = add('A');
    worker.wake();
    const settle = vi.spyOn(outbox, 'settle' satisfies keyof Outbox);
    settle.mockImplementation(() => {
      throw Object.assign(new Error('full'), { errcode: 13 });
    });
    service.calls[0]?.answer(accepted);
    await vi.waitFor(() => {
      expect(storage.at(-1)).toBeInstanceOf(Error);
    });
    clock.advance(5_000);
    expect(stateOf(id)).toBe('sending');
    settle.mockRestore();
    clock.advance(5_000);

    expect([stateOf(id), service.calls.length, storage.at(-1)]).toEqual(['delivered', 1, null]);
  });

  it('goes on by itself when nothing could be read for a moment, whatever it was about to do', async () => {
    const { worker, service, add, clock, board, storage, stateOf, unreadableWhile } = await newDesk();
    const id = add('A');
    worker.wake();
    service.calls[0]?.answer(busy);
    await vi.waitFor(() => {
      expect(stateOf(id)).toBe('waiting');
    });
    await unreadableWhile(() => {
      clock.advance(2_000);
    });
    expect(board.status().outbox).toMatchObject({ storage: 'storage-failed', waitingCount: 1 });
    clock.advance(5_000);
    expect([service.calls.length, board.status().outbox.storage]).toEqual([2, 'ok']);

    await unreadableWhile(async () => {
      const failedCount = storage.length;
      service.calls[1]?.answer(accepted);
      await vi.waitFor(() => {
        expect(storage.length).toBeGreaterThan(failedCount);
      });
    });
    clock.advance(5_000);
    expect([stateOf(id), service.calls.length, board.status().outbox]).toMatchObject([
      'delivered',
      2,
      { storage: 'ok', waitingCount: 0 },
    ]);
  });

  it('tries all that waits at once when it is asked to, also where that could not be written at first', async () => {
    const { worker, service, add, clock, stateOf, unreadableWhile } = await newDesk();
    const id = add('A');
    worker.wake();
    service.calls[0]?.answer({ kind: 'busy', status: 503, retryAfterMs: 3_600_000 });
    await vi.waitFor(() => {
      expect(stateOf(id)).toBe('waiting');
    });
    await unreadableWhile(() => {
      worker.tryAll();
    });
    expect(service.calls).toHaveLength(1);
    clock.advance(5_000);

    expect(service.calls).toHaveLength(2);
  });

  it('sends nothing more once closed', async () => {
    const { worker, service, add, clock } = await newDesk();
    worker.close();
    add('A');
    worker.wake();
    clock.advance(3_600_000);

    expect([service.calls.length, clock.waitingCount]).toEqual([0, 0]);
  });
});
