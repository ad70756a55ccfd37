import type { PageGlobal } from '../support/bridge.ts';
import { runDeskToItsEnd } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

test.describe('The window is locked down', () => {
  test('sandboxed, isolated, without Node, and nothing of Electron reaches the page', async ({
    openLive,
  }) => {
    const { app, window } = await openLive();

    const preferences = await app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        // Not in Electron's types, and the only way to read back what a window really runs with.
        .map((contents) =>
          (
            contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
          ).getLastWebPreferences(),
        ),
    );
    expect(preferences).toHaveLength(1);
    expect(preferences[0]).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });

    const globals = ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'];
    const types = await window.evaluate(
      (names) => names.map((name) => typeof (globalThis as unknown as Record<string, unknown>)[name]),
      globals,
    );
    expect(types).toEqual(globals.map(() => 'undefined'));
  });

  test('every answer of app:// carries the whole policy', async ({ openLive }) => {
    const { window } = await openLive();

    const page = await window.reload();

    expect(window.url()).toBe('app://tapdesk/index.html');
    const headers = (await page?.allHeaders()) ?? {};
    expect(headers['content-security-policy']).toBe(POLICY);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('app:// serves the built window and nothing beside it', async ({ openLive }) => {
    const { app } = await openLive();
    const statuses = (addresses: readonly string[]): Promise<readonly number[]> =>
      app.evaluate(async ({ net }, asked) => {
        const answers = await Promise.all(asked.map((address) => net.fetch(address)));
        return answers.map(({ status }) => status);
      }, addresses);

    expect(await statuses(['app://tapdesk/index.html', 'app://tapdesk/stop.css'])).toEqual([200, 200]);
    const outside = [
      'app://tapdesk/..%2Fmain%2Fmain.js',
      'app://tapdesk/assets/..%2F..%2Fmain%2Fmain.js',
      'app://tapdesk/..%5Cmain%5Cmain.js',
      'app://tapdesk/%2E%2E%2Fmain%2Fmain.js',
      'app://tapdesk//etc/hostname',
      'app://tapdesk/nothing.js',
      'app://elsewhere/index.html',
    ];
    expect(await statuses(outside)).toEqual(outside.map(() => 404));
  });

  test('leaving the page and opening windows is refused', async ({ openLive, service }) => {
    const { app, window } = await openLive();
    await app.evaluate(({ webContents }) => {
      const refused: string[] = [];
      Object.assign(globalThis, { refused });
      webContents.getAllWebContents()[0]?.on('will-frame-navigate', (event) => {
        // Looked at after every other listener has had its say.
        setImmediate(() => {
          if (event.defaultPrevented) refused.push(event.url);
        });
      });
    });
    const refused = (): Promise<readonly string[]> =>
      app.evaluate(() => (globalThis as unknown as { refused: string[] }).refused);

    const opened = await window.evaluate((address) => {
      const child = globalThis.open(address);
      location.href = address;
      return child;
    }, `${service.baseUrl}/opened`);
    await expect.poll(refused).toEqual([`${service.baseUrl}/opened`]);
    await window.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.invalid/';
      document.body.append(link);
      link.click();
    });

    expect(opened).toBeNull();
    await expect.poll(refused).toEqual([`${service.baseUrl}/opened`, 'https://example.invalid/']);
    expect(window.url()).toBe('app://tapdesk/index.html');
    expect(app.windows()).toHaveLength(1);
    expect(service.requests().filter(({ path }) => path === '/opened')).toEqual([]);
  });

  test('every permission a page may ask for is refused', async ({ openLive }) => {
    // Without a camera the answer would be that there is none, whoever may use it.
    const { window } = await openLive({ lastArguments: ['--use-fake-device-for-media-stream'] });

    const notRefused = await window.evaluate(async () => {
      const asks: Record<string, () => Promise<unknown>> = {
        geolocation: () =>
          new Promise((resolve, reject) => {
            navigator.geolocation.getCurrentPosition(resolve, reject);
          }),
        notifications: async () => {
          if ((await Notification.requestPermission()) === 'denied')
            throw new DOMException('', 'NotAllowedError');
        },
        camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
        microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
        screen: () => navigator.mediaDevices.getDisplayMedia(),
        clipboard: () => navigator.clipboard.readText(),
        midi: () => navigator.requestMIDIAccess({ sysex: true }),
      };
      // What is not there rejects too, with another error.
      const isRefusal = (error: unknown): boolean =>
        error instanceof GeolocationPositionError
          ? error.code === GeolocationPositionError.PERMISSION_DENIED
          : error instanceof DOMException && error.name === 'NotAllowedError';
      const outcomes = await Promise.all(
        Object.entries(asks).map(async ([name, ask]) => {
          try {
            await ask();
            return name;
          } catch (error) {
            return isRefusal(error) ? '' : `${name}: ${String(error)}`;
          }
        }),
      );
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'clipboard-read',
        'midi',
        'display-capture',
        'idle-detection',
        'local-fonts',
        'persistent-storage',
        'screen-wake-lock',
        'window-management',
      ];
      const states = await Promise.all(
        names.map(async (name) => {
          const { state } = await navigator.permissions.query({ name: name as PermissionName });
          return state === 'denied' ? '' : `${name}: ${state}`;
        }),
      );
      return [...outcomes, ...states].filter((name) => name !== '');
    });

    expect(notRefused).toEqual([]);
  });

  // That a device is kept back which was chosen before shows only where one is plugged in.
  test('a page that asks for a device finds none, and nobody is asked to choose one', async ({
    openLive,
  }) => {
    const { app, window } = await openLive();
    await app.evaluate(({ session }) => {
      const choices: string[] = [];
      Object.assign(globalThis, { choices });
      const events: NodeJS.EventEmitter = session.defaultSession;
      for (const name of ['select-serial-port', 'select-hid-device', 'select-usb-device'])
        events.on(name, () => choices.push(name));
    });
    // A press allows one question, and each evaluation counts as one.
    const ask = (kind: 'serial' | 'hid' | 'usb'): Promise<string> =>
      window.evaluate(async (name) => {
        type Ask = (options: object) => Promise<unknown>;
        const devices = navigator as unknown as Record<string, { requestPort?: Ask; requestDevice?: Ask }>;
        const asked = devices[name];
        try {
          const found = await (asked?.requestPort ?? asked?.requestDevice)?.call(asked, { filters: [] });
          return JSON.stringify(found);
        } catch (error) {
          return error instanceof DOMException ? error.name : String(error);
        }
      }, kind);

    expect([await ask('serial'), await ask('hid'), await ask('usb')]).toEqual([
      'NotFoundError',
      '[]',
      'NotFoundError',
    ]);
    expect(await app.evaluate(() => (globalThis as unknown as { choices: string[] }).choices)).toEqual([]);
  });
});

