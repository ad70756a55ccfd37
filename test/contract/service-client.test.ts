import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readAccessLevels } from '../../main/api/access-levels.ts';
import { createIntservClient } from '../../main/api/intserv-client.ts';
import { replyKindOf } from '../../main/api/reply-kind.ts';
import { learntFrom } from '../../main/delivery/learnt.ts';
import { addBodyOf, readAddReply } from '../../main/delivery/send-submission.ts';
import { updateBodyOf } from '../../main/delivery/update-key.ts';
import { PRACTICE_API_KEY, startPracticeApi } from '../../main/practice/practice-api.ts';
import { requestFor } from '../support/outbox-file.ts';

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function practiceClient() {
  const api = await startPracticeApi();
  onTestFinished(() => api.close());
  return { api, client: createIntservClient(api.baseUrl, fetch) };
}

const card = '0x62e3086ced';
const request = requestFor(card, {
  validFrom: '2026-07-01T06:00:00Z',
  accessLevelIds: ['6f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a01'],
});
const readFor = (sent: typeof request) => (body: unknown) => readAddReply(sent, body);

describe('the client against the strict practice service', () => {
  it('adds a key, and adding it again updates the same one and not its person', async () => {
    const { client } = await practiceClient();
    const add = async (sent: typeof request) =>
      replyKindOf(await client.addAccessKey(PRACTICE_API_KEY, addBodyOf(sent)), readFor(sent));

    const first = await add(request);
    const second = await add({ ...request, identification: '0424715775213', firstName: 'Nils' });

    expect(first).toMatchObject({
      kind: 'accepted',
      value: { person: { first_name: 'Vera' }, key: { identification: '0424715775213' } },
    });
    expect(second).toMatchObject({ kind: 'accepted', value: { person: { first_name: 'Vera' } } });
    expect(
      second.kind === 'accepted' && first.kind === 'accepted' && second.value.id === first.value.id,
    ).toBe(true);
  });

  it('changes a key by its id, and keeps an end that an update leaves out', async () => {
    const { client } = await practiceClient();
    const added = replyKindOf(
      await client.addAccessKey(PRACTICE_API_KEY, addBodyOf({ ...request, validTo: '2026-12-31T23:00:00Z' })),
      readFor(request),
    );
    if (added.kind !== 'accepted') throw new Error(added.kind);
    const before = learntFrom('one', request, added.value, 0);
    const changes = { pin: null, validTo: null, accessLevelIds: ['6f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a02'] };
    const { identification, cardKey, firstName, lastName } = request;
    const key = { identification, cardKey, firstName, lastName, keyId: before.keyId };
    const update = { kind: 'update', ...key, changes, pinChange: 'none' } as const;

    const reply = replyKindOf(
      await client.addAccessKey(PRACTICE_API_KEY, updateBodyOf(update, before)),
      readFor(request),
    );

    expect(reply).toMatchObject({
      kind: 'accepted',
      value: {
        id: before.keyId,
        person: { first_name: 'Vera' },
        access_levels: changes.accessLevelIds,
        valid_from_date: request.validFrom,
        valid_to_date: '2026-12-31T23:00:00Z',
      },
    });
  });

  it('gives a second card to a person by id, who keeps their name', async () => {
    const { client } = await practiceClient();
    const add = async (sent: typeof request) =>
      replyKindOf(await client.addAccessKey(PRACTICE_API_KEY, addBodyOf(sent)), readFor(sent));
    const first = await add(request);
    const personId = (first.kind === 'accepted' && first.value.person?.id) || null;

    const other = { ...requestFor('0x62e3086cee', { firstName: '', lastName: '' }), personId };
    expect(await add(other)).toMatchObject({
      kind: 'accepted',
      value: { person: { id: personId, first_name: 'Vera' } },
    });
  });

  it('lists the access levels', async () => {
    const { client } = await practiceClient();

    const reply = replyKindOf(await client.listAccessLevels(PRACTICE_API_KEY), readAccessLevels);

    expect(reply.kind === 'accepted' && reply.value.map((level) => level.systemId)).toEqual([
      'House A',
      'House A',
      'House A',
      'House B',
      'House B',
    ]);
  });

  it.each([
    ['offline', 'no-connection'],
    ['portal-page', 'unexpected-answer'],
    ['busy', 'busy'],
    ['refuses-key', 'key-refused'],
    ['refuses-card', 'refused'],
  ] as const)('tells %s as %s', async (behaviour, kind) => {
    const { api, client } = await practiceClient();
    api.behave(behaviour);

    expect(
      replyKindOf(await client.addAccessKey(PRACTICE_API_KEY, addBodyOf(request)), readFor(request)).kind,
    ).toBe(kind);
  });

  it('refuses what the documentation does not allow', async () => {
    const { client } = await practiceClient();
    const bodies = [
      { ...addBodyOf(request), extra: 1 },
      { ...addBodyOf(request), pin: '12' },
      { ...addBodyOf(request), valid_from_date: '2026-07-01' },
      { ...addBodyOf(request), access_levels: [] },
      { ...addBodyOf(request), person: { first_name: 'a'.repeat(33) } },
      { ...addBodyOf(request), key: { identification: 'tag', type: 'proximity' as const } },
    ];
    const statuses = [];
    for (const body of bodies) {
      const answer = await client.addAccessKey(PRACTICE_API_KEY, body);
      statuses.push(answer.kind === 'reply' ? answer.status : answer.failure.kind);
    }

    expect(statuses).toEqual(bodies.map(() => 400));
  });
});

