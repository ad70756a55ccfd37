import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PasswordProxy {
  /** What makes Chromium use it, for this computer’s own addresses as well. */
  readonly chromiumArguments: readonly string[];
  /** From now on it lets everybody through. */
  letThrough(): void;
  close(): Promise<void>;
}

const ASKING = { 'proxy-authenticate': 'Basic realm="company"' };

/** A company's proxy on loopback that wants a password. */
export async function openPasswordProxy(): Promise<PasswordProxy> {
  let isOpen = false;
  const proxy = createServer((asked, reply) => {
    if (!isOpen) {
      reply.writeHead(407, ASKING).end('<h1>Who are you?</h1>');
      return;
    }
    const { method, headers } = asked;
    const onward = request(asked.url ?? '', { method, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    onward.on('error', () => reply.writeHead(502).end());
    asked.pipe(onward);
  });
  proxy.on('connect', (_asked, socket) => {
    socket.end(
      'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="company"\r\nContent-Length: 0\r\n\r\n',
    );
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    chromiumArguments: [`--proxy-server=127.0.0.1:${String(port)}`, '--proxy-bypass-list=<-loopback>'],
    letThrough: () => (isOpen = true),
    close: async () => {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
