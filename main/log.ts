import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RequestName } from '../contract/channels.ts';
import type { RequestFailure } from '../contract/desk-api.ts';
import type { ReaderStatus } from '../contract/reader.ts';
import type { StorageProblem } from './store/storage-problem.ts';
import type { SubmissionState } from '../contract/submission.ts';

/** Every line the log may hold. No name, no card, no PIN, no key and no text from outside has a field here. */
export type LogEntry =
  | {
      readonly event: 'started';
      readonly version: string;
      readonly electron: string;
      readonly mode: 'live' | 'practice';
      readonly startMs: number;
    }
  | { readonly event: 'stopped' }
  | { readonly event: 'ended-by-limit' }
  | { readonly event: 'reader'; readonly status: ReaderStatus['kind'] }
  | {
      readonly event: 'submission';
      readonly id: string;
      readonly state: SubmissionState;
      readonly reason: string | null;
    }
  | { readonly event: 'outbox-paused'; readonly pause: 'no-key' | 'key-refused' | null }
  | { readonly event: 'storage-failed'; readonly problem: StorageProblem }
  | { readonly event: 'request-refused'; readonly request: RequestName; readonly failure: RequestFailure }
  | { readonly event: 'request-failed'; readonly request: RequestName; readonly error: string }
  | { readonly event: 'window-lost'; readonly reason: string }
  /** What nobody caught. `error`: its name. */
  | { readonly event: 'unexpected-error'; readonly error: string };

export interface Log {
  write(entry: LogEntry): void;
}

const LARGEST_FILE_BYTES = 1_000_000;

/** One JSON object a line, UTC times, one older file kept. A log that cannot be written stops nobody. */
export function createLog(path: string, nowMs: () => number): Log {
  return {
    write(entry) {
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_FILE_BYTES)
          renameSync(path, `${path}.1`);
        appendFileSync(path, `${JSON.stringify({ at: new Date(nowMs()).toISOString(), ...entry })}\n`, {
          mode: 0o600,
        });
      } catch {
        // A full disk must not keep the desk from saying that the disk is full.
      }
    },
  };
}
