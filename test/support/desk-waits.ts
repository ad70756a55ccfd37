import type { Desk } from './desk-process.ts';

const LONG_MS = 120_000;

/**
 * From now on the desk waits two minutes wherever it would wait one of these times: what it does once they are over is not what the
 * test is about, and a machine that stalls for seconds would bring it about.
 */
export async function stretchWaits({ app }: Pick<Desk, 'app'>, ...waitsMs: readonly number[]): Promise<void> {
  await app.evaluate(
    (_electron, { waits, longMs }) => {
      const wait = globalThis.setTimeout;
      const stretched = (work: () => void, waitMs?: number): NodeJS.Timeout =>
        wait(work, waits.includes(waitMs ?? 0) ? longMs : waitMs);
      globalThis.setTimeout = stretched as typeof setTimeout;
    },
    { waits: [...waitsMs], longMs: LONG_MS },
  );
}
