import { randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createAccessBook,
  type AccessBook,
  type Answer,
  type StoredKey,
  type StoredLevel,
} from './access-book.ts';
import { createAccessEvents, type AccessEvents } from './access-events.ts';

export type AccessPath =
  '/accesskeys/add' | '/accesskeys/remove' | '/accesskeys/status' | '/accesslevels/list' | '/events/list';

/** How a call goes wrong. `lost-reply` does the work and drops the line; `dropped` does not even do the work. */
export type Misbehaviour =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Record<string, string>;
    }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'lost-reply' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'portal-page' }
  | { readonly kind: 'redirect'; readonly to: string };

/** For ten minutes nothing is sent by itself; a person may press sooner, or enroll somebody. */
export const BUSY_FOR_TEN_MINUTES: Misbehaviour = {
  kind: 'status',
  status: 429,
  headers: { 'retry-after': '600' },
};

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface AccessService {
  /** The address to give the desk; the calls live below it. */
  readonly baseUrl: string;
  readonly levels: readonly StoredLevel[];
  keys(): readonly StoredKey[];
  requests(path?: AccessPath): readonly RecordedRequest[];
  /** Gives a card to somebody, as another desk or the portal would have done. */
  register(identification: string, person: { readonly first_name: string; readonly last_name: string }): void;
  /** What the access systems report of every known key, one answer a call; the last one stays. */
  readonly scriptStatus: AccessBook['scriptStatus'];
  /** What the doors tell. */
  readonly doors: Pick<AccessEvents, 'happen' | 'pageSize'>;
  /** Only these integration API keys are let in from now on; others get 401. */
  acceptApiKeys(...apiKeys: readonly string[]): void;
  /** Every call of this path goes wrong, until `behave`. */
  misbehave(path: AccessPath, misbehaviour: Misbehaviour): void;
  /** The next calls of this path go wrong, one a misbehaviour. */
  misbehaveOnce(path: AccessPath, ...misbehaviours: readonly Misbehaviour[]): void;
  behave(): void;
  /** Nobody listens any more: connections are refused. */
  goOffline(): Promise<void>;
  /** Listens again, at the same address and with the same keys. */
  goOnline(): Promise<void>;
  close(): Promise<void>;
}

export const testLevels: readonly StoredLevel[] = [
  { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01', name: 'Main entrance', system_id: 'Head office' },
  { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c02', name: 'Garage', system_id: 'Head office' },
  { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c03', name: 'Warehouse', system_id: 'Harbour' },
];

const PREFIX = '/v1';

/** The Access API as its documentation tells it, on loopback, written apart from the desk's own practice service. */
export async function openAccessService(apiKey: string): Promise<AccessService> {
  const book = createAccessBook(testLevels);
  const events = createAccessEvents();
  const recorded: RecordedRequest[] = [];
  const standing = new Map<string, Misbehaviour>();
  const once = new Map<string, Misbehaviour[]>();
  let acceptedKeys: readonly string[] = [apiKey];

  const calls: Readonly<Record<AccessPath, (body: unknown) => Answer>> = {
    '/accesskeys/add': book.add,
    '/accesskeys/remove': book.remove,
    '/accesskeys/status': book.status,
    '/accesslevels/list': book.list,
    '/events/list': events.list,
  };

  function answer(request: RecordedRequest): Answer {
    if (!isAccessPath(request.path, calls)) return refusal(404, 'no such call');
    if (request.method !== 'POST') return refusal(405, 'POST only');
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !acceptedKeys.includes(token ?? ''))
      return refusal(401, 'unknown integration API key');
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return refusal(415, 'JSON only');
    const body = parseJson(request.body);
    return body === undefined ? refusal(400, 'the body is not JSON') : calls[request.path](body);
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request: RecordedRequest = {
      method: incoming.method ?? '',
      path: (incoming.url ?? '').replace(PREFIX, ''),
      headers: incoming.headers,
      body: await bodyOf(incoming),
    };
    recorded.push(request);

    const wrong = once.get(request.path)?.shift() ?? standing.get(request.path);
    switch (wrong?.kind) {
      case undefined:
        send(response, answer(request));
        return;
      case 'status':
        response
          .writeHead(wrong.status, { 'content-type': 'text/plain', ...wrong.headers })
          .end(wrong.body ?? '');
        return;
      case 'portal-page':
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<html><body>Log in to the guest network</body></html>');
        return;
      case 'redirect':
        response.writeHead(302, { location: wrong.to }).end();
        return;
      case 'lost-reply':
        answer(request);
        incoming.socket.destroy();
        return;
      case 'dropped':
        incoming.socket.destroy();
        return;
      case 'hang':
        return;
    }
  }

  const server = createServer((incoming, response) => {
    // Whoever asked is gone.
    serve(incoming, response).catch(() => undefined);
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const stopListening = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });

  const port = await listenAtOwnPort(listen);

  return {
    baseUrl: `http://127.0.0.1:${port}${PREFIX}`,
    levels: book.levels,
    keys: book.keys,
    requests: (path) => (path === undefined ? [...recorded] : recorded.filter((one) => one.path === path)),
    register: (identification, person) => {
      book.add({ key: { identification, type: 'proximity' }, person });
    },
    scriptStatus: book.scriptStatus,
    doors: events,
    acceptApiKeys: (...apiKeys) => {
      acceptedKeys = apiKeys;
    },
    misbehave: (path, misbehaviour) => {
      standing.set(path, misbehaviour);
    },
    misbehaveOnce: (path, ...misbehaviours) => {
      once.set(path, [...(once.get(path) ?? []), ...misbehaviours]);
    },
    behave: () => {
      standing.clear();
      once.clear();
    },
    goOffline: stopListening,
    goOnline: () => listen(port),
    close: stopListening,
  };
}

const PORTS_EACH = 4000;

/**
 * Below the ports the system gives to whoever asks, and other ones for each worker: while this service is offline, nobody else may
 * come to listen where the desk looks for it.
 */
async function listenAtOwnPort(listen: (port: number) => Promise<void>): Promise<number> {
  const worker = Number(process.env['TEST_PARALLEL_INDEX'] ?? process.env['VITEST_POOL_ID'] ?? 0) % 3;
  for (;;) {
    const port = 20_000 + worker * PORTS_EACH + randomInt(PORTS_EACH);
    try {
      await listen(port);
      return port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

function isAccessPath(path: string, calls: object): path is AccessPath {
  return Object.hasOwn(calls, path);
}

function refusal(status: number, words: string): Answer {
  return { status, body: { error: words } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
