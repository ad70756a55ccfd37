import { eventChannels, requestChannels, type RequestName } from '../../contract/channels.ts';
import { requests } from '../../contract/contract.ts';
import type { RequestReply } from '../../contract/desk-api.ts';
import type { Page } from '@playwright/test';
import { listSubmissions, type PageGlobal } from '../support/bridge.ts';
import { expect, test } from '../support/desk-test.ts';
import { statusButton } from '../support/screens.ts';

const requestNames = Object.keys(requestChannels) as readonly RequestName[];

const junk: readonly unknown[] = [
  null,
  0,
  'junk',
  true,
  [],
  ['junk'],
  {},
  { unexpected: 1 },
  { id: 'no-uuid' },
  { id: '../../etc/passwd' },
  { mode: 'root', extra: true },
  { key: 42 },
  { key: 'x'.repeat(10_001) },
  { search: 'x'.repeat(201), limit: 5 },
  { search: '', limit: 1_000_001 },
  { form: null, replaces: null, knownCard: 'yes' },
  { apiBaseUrl: 'https://a.example', __proto__: { polluted: true }, constructor: 1 },
  new Uint8Array(16),
];

type AnyReply = RequestReply<RequestName>;
type AnyDesk = Readonly<Record<RequestName, (input: unknown) => Promise<AnyReply>>>;

test.describe('The bridge', () => {
  test('window.desk is exactly the contract: a function a request, an on… an event, and nothing else', async ({
    openLive,
  }) => {
    const { window } = await openLive();
    const expected = [
      ...requestNames,
      ...Object.keys(eventChannels).map((name) => `on${name.charAt(0).toUpperCase()}${name.slice(1)}`),
    ].sort();

    const found = await window.evaluate(() => {
      const { desk } = globalThis as unknown as PageGlobal;
      const stop: () => unknown = desk.onReaderHeard(() => undefined);
      return {
        names: Object.keys(desk).sort(),
        types: [...new Set(Object.values(desk).map((member) => typeof member))],
        // Whatever it returned would have come over from the other side.
        stopped: typeof stop(),
        isFrozen: Object.isFrozen(desk),
      };
    });

    expect(found).toEqual({ names: expected, types: ['function'], stopped: 'undefined', isFrozen: true });
  });

  test('every channel refuses every junk, and nothing comes of it', async ({ openLive, service }) => {
    const unfit = requestNames.map((name) => ({
      name,
      payloads: junk.filter((payload) => !requests[name].input.safeParse(payload).success),
    }));
    expect(Math.min(...unfit.map(({ payloads }) => payloads.length))).toBeGreaterThan(10);
    const { window } = await openLive();

    const replies = await window.evaluate(
      (asked) =>
        Promise.all(
          asked.map(async ({ name, payloads }) => {
            const desk = (globalThis as unknown as { desk: AnyDesk }).desk;
            return { name, replies: await Promise.all(payloads.map((payload) => desk[name](payload))) };
          }),
        ),
      unfit,
    );

    expect(replies).toEqual(
      unfit.map(({ name, payloads }) => ({
        name,
        replies: payloads.map(() => ({ ok: false, failure: 'invalid-request' })),
      })),
    );
    expect(await listSubmissions(window)).toEqual([]);
    expect(service.requests()).toEqual([]);
    await expect(statusButton(window, /^Paused: no API key$/)).toBeVisible();
  });

  test('a second window with the same preload gets no answer on any channel', async ({ openLive }) => {
    const { app } = await openLive();
    const opened = app.waitForEvent('window');
    await app.evaluate(({ app: electronApp, BrowserWindow }) => {
      const preload = `${electronApp.getAppPath()}/out/preload/bridge.cjs`;
      const stranger = new BrowserWindow({ webPreferences: { preload, sandbox: true } });
      void stranger.loadURL('app://tapdesk/index.html');
    });
    const stranger = await opened;
    await stranger.waitForFunction(() => 'desk' in globalThis);

    expect(await askEverything(stranger)).toEqual(requestNames.map(() => 'untrusted-sender'));
  });
});

test.describe('A foreign page', () => {
  // Its icon is asked for, and is not there.
  test.use({ expectedPageProblems: /404/ });

  test('gets no answer on any channel, even in the desk’s own window', async ({ openLive, service }) => {
    const { app, window } = await openLive();
    service.misbehave('/accesskeys/add', { kind: 'portal-page' });
    const portal = `${service.baseUrl}/accesskeys/add`;
    await app.evaluate(
      ({ webContents }, address) => webContents.getAllWebContents()[0]?.loadURL(address),
      portal,
    );
    await expect(window.getByText('Log in to the guest network')).toBeVisible();

    expect(await askEverything(window)).toEqual(requestNames.map(() => 'untrusted-sender'));
  });
});

function askEverything(window: Page): Promise<readonly string[]> {
  return window.evaluate(async (names) => {
    const desk = (globalThis as unknown as { desk: AnyDesk }).desk;
    const replies = await Promise.all(names.map((name) => desk[name](undefined)));
    return replies.map((reply) => (reply.ok ? 'answered' : reply.failure));
  }, requestNames);
}