test.describe('What a script in the page may not do', () => {
  test.use({
    expectedPageProblems: /Content Security Policy|This document requires 'Trusted/,
  });

  test('evaluate text, run inline scripts, call out, post a form, open a frame', async ({
    openLive,
    service,
  }) => {
    const { window } = await openLive();

    const outcomes = await window.evaluate(async (address) => {
      const directives = new Set<string>();
      Object.assign(globalThis, { directives });
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        directives.add(effectiveDirective);
      });
      const seen: Record<string, string> = {};
      const attempt = async (name: string, act: () => unknown): Promise<void> => {
        try {
          await act();
          seen[name] = 'went through';
        } catch {
          seen[name] = 'refused';
        }
      };
      const add = <Tag extends 'form' | 'iframe' | 'img' | 'script' | 'link'>(tag: Tag) =>
        document.body.appendChild(document.createElement(tag));

      // In a task of its own: what a debugger evaluates is free of the policy.
      await new Promise<void>((done) => {
        setTimeout(() => {
          void attempt('eval', () => globalThis.eval('1 + 1') as unknown)
            .then(() => attempt('Function constructor', () => Reflect.construct(Function, ['return 1'])))
            .then(() => attempt('innerHTML', () => (document.createElement('div').innerHTML = '<b>bold</b>')))
            .then(() => attempt('inline script', () => (add('script').text = 'globalThis.ran = true')))
            .then(() => attempt('remote script', () => (add('script').src = `${address}/script`)))
            .then(() => attempt('fetch', () => fetch(`${address}/fetch`)))
            .then(() => attempt('worker', () => new Worker(`${address}/worker`)))
            .then(() => attempt('dynamic import', () => import(`${address}/import`) as Promise<unknown>))
            .then(done);
        }, 0);
      });
      add('img').src = `${address}/img`;
      add('iframe').src = `${address}/frame`;
      const style = add('link');
      style.rel = 'stylesheet';
      style.href = `${address}/style`;
      new WebSocket(address.replace('http', 'ws'));
      const form = add('form');
      form.method = 'post';
      form.action = `${address}/form`;
      form.submit();
      return seen;
    }, service.baseUrl);

    expect(outcomes).toEqual({
      eval: 'refused',
      'Function constructor': 'refused',
      innerHTML: 'refused',
      'inline script': 'refused',
      'remote script': 'refused',
      fetch: 'refused',
      worker: 'refused',
      'dynamic import': 'refused',
    });
    expect(await window.evaluate(() => 'ran' in globalThis)).toBe(false);
    const directives = (): Promise<readonly string[]> =>
      window.evaluate(() => [...(globalThis as unknown as { directives: Set<string> }).directives]);
    await expect
      .poll(directives)
      .toEqual(
        expect.arrayContaining(['connect-src', 'form-action', 'frame-src', 'img-src', 'style-src-elem']),
      );
    expect(window.url()).toBe('app://tapdesk/index.html');
    expect(service.requests()).toEqual([]);
  });
});

test.describe('One desk at a time', () => {
  test('a second start with the same data folder ends by itself, and the first goes on', async ({
    openLive,
    place,
  }) => {
    const { app, window } = await openLive();

    const second = await runDeskToItsEnd({ dataDir: place.dataDir });

    expect(second.exitCode).toBe(0);
    expect(app.windows()).toHaveLength(1);
    const reply = await window.evaluate(() => (globalThis as unknown as PageGlobal).desk.getDesk());
    expect(reply.ok).toBe(true);
  });
});
