import { expect, test as base } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccessService, type AccessService } from './access-service.ts';
import { startDesk, type Desk, type DeskStart } from './desk-process.ts';
import { saveApiKey } from './screens.ts';
import { createSerialLine, type SerialLine } from './serial-line.ts';
import { testDisplays } from './test-displays.ts';

/** A planted key: where it turns up, it has leaked. */
export const API_KEY = 'canary-7Qw3ZkR9vT2mXs8LdY4h';

/** A folder of its own for one test, gone after it. */
export interface Place {
  readonly root: string;
  readonly dataDir: string;
  /** A string is written as it is. */
  writePolicy(policy: object | string): Promise<string>;
}

type StartOptions = Partial<DeskStart>;

export interface LiveDeskOptions extends StartOptions {
  /** On top of, or in place of, what makes the desk live. */
  readonly policy?: object;
}

interface DeskFixtures {
  /** No test begins right before midnight: in the last minute what ends today is over, and after it, it was yesterday. */
  readonly awayFromMidnight: null;
  readonly place: Place;
  readonly service: AccessService;
  readonly line: SerialLine;
  /** What the window's console may complain about: tests that provoke a refusal name it. */
  readonly expectedPageProblems: RegExp | null;
  /** Starts a desk; every desk started is closed after the test, and may have had no error in its window. */
  readonly open: (start?: StartOptions) => Promise<Desk>;
  /** Starts a desk that is set up for `service` and `line`, without an API key. */
  readonly openLive: (options?: LiveDeskOptions) => Promise<Desk>;
  /** The same, and the API key is saved. */
  readonly openReady: (options?: LiveDeskOptions) => Promise<Desk>;
}

/** Of the desks of these tests. */
const timeOfDay = (): string => new Date().toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm' });

export const test = base.extend<DeskFixtures, { readonly ownDisplay: null }>({
  ownDisplay: [
    async ({}, use, { parallelIndex }) => {
      const display = testDisplays()[parallelIndex];
      if (display !== undefined) process.env['DISPLAY'] = display;
      await use(null);
    },
    { scope: 'worker', auto: true },
  ],

  awayFromMidnight: [
    async ({}, use) => {
      await expect.poll(timeOfDay, { intervals: [1_000], timeout: 200_000 }).not.toMatch(/^23:5[789]/);
      await use(null);
    },
    { auto: true, timeout: 240_000 },
  ],

  expectedPageProblems: [null, { option: true }],

  place: async ({}, use) => {
    const root = await mkdtemp(join(tmpdir(), 'tapdesk-e2e-'));
    await use({
      root,
      dataDir: join(root, 'data'),
      writePolicy: async (policy) => {
        const file = join(root, 'policy.json');
        await writeFile(file, typeof policy === 'string' ? policy : JSON.stringify(policy));
        return file;
      },
    });
    // A process of a desk that ends last may still write.
    await rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  },

  service: async ({}, use) => {
    const service = await openAccessService(API_KEY);
    await use(service);
    await service.close();
  },

  line: async ({}, use) => {
    const line = await createSerialLine();
    await use(line);
    await line.close();
  },
  open: async ({ place, expectedPageProblems }, use, testInfo) => {
    const desks: Desk[] = [];
    await use(async (start = {}) => {
      const desk = await startDesk({ dataDir: place.dataDir, configHome: place.root, ...start });
      desks.push(desk);
      return desk;
    });
    // Where a test broke off, a desk may rightly ask before it closes, and nobody would answer.
    const isAsExpected = testInfo.status === testInfo.expectedStatus;
    for (const desk of desks) await (isAsExpected ? desk.close() : desk.kill());
    const problems = desks.flatMap((desk) => desk.pageProblems());
    expect(problems.filter((problem) => !expectedPageProblems?.test(problem))).toEqual([]);
  },
  openLive: async ({ open, place, service, line }, use) => {
    await use(async ({ policy, ...start } = {}) => {
      const policyFile = await place.writePolicy({ ...livePolicy(service, line), ...policy });
      return open({ policyFile, ...start });
    });
  },
  openReady: async ({ openLive }, use) => {
    await use(async (options) => {
      const desk = await openLive(options);
      await saveApiKey(desk.window, API_KEY);
      return desk;
    });
  },
});

export { expect };

function livePolicy(service: AccessService, line: SerialLine): object {
  return {
    apiBaseUrl: service.baseUrl,
    reader: { path: line.readerEnd, baudRate: 9600, format: 'stx-etx-xor' },
    locale: 'en',
  };
}
