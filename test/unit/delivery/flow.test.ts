import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { accepted, busy, offline, openFlowDesk, timedOut } from '../../support/flow-desk.ts';
import { LONGEST_WAIT_MS } from '../../support/outbox-file.ts';
import { seeded } from '../../support/seeded-random.ts';

const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;
const cards = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `card-${index}`);

describe('a long outbox', () => {
  it(
    'drains four cards at a time, each card in its order, and leaves the event loop a turn between answers',
    { timeout: 120_000 },
    async () => {
      const { add, worker, service, outbox, deliveredCount } = await openFlowDesk();
      const settle = vi.spyOn(outbox, 'settle');
      const takeDue = vi.spyOn(outbox, 'takeDue');
      add(...[1, 2, 3, 4].flatMap(() => cards(2_500)));
      worker.wake();

      let mostInATurn = 0;
      while (settle.mock.calls.length < 10_000) {
        const before = settle.mock.calls.length + takeDue.mock.calls.length;
        await turn();
        mostInATurn = Math.max(mostInATurn, settle.mock.calls.length + takeDue.mock.calls.length - before);
      }

      expect(deliveredCount()).toBe(10_000);
      expect([service.sent.length, service.mostUnderWay, service.doubledCard]).toEqual([10_000, 4, null]);
      const placesOf = new Map<string, string>();
      for (const { card, name } of service.sent) placesOf.set(card, (placesOf.get(card) ?? '') + name);
      expect(new Set(placesOf.values())).toEqual(new Set(['1234']));
      // Four answers are written down in one turn at most, and as many taken, each with one look too many.
      expect(mostInATurn).toBeLessThanOrEqual(12);
    },
  );

  it('is not tried against a dead network: one at a time, more and more rarely, and at full speed when it is back', async () => {
    const { add, worker, service, pass, clock, deliveredCount } = await openFlowDesk();
    add(...cards(1_000));
    service.answer = () => offline;
    worker.wake();
    await service.quiet();
    expect(service.sent).toHaveLength(4);
    service.mostUnderWay = 0;

    await pass(60_000);
    expect(service.sent.length).toBeLessThanOrEqual(4 + 6); // After 1, 2, 4, 8, 16 and 32 s.
    await pass(3 * HOUR_MS);
    expect(service.sent.length).toBeLessThanOrEqual(4 + 6 + 3 + 36); // Every five minutes at last.
    expect(service.sent.length).toBeGreaterThanOrEqual(4 + 6 + 36);

    service.answer = accepted;
    const deadline = clock.nowMs() + 300_000;
    while (deliveredCount() === 0 && clock.nowMs() <= deadline) await pass(1_000);
    await service.quiet();
    expect([deliveredCount(), service.mostUnderWay]).toEqual([1_000, 4]);
  });

  it(
    'neither loses nor doubles anything while the network comes and goes',
    { timeout: 120_000 },
    async () => {
      const weather = fc.constantFrom('up', 'down', 'slow', 'lost-replies', 'portal', 'tls');
      const flapping = fc.array(fc.record({ weather, forS: fc.integer({ min: 1, max: 90 }) }), {
        maxLength: 20,
      });
      await fc.assert(
        fc.asyncProperty(flapping, fc.integer({ min: 1, max: 1_000 }), async (spells, seed) => {
          const { add, worker, service, pass, outbox, clock, deliveredCount } = await openFlowDesk(
            seeded(seed),
          );
          const registered = new Set<string>();
          add(...cards(12), ...cards(12));
          worker.wake();
          for (const spell of spells) {
            service.answer = (card) => {
              if (spell.weather === 'up' || spell.weather === 'lost-replies') registered.add(card);
              switch (spell.weather) {
                case 'up':
                  return accepted();
                case 'down':
                  return offline;
                case 'slow':
                case 'lost-replies':
                  return timedOut;
                case 'portal':
                  return { kind: 'unexpected-answer', status: 200 };
                case 'tls':
                  return { kind: 'tls', words: 'ERR_CERT_AUTHORITY_INVALID' };
              }
            };
            // What the window reports when the system says that the network is back.
            outbox.makeAllDue(clock.nowMs());
            worker.wake();
            await pass(spell.forS * 1_000);
          }
          service.answer = (card) => {
            registered.add(card);
            return accepted();
          };
          await pass(330_000);

          expect(deliveredCount()).toBe(24);
          expect(registered.size).toBe(12);
          expect([service.doubledCard, service.mostUnderWay <= 4]).toEqual([null, true]);
          const sentAfterwards = service.sent.length;
          await pass(330_000);
          expect(service.sent).toHaveLength(sentAfterwards);
        }),
        { numRuns: 25 },
      );
    },
  );
});

