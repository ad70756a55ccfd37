import { once } from 'node:events';
import { createServer } from 'node:http';
import { createAccessBook } from '../../test/support/access-book.ts';

const PREFIX = '/v1';
const portalPage = '<html><body>Log in to the guest network</body></html>';

/** How often an add is answered in each way while the service is unreliable. */
const weights = {
  well: 48,
  'reply lost after committing': 14,
  'reply cut short after committing': 5,
  'gateway timeout after committing': 4,
  'line dropped before committing': 8,
  503: 8,
  hangs: 4,
  'portal page': 7,
  'key refused': 2,
};

/**
 * The strict stand-in for the service, on loopback. What a request asks for is done when it arrives or never: a request
 * that is done after its sender has gone would be out of order with no desk to blame.
 *
 * `onAdd` is told of every add (`received`, then `answered`), `received` before anything is done for it.
 *
 * @param {{ random: ReturnType<typeof import('./torture-random.mjs').createRandom>, apiKey: string, onAdd: (event: object) => void }} options
 */
export async function openTortureService({ random, apiKey, onAdd }) {
  const book = createAccessBook([]);
  const replyCounts = new Map();
  const hanging = new Set();
  let reliable = true;

  function answerAdd(body, response) {
    const kind = reliable ? 'well' : random.weighted(weights);
    onAdd({ event: 'received', body });
    replyCounts.set(kind, (replyCounts.get(kind) ?? 0) + 1);
    const keysBefore = book.keys().length;
    const commit = () => {
      const answer = book.add(body);
      onAdd({ event: 'committed', body, answer, created: book.keys().length > keysBefore });
      return answer;
    };
    misanswer(kind, commit, response);
    onAdd({ event: 'answered', body, kind });
  }

  function misanswer(kind, commit, response) {
    switch (kind) {
      case 'well':
        return send(response, commit());
      case 'reply lost after committing':
        commit();
        return response.socket?.destroy();
      case 'reply cut short after committing': {
        const text = JSON.stringify(commit().body);
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
        return response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
      }
      case 'gateway timeout after committing':
        commit();
        return send(response, { status: 504, body: 'upstream' });
      case 'line dropped before committing':
        return response.socket?.destroy();
      case '503':
        return send(response, { status: 503, body: 'busy' });
      case 'hangs':
        return hanging.add(response);
      case 'portal page':
        return response.writeHead(200, { 'content-type': 'text/html' }).end(portalPage);
      case 'key refused':
        return send(response, { status: 401, body: 'unknown key' });
    }
  }

  async function serve(request, response) {
    const path = request.url.replace(PREFIX, '');
    const body = await bodyOf(request);
    if (request.method !== 'POST') return send(response, { status: 405, body: 'POST only' });
    if (request.headers.authorization !== `Bearer ${apiKey}`)
      return send(response, { status: 401, body: 'unknown key' });
    if (path === '/accesskeys/add') return answerAdd(body, response);
    const call = { '/accesskeys/remove': book.remove, '/accesskeys/status': book.status }[path];
    if (path === '/accesslevels/list') return send(response, book.list(body));
    return send(response, call?.(body) ?? { status: 404, body: 'no such call' });
  }

  // A sender that was killed in the middle of its request has not asked for anything.
  const server = createServer((request, response) => void serve(request, response).catch(() => undefined));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${server.address().port}${PREFIX}`,
    replyCounts,
    keys: book.keys,
    misbehave: () => void (reliable = false),
    behave() {
      reliable = true;
      for (const response of hanging) response.socket?.destroy();
      hanging.clear();
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function send(response, { status, body }) {
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
