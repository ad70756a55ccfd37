import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createServiceTime } from '../../../main/api/service-time.ts';

const NOON_MS = Date.UTC(2026, 0, 15, 12);

async function service(date: string | null): Promise<string> {
  const server = createServer((_asked, reply) => {
    reply.sendDate = false;
    if (date !== null) reply.setHeader('date', date);
    reply.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

it('goes on from the time of the last answer, by a clock nobody sets, and tells of the first one once', async () => {
  let elapsedMs = 500;
  let heardTimes = 0;
  const time = createServiceTime(
    () => elapsedMs,
    () => (heardTimes += 1),
  );
  const fetch = time.heardBy(globalThis.fetch);
  const url = await service(new Date(NOON_MS).toUTCString());
  expect(time.nowMs()).toBeNull();

  const reply = await fetch(url);
  expect(await reply.text()).toBe('{}');
  elapsedMs += 90_000;
  expect(time.nowMs()).toBe(NOON_MS + 90_000);

  await fetch(url);
  expect(time.nowMs()).toBe(NOON_MS);
  expect(heardTimes).toBe(1);
});

it.each([null, 'yesterday'])('learns nothing from an answer whose date is %j', async (date) => {
  const time = createServiceTime(
    () => 0,
    () => {
      throw new Error('nothing was heard');
    },
  );

  await time.heardBy(globalThis.fetch)(await service(date));
  expect(time.nowMs()).toBeNull();
});
