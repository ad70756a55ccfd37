import type { SetTimer } from './set-timer.ts';

const CLOSE_LIMIT_MS = 1500;

/** Whether a port opened or closed in time. `stuck`: it did not, and a thread of the process still waits for it. */
export type PortRelease = 'free' | 'stuck';

/** Waits for a port that is let go, not for ever: a driver may hang on it. `work` never rejects. */
export function settledInTime(work: Promise<unknown>, setTimer: SetTimer): Promise<PortRelease> {
  return new Promise((resolve) => {
    const cancelLimit = setTimer(CLOSE_LIMIT_MS, () => {
      resolve('stuck');
    });
    void work.then(() => {
      cancelLimit();
      resolve('free');
    });
  });
}
