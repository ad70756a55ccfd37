import type { Clock } from '../../main/clock.ts';

interface Timer {
  readonly dueMs: number;
  readonly work: () => void;
}

/** Time that passes only when told to; the wall clock can be set apart from it. */
export class ManualClock implements Clock {
  #elapsedMs = 0;
  #wallOffsetMs: number;
  readonly #timers = new Set<Timer>();

  constructor(startMs = Date.UTC(2026, 0, 15, 12)) {
    this.#wallOffsetMs = startMs;
  }

  nowMs(): number {
    return this.#wallOffsetMs + this.#elapsedMs;
  }

  after(waitMs: number, work: () => void): () => void {
    const timer = { dueMs: this.#elapsedMs + waitMs, work };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** The wall clock jumps; waits that are under way do not notice. */
  setWallClock(byMs: number): void {
    this.#wallOffsetMs += byMs;
  }

  advance(byMs: number): void {
    const untilMs = this.#elapsedMs + byMs;
    for (;;) {
      const next = [...this.#timers]
        .filter((timer) => timer.dueMs <= untilMs)
        .toSorted((a, b) => a.dueMs - b.dueMs)[0];
      if (!next) break;
      this.#timers.delete(next);
      this.#elapsedMs = Math.max(this.#elapsedMs, next.dueMs);
      next.work();
    }
    this.#elapsedMs = untilMs;
  }

  /** Time passes while the process is busy: what is due by now waits for `advance`. */
  stall(byMs: number): void {
    this.#elapsedMs += byMs;
  }

  get waitingCount(): number {
    return this.#timers.size;
  }
}
