import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { ReplyKind } from '../../main/api/reply-kind.ts';
import { createDeliveryWorker, type DeliveryWorker } from '../../main/delivery/delivery-worker.ts';
import type { Delivered } from '../../main/delivery/send-submission.ts';
import { ManualClock } from './manual-clock.ts';
import { newSeal, openOutboxFile, requestFor, type OutboxFile } from './outbox-file.ts';

export type Reply = ReplyKind<Delivered>;
export const offline: Reply = { kind: 'no-connection', cause: 'offline' };
export const timedOut: Reply = { kind: 'no-connection', cause: 'timeout' };
export const accepted = (): Reply => ({
  kind: 'accepted',
  value: { kind: 'added', key: { id: randomUUID(), person: null, key: null } },
});
export const busy = (status = 503, retryAfterMs: number | null = null): Reply => ({
  kind: 'busy',
  status,
  retryAfterMs,
});

interface Sent {
  readonly card: string;
  /** Which of its card's submissions: the first name they were given. */
  readonly name: string;
}

/** A service that answers by itself, a turn of the event loop later, as `answer` then says; `hang` never answers. */
export class FlowService {
  readonly sent: Sent[] = [];
  readonly #underWay: Sent[] = [];
  mostUnderWay = 0;
  doubledCard: string | null = null;
  hangingCount = 0;
  answer: (card: string) => Reply | 'hang' | 'throw' = accepted;

  send = async (_apiKey: string, request: { cardKey: string; firstName: string }): Promise<Reply> => {
    const sent = { card: request.cardKey, name: request.firstName };
    if (this.#underWay.some(({ card }) => card === sent.card)) this.doubledCard = sent.card;
    this.sent.push(sent);
    this.#underWay.push(sent);
    this.mostUnderWay = Math.max(this.mostUnderWay, this.#underWay.length);
    await turn();
    const reply = this.answer(sent.card);
    if (reply === 'hang') {
      this.hangingCount += 1;
      return new Promise(() => undefined);
    }
    this.#underWay.splice(this.#underWay.indexOf(sent), 1);
    if (reply === 'throw') throw new Error('a part of the program could not be loaded');
    return reply;
  };

  /** Until every answer that comes has come, and nothing was sent on it. */
  async quiet(): Promise<void> {
    for (let quietTurns = 0; quietTurns < 3;) {
      const sentCount = this.sent.length;
      await turn();
      quietTurns =
        this.sent.length === sentCount && this.#underWay.length === this.hangingCount ? quietTurns + 1 : 0;
    }
  }
}

export interface FlowDesk extends OutboxFile {
  readonly clock: ManualClock;
  readonly service: FlowService;
  readonly worker: DeliveryWorker;
  readonly key: { current: string | null };
  /** In one commit; each gets its place among its card's as its first name. */
  add(...cards: readonly string[]): readonly string[];
  /** Lets time pass second by second, with the answers that come meanwhile. */
  pass(ms: number): Promise<void>;
  deliveredCount(): number;
}

/** The real worker on a real file, with time and the service in the test's hands. */
export async function openFlowDesk(random: () => number = () => 0.999): Promise<FlowDesk> {
  // In memory where the system has such a folder: tens of thousands of commits wait for the disk.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tapdesk-flow-'));
  const file = await openOutboxFile(join(folder, 'tapdesk.db'), newSeal());
  const clock = new ManualClock();
  const service = new FlowService();
  const key: FlowDesk['key'] = { current: 'key-1' };
  const worker = createDeliveryWorker({
    outbox: file.outbox,
    apiKey: () => key.current,
    send: service.send,
    clock,
    random,
    onSubmissionChanged: () => undefined,
    onPauseChanged: () => undefined,
    onNetwork: () => undefined,
    onStorage: () => undefined,
  });
  onTestFinished(() => {
    worker.close();
    file.database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const deliveredCount = file.database.prepare(
    `SELECT count(*) AS count FROM submissions WHERE state = 'delivered'`,
  );
  const addedCounts = new Map<string, number>();

  return {
    ...file,
    clock,
    service,
    worker,
    key,
    add(...cards) {
      const submissions = cards.map((card) => {
        const place = (addedCounts.get(card) ?? 0) + 1;
        addedCounts.set(card, place);
        return { id: randomUUID(), request: requestFor(card, { firstName: String(place) }), needs: null };
      });
      file.outbox.add(submissions, clock.nowMs());
      return submissions.map(({ id }) => id);
    },
    async pass(ms) {
      for (let passedMs = 0; passedMs < ms; passedMs += 1_000) {
        clock.advance(Math.min(1_000, ms - passedMs));
        await service.quiet();
      }
    },
    deliveredCount: () => Number(deliveredCount.get()?.['count']),
  };
}
