import type { Clock } from './clock.ts';

const LOOK_AGAIN_MS = 50;

/** Resolves once no file is being opened, read or written. Node waits for those in its own end, where no limit of ours holds. */
export async function filesAreDone(clock: Clock): Promise<void> {
  while (process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq')))
    await new Promise<void>((resolve) => {
      clock.after(LOOK_AGAIN_MS, resolve);
    });
}
