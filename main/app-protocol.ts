import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type ProtocolRequest, type ProtocolResponse } from 'electron';
import { CONTENT_SECURITY_POLICY } from './page-policy.ts';

const SCHEME = 'app';
const HOST = 'tapdesk';
export const APP_ORIGIN = `${SCHEME}://${HOST}`;
export const DESK_PAGE = `${APP_ORIGIN}/index.html`;
/** Asks for the passphrase; shares nothing with the desk's page. */
export const UNLOCK_PAGE = `${APP_ORIGIN}/unlock/index.html`;
export const STOP_PAGE = `${APP_ORIGIN}/stop`;

/** Pages made while the desk runs, by path. */
const madePages = new Map<string, string>();

export interface MadePage {
  readonly url: string;
  takeBack(): void;
}

/** Serves a page under a path nobody else knows, with the same policy as the window's own, until it is taken back. */
export function offerPage(html: string): MadePage {
  const path = `/made/${randomUUID()}`;
  madePages.set(path, html);
  return { url: APP_ORIGIN + path, takeBack: () => void madePages.delete(path) };
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const NOT_FOUND = answer(404, 'text/plain', Buffer.alloc(0));

/** Must run before the app is ready. `codeCache` needs a standard scheme. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true, supportFetchAPI: false } },
  ]);
}

/**
 * Serves the built window from `root` and nothing outside it. `stopPage` is what stands at `STOP_PAGE`, null while nothing stopped the desk.
 *
 * Not `protocol.handle`: its answers are `Response` objects, and the first one makes Node read its whole HTTP client,
 * some 60 ms that every start would wait for its page.
 */
export function serveApp(root: string, stopPage: () => string | null): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  protocol.registerBufferProtocol(SCHEME, (request, respond) => {
    void answerTo(request, root, stopPage)
      .catch(() => NOT_FOUND)
      .then(respond);
  });
}

/** Rejects when there is no such file. */
async function answerTo(
  request: ProtocolRequest,
  root: string,
  stopPage: () => string | null,
): Promise<ProtocolResponse> {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.host !== HOST) return NOT_FOUND;

  const made = url.pathname === '/stop' ? stopPage() : madePages.get(url.pathname);
  if (made !== undefined && made !== null) return answer(200, 'text/html; charset=utf-8', Buffer.from(made));

  const path = normalize(join(root, decodeURIComponent(url.pathname)));
  const contentType = CONTENT_TYPES[extname(path)];
  if (!path.startsWith(root + sep) || contentType === undefined) return NOT_FOUND;
  return answer(200, contentType, await readFile(path));
}

function answer(statusCode: number, contentType: string, data: Buffer): ProtocolResponse {
  return {
    statusCode,
    data,
    headers: {
      'content-type': contentType,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  };
}
