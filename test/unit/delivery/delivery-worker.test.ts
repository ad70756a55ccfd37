import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ReplyKind } from '../../../main/api/reply-kind.ts';
import { createDeliveryWorker } from '../../../main/delivery/delivery-worker.ts';
import type { Delivered } from '../../../main/delivery/send-submission.ts';
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
  const { outbox, list } = await openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());
  const clock = new ManualClock();
  const service = new ScriptedService();
  const key: { current: string | null } = { current: 'key-1' };
  const storage: unknown[] = [];
  const worker = createDeliveryWorker({
    outbox,
    apiKey: () => key.current,
    send: service.send,
    clock,
    random: () => 0.999,
    onSubmissionChanged: () => undefined,
    onPauseChanged: () => undefined,
    onNetwork: () => undefined,
    onStorage: (error) => storage.push(error),
  });
  const add = (card: string): string => {
    const id = randomUUID();
    outbox.add([{ id, request: requestFor(card), needs: null }], clock.nowMs());
    return id;
  };
  const stateOf = (id: string) => list.find(id)?.row.state;
  return { outbox, list, clock, service, key, worker, storage, add, stateOf };
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

  it('sends nothing more once closed', async () => {
    const { worker, service, add, clock } = await newDesk();
    worker.close();
    add('A');
    worker.wake();
    clock.advance(3_600_000);

    expect([service.calls.length, clock.waitingCount]).toEqual([0, 0]);
  });
});