describe('a poisoned submission', () => {
  it.each([
    ['is answered 500 for ever', () => busy(500)],
    ['times out for ever', () => timedOut],
    ['is answered with a page for ever', () => ({ kind: 'unexpected-answer', status: 200 }) as const],
  ])('that %s never holds another card back', async (_how, answer) => {
    const { add, worker, service, pass, list, deliveredCount } = await openFlowDesk();
    const [poisoned] = add('poisoned');
    service.answer = (card) => (card === 'poisoned' ? answer() : accepted());

    for (let round = 1; round <= 30; round += 1) {
      add(`sound-${round}`);
      worker.wake();
      await service.quiet();
      expect(deliveredCount()).toBe(round);
      await pass(20_000);
    }
    expect(list.find(poisoned ?? '')?.row.state).toBe('waiting');
    expect(service.sent.filter(({ card }) => card === 'poisoned').length).toBeGreaterThan(5);
  });

  it('that hangs takes one of four places, and three of them leave one', async () => {
    const { add, worker, service, deliveredCount } = await openFlowDesk();
    service.answer = (card) => (card.startsWith('hanging') ? 'hang' : accepted());
    add('hanging-1', 'hanging-2', 'hanging-3', ...cards(100));
    worker.wake();
    await service.quiet();

    expect(deliveredCount()).toBe(100);
  });

  it('in company, twenty of them, delays a sound card by rests of half a minute at most', async () => {
    const { add, worker, service, pass, deliveredCount } = await openFlowDesk();
    service.answer = (card) => (card.startsWith('poisoned') ? busy(500) : accepted());
    add(...cards(20).map((card) => `poisoned-${card}`));
    worker.wake();
    await pass(HOUR_MS);
    add('sound');
    worker.wake();
    await pass(60_000);

    expect(deliveredCount()).toBe(1);
  });
});

describe('a service in trouble', () => {
  it('that answers 503 to everything is asked in rounds of four, not by the whole outbox', async () => {
    const { add, worker, service, pass, deliveredCount } = await openFlowDesk();
    add(...cards(500));
    service.answer = () => busy(503);
    worker.wake();
    await pass(600_000);
    expect(service.sent.length).toBeLessThan(4 * (5 + 600 / 15));

    service.answer = accepted;
    await pass(330_000);
    expect(deliveredCount()).toBe(500);
  });

  it('that says it is asked too often gets the rest it asks for, from every card', async () => {
    const { add, worker, service, pass, deliveredCount } = await openFlowDesk();
    add(...cards(50));
    service.answer = () => busy(429, 90_000);
    worker.wake();
    await pass(89_000);
    expect(service.sent).toHaveLength(4);
    await pass(2_000);
    expect(service.sent).toHaveLength(5);

    service.answer = accepted;
    await pass(91_000);
    expect(deliveredCount()).toBeGreaterThanOrEqual(45);
    await pass(91_000);
    expect(deliveredCount()).toBe(50);
  });

  it('that refuses the key stops everything: whatever was under way gets its attempt back', async () => {
    const { add, worker, service, pass, key, list, deliveredCount } = await openFlowDesk();
    const ids = add(...cards(10));
    service.answer = () => ({ kind: 'key-refused', status: 401 });
    worker.wake();
    await pass(HOUR_MS);

    expect([service.sent.length, worker.pause()]).toEqual([4, 'key-refused']);
    expect(ids.map((id) => list.find(id)?.row)).toEqual(
      ids.map(() => expect.objectContaining({ state: 'waiting', attempt_count: 0 }) as unknown),
    );

    service.answer = accepted;
    key.current = 'key-2';
    worker.keyChanged();
    await service.quiet();
    expect(deliveredCount()).toBe(10);
  });
});

