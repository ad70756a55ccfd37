import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createIntservClient } from '../../main/api/intserv-client.ts';
import { replyKindOf } from '../../main/api/reply-kind.ts';
import { askKeyStatus } from '../../main/delivery/key-status.ts';
import { addBodyOf, readAddReply } from '../../main/delivery/send-submission.ts';
import { PRACTICE_API_KEY, startPracticeApi } from '../../main/practice/practice-api.ts';
import { requestFor } from '../support/outbox-file.ts';

const houseA = '6f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a01';
const houseB = '6f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a04';
const unknownId = '00000000-0000-4000-8000-000000000000';

async function practice() {
  const clock = { nowMs: Date.UTC(2026, 0, 15, 12) };
  const api = await startPracticeApi(() => clock.nowMs);
  onTestFinished(() => api.close());
  const client = createIntservClient(api.baseUrl, fetch);
  const add = async (accessLevelIds: string[]): Promise<string> => {
    const request = requestFor('0x62e3086ced', { accessLevelIds });
    const answer = await client.addAccessKey(PRACTICE_API_KEY, addBodyOf(request));
    const reply = replyKindOf(answer, (body) => readAddReply(request, body));
    if (reply.kind !== 'accepted') throw new Error(reply.kind);
    return reply.value.id;
  };
  return {
    clock,
    client,
    add,
    status: (keyId: string) => askKeyStatus(client, PRACTICE_API_KEY, keyId),
    remove: (id: string) => client.removeAccessKey(PRACTICE_API_KEY, { id }),
  };
}

describe('a key on its way to the doors of the practice service', () => {
  it('is pending, then ready at one system after the other', async () => {
    const { clock, add, status } = await practice();
    const id = await add([houseA, houseB]);
    const seen: unknown[] = [];
    for (const passedMs of [0, 6_000, 6_000]) {
      clock.nowMs += passedMs;
      seen.push(await status(id));
    }

    const [b, a] = [{ system_id: 'House B' }, { system_id: 'House A' }];
    expect(seen).toMatchObject([
      { value: { status: 'Pending', systems_where_applied: [], systems_where_pending: [a, b] } },
      { value: { status: 'PartiallyApplied', systems_where_applied: [a], systems_where_pending: [b] } },
      { value: { status: 'Applied', systems_where_applied: [a, b], systems_where_pending: [] } },
    ]);
  });

  it('is applied nowhere without access levels', async () => {
    const { add, status } = await practice();

    expect(await status(await add([]))).toMatchObject({
      kind: 'accepted',
      value: { status: 'NotApplied', systems_where_applied: [], systems_where_pending: [] },
    });
  });

  it('is refused in words when there is no such key, also once it was removed', async () => {
    const { add, status, remove } = await practice();
    const id = await add([houseA]);
    expect(await remove(id)).toMatchObject({ kind: 'reply', status: 204, body: '' });

    expect(await remove(id)).toMatchObject({ kind: 'reply', status: 404 });
    const refusal = (of: string) => ({
      kind: 'refused',
      status: 400,
      words: `There is no access key ${of}`,
    });
    expect(await status(id)).toEqual(refusal(id));
    expect(await status(unknownId)).toEqual(refusal(unknownId));
    expect(await status('not an id')).toMatchObject({ kind: 'refused', status: 400 });
  });
});

describe('a status answer that is not quite the documented one', () => {
  async function answering(body: unknown) {
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    return askKeyStatus(createIntservClient(`http://127.0.0.1:${String(port)}`, fetch), 'key', unknownId);
  }

  it.each([
    ['without lists', {}],
    ['with null lists', { systems_where_applied: null, systems_where_failed: null }],
    ['with lists of another shape', { systems_where_applied: 'all', systems_where_failed: [7] }],
    ['with more fields', { sauna: true, systems_where_pending: [{ system_id: 'A', since: 'today' }] }],
  ])('%s still says the status', async (_, change) => {
    expect(await answering({ id: unknownId, status: 'Gone fishing', ...change })).toMatchObject({
      kind: 'accepted',
      value: { status: 'Gone fishing' },
    });
  });

  it.each([
    ['no status', { id: unknownId }],
    ['a status that is no word', { id: unknownId, status: 4 }],
    ['another key', { id: houseA, status: 'Applied' }],
    ['no object', ['Applied']],
  ])('speaking of %s is no answer', async (_, body) => {
    expect(await answering(body)).toEqual({ kind: 'unexpected-answer', status: 200 });
  });
});
