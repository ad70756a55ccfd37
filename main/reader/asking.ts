import type { Poll } from './frames/frame-decoder.ts';
import type { SetTimer } from './set-timer.ts';

/** A reader that says nothing for so long is off, or speaks otherwise. */
const UNANSWERED_MS = 3000;

interface AskingDependencies {
  readonly poll: Poll;
  /** Resolves when the line has taken the bytes, also when that failed. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly setTimer: SetTimer;
  /** Told once, and again only after an answer. */
  readonly onUnanswered: () => void;
  /** The reader answers after all. */
  readonly onAnswered: () => void;
}

export interface Asking {
  heard(): void;
  stop(): void;
}

/** Asks a reader again and again. A line that takes no bytes is not given more of them. */
export function startAsking(dependencies: AskingDependencies): Asking {
  const { poll, write, setTimer, onUnanswered, onAnswered } = dependencies;
  const mostUnanswered = Math.ceil(UNANSWERED_MS / poll.intervalMs);
  let askedCount = 0;
  let unansweredCount = 0;
  let isWriting = false;
  let cancelNext: () => void = () => undefined;

  function ask(): void {
    cancelNext = setTimer(poll.intervalMs, ask);
    if (unansweredCount === mostUnanswered) onUnanswered();
    unansweredCount += 1;
    const request = poll.requests[askedCount % poll.requests.length];
    if (isWriting || request === undefined) return;
    askedCount += 1;
    isWriting = true;
    void write(request).then(() => {
      isWriting = false;
    });
  }

  ask();
  return {
    heard: () => {
      const wasSilent = unansweredCount > mostUnanswered;
      unansweredCount = 0;
      if (wasSilent) onAnswered();
    },
    stop: () => {
      cancelNext();
    },
  };
}