describe('the client', () => {
  it('sends one POST with the key and JSON, and retries nothing itself', async () => {
    const seen: string[] = [];
    const base = await serve((incoming, response) => {
      seen.push(
        `${String(incoming.method)} ${String(incoming.url)} ${String(incoming.headers.authorization)} ${String(incoming.headers['content-type'])}`,
      );
      response.writeHead(503, { 'retry-after': '7', date: 'Wed, 21 Oct 2026 07:28:00 GMT' }).end('busy');
    });

    const answer = await createIntservClient(`${base}/v1`, fetch).listAccessLevels('key');

    expect(seen).toEqual(['POST /v1/accesslevels/list Bearer key application/json']);
    expect(answer).toEqual({
      kind: 'reply',
      status: 503,
      retryAfter: '7',
      date: 'Wed, 21 Oct 2026 07:28:00 GMT',
      body: 'busy',
    });
  });

  it('takes the key nowhere else when it is redirected', async () => {
    const visited: string[] = [];
    const elsewhere = await serve((incoming, response) => {
      visited.push(String(incoming.headers.authorization));
      response.end('{}');
    });
    const base = await serve((_incoming, response) => response.writeHead(307, { location: elsewhere }).end());

    const answer = await createIntservClient(base, fetch).listAccessLevels('key');

    expect(replyKindOf(answer, () => null).kind).toBe('unexpected-answer');
    expect(visited).toEqual([]);
  });

  it('gives up on a service that hangs, also in the middle of its answer', async () => {
    const silent = await serve(() => undefined);
    const stuck = await serve((_incoming, response) => {
      response.writeHead(200).write('{"levels":');
    });

    for (const base of [silent, stuck]) {
      const answer = await createIntservClient(base, fetch, 200).listAccessLevels('key');
      expect(answer).toEqual({ kind: 'failure', failure: { kind: 'timeout' } });
    }
  });

  it('names a service that is not there', async () => {
    const api = await startPracticeApi();
    const gone = api.baseUrl;
    await api.close();

    expect(await createIntservClient(gone, fetch).listAccessLevels('key')).toEqual({
      kind: 'failure',
      failure: { kind: 'offline' },
    });
  });
});

describe('a reply to an add', () => {
  const id = '2f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a01';

  it('may leave out or null what is optional, bring more, and write the card its own way', () => {
    for (const body of [
      { id },
      { id, key: null, person: null, new_field: [] },
      { id, key: { identification: '0424715775213' }, person: { id: null } },
    ]) {
      expect(readAddReply(request, body)?.id).toBe(id);
    }
  });

  it('may carry an id with the version bits of no RFC, as databases make them', () => {
    const guid = 'D3A7C6B1-5E2F-E911-80D4-00155D0A1B2C';

    expect(readAddReply(request, { id: guid })?.id).toBe(guid);
    expect(readAccessLevels({ levels: [{ id: guid, name: 'Garage', system_id: 'A' }] })).toHaveLength(1);
  });

  it('is not one when it has no key id, or speaks of another card', () => {
    for (const body of [
      {},
      { id: 7 },
      { id: 'x' },
      { id, key: { identification: '0x62e3086cee' } },
      { id, key: { identification: '?' } },
    ]) {
      expect(readAddReply(request, body)).toBeNull();
    }
  });
});
