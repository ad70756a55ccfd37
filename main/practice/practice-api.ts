import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PracticeBehaviour } from '../../contract/desk.ts';
import { assertNever } from '../../contract/assert-never.ts';
import { createPracticeEvents } from './practice-events.ts';
import { createPracticeKeys } from './practice-keys.ts';

export const PRACTICE_API_KEY = 'practice-key';

export const practiceLevels = [
  { id: '6f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a01', name: 'Main entrance', system_id: 'House A' },
  { id: '6f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a02', name: 'Office floors', system_id: 'House A' },
  { id: '6f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a03', name: 'Meeting rooms', system_id: 'House A' },
  { id: '6f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a04', name: 'Garage', system_id: 'House B' },
  { id: '6f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a05', name: 'Bicycle room', system_id: 'House B' },
] as const;

export interface PracticeApi {
  readonly baseUrl: string;
  behaviour(): PracticeBehaviour;
  behave(behaviour: PracticeBehaviour): void;
  close(): Promise<void>;
}

const LARGEST_BODY_BYTES = 100_000;

/** A stand-in for the service on this computer: strict where the documentation is, and naughty when told to be. */
export async function startPracticeApi(nowMs: () => number = Date.now): Promise<PracticeApi> {
  const keys = createPracticeKeys(practiceLevels, nowMs);
  const listEvents = createPracticeEvents(practiceLevels, nowMs);
  let behaviour: PracticeBehaviour = 'normal';

  function serve(path: string, body: unknown): Reply {
    switch (path) {
      case '/v1/accesslevels/list':
        return json(200, { levels: practiceLevels });
      case '/v1/accesskeys/add': {
        if (behaviour === 'refuses-card')
          return json(400, { message: 'This practice service refuses every card' });
        const outcome = keys.add(body);
        return outcome.kind === 'done' ? json(200, outcome.key) : json(400, { message: outcome.message });
      }
      case '/v1/accesskeys/remove': {
        const outcome = keys.remove(body);
        if (outcome.kind === 'refused') return json(400, { message: outcome.message });
        return outcome.kind === 'done' ? noContent : json(404, { message: 'There is no such access key' });
      }
      case '/v1/accesskeys/status': {
        const outcome = keys.status(body);
        return outcome.kind === 'done' ? json(200, outcome.status) : json(400, { message: outcome.message });
      }
      case '/v1/events/list': {
        const outcome = listEvents(body);
        return outcome.kind === 'done' ? json(200, outcome.reply) : json(400, { message: outcome.message });
      }
      default:
        return json(404, { message: `There is no ${path}` });
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request);
    const reply =
      misbehave(behaviour) ?? refuse(request, text) ?? serve(request.url ?? '', JSON.parse(text ?? ''));
    if (reply === 'hang-up') request.socket.destroy();
    else response.writeHead(reply.status, headersOf(reply)).end(reply.body);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${String(port)}/v1`,
    behaviour: () => behaviour,
    behave(next) {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Reply {
  readonly status: number;
  /** Null where there is no body. */
  readonly contentType: string | null;
  readonly body: string;
}

const noContent: Reply = { status: 204, contentType: null, body: '' };

const headersOf = ({ contentType }: Reply): Record<string, string> =>
  contentType === null ? {} : { 'content-type': contentType };

const json = (status: number, body: unknown): Reply => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
});

function misbehave(behaviour: PracticeBehaviour): Reply | 'hang-up' | null {
  switch (behaviour) {
    case 'normal':
    case 'refuses-card':
      return null;
    case 'offline':
      return 'hang-up';
    case 'portal-page':
      return { status: 200, contentType: 'text/html', body: '<h1>Welcome to the guest network</h1>' };
    case 'busy':
      return json(503, { message: 'The practice service is busy' });
    case 'refuses-key':
      return json(401, { message: 'The practice service refuses the key' });
    default:
      return assertNever(behaviour);
  }
}

function refuse(request: IncomingMessage, text: string | null): Reply | null {
  if (request.method !== 'POST') return json(405, { message: 'Every call is a POST' });
  if (request.headers.authorization !== `Bearer ${PRACTICE_API_KEY}`)
    return json(401, { message: 'The key is not known' });
  if (text === null) return json(413, { message: 'The body is too large' });
  if (!(request.headers['content-type'] ?? '').startsWith('application/json'))
    return json(415, { message: 'The body is not JSON' });
  try {
    JSON.parse(text);
    return null;
  } catch {
    return json(400, { message: 'The body is not JSON' });
  }
}

/** Null when it is larger than any request of ours. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    byteCount += chunk.length;
    if (byteCount <= LARGEST_BODY_BYTES) chunks.push(chunk);
  }
  return byteCount > LARGEST_BODY_BYTES ? null : Buffer.concat(chunks).toString('utf8');
}