describe('time', () => {
  it('that passed while the computer slept does not pass again when it wakes', async () => {
    const { add, worker, service, clock, deliveredCount } = await openFlowDesk();
    add(...cards(3));
    service.answer = () => busy(503, 3_000_000);
    worker.wake();
    await service.quiet();
    // The wall clock went on, the timers did not.
    clock.setWallClock(8 * HOUR_MS);
    service.answer = accepted;
    worker.wake();
    await service.quiet();

    expect([deliveredCount(), service.sent.length]).toEqual([3, 6]);
  });

  it('may be set by up to a year either way between two attempts: the next comes at most the longest wait late, and once', async () => {
    const jump = fc.oneof(
      fc.integer({ min: -YEAR_MS, max: YEAR_MS }),
      fc.integer({ min: -2 * HOUR_MS, max: 2 * HOUR_MS }),
      fc.constantFrom(-YEAR_MS, YEAR_MS, -HOUR_MS, HOUR_MS, 0),
    );
    await fc.assert(
      fc.asyncProperty(jump, fc.integer({ min: 0, max: 600 }), async (jumpMs, afterS) => {
        const { add, worker, service, clock, pass, deliveredCount } = await openFlowDesk();
        const reply = busy(503, 300_000);
        add('card');
        service.answer = () => reply;
        worker.wake();
        await service.quiet();
        service.answer = accepted;
        if (afterS < 300) await pass(afterS * 1_000);
        clock.setWallClock(jumpMs);
        clock.advance(300_000 + LONGEST_WAIT_MS);
        await service.quiet();

        expect([deliveredCount(), service.sent.length]).toEqual([1, 2]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what goes wrong inside', () => {
  it('leaves no submission behind as being sent when sending throws', async () => {
    const { add, worker, service, pass, deliveredCount } = await openFlowDesk();
    add('card');
    service.answer = () => 'throw';
    worker.wake();
    await service.quiet();
    service.answer = accepted;
    await pass(2_000);

    expect(deliveredCount()).toBe(1);
  });

  it('does not stop sending: the network comes back while the disk is full', async () => {
    const { add, worker, service, pass, outbox, deliveredCount } = await openFlowDesk();
    add(...cards(10));
    service.answer = () => offline;
    worker.wake();
    await service.quiet();
    const makeAllDue = vi.spyOn(outbox, 'makeAllDue').mockImplementation(() => {
      throw Object.assign(new Error('full'), { errcode: 13 });
    });
    service.answer = accepted;
    await pass(60_000);
    expect(makeAllDue).toHaveBeenCalled();
    makeAllDue.mockRestore();
    await pass(6_000);

    expect(deliveredCount()).toBe(10);
  });

  it('sets thousands of damaged rows aside a few at a time, and sends the sound one behind them', async () => {
    const { add, worker, service, pass, database, outbox, list, deliveredCount } = await openFlowDesk();
    add(...cards(1_000));
    database.exec(`UPDATE submissions SET sealed_request = x'00'`);
    add('sound');
    const takeDue = vi.spyOn(outbox, 'takeDue');
    worker.wake();
    expect([takeDue.mock.calls.length, list.counts().attention]).toEqual([1, 16]);
    await pass(1_000);

    expect([deliveredCount(), list.counts()]).toEqual([1, { waiting: 0, attention: 1_000 }]);
    expect(service.sent).toEqual([{ card: 'sound', name: '1' }]);
  });
});
