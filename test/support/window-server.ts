import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { CONTENT_SECURITY_POLICY } from '../../main/page-policy.ts';
import { projectRoot } from './electron-executable.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface WindowServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built window to this computer under the app's own policy. */
export async function openWindowServer(): Promise<WindowServer> {
  const server = createServer((request, response) => {
    // Parsing a URL takes every step upwards out of it.
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    readFile(join(projectRoot, 'out', 'renderer', pathname)).then(
      (data) =>
        response
          .writeHead(200, {
            'content-type': contentTypes[extname(pathname)] ?? 'application/octet-stream',
            'content-security-policy': CONTENT_SECURITY_POLICY,
            'cache-control': 'max-age=600',
          })
          .end(data),
      // A browser asks for the site's own icon, which an app has not.
      () => response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
