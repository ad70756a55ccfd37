/** Time as the desk sees it; handed in so that tests own it. */
export interface Clock {
  /** Wall clock, for stamps and due times. May jump. */
  nowMs(): number;
  /** Runs `work` after a monotonic wait; the returned function calls it off. */
  after(waitMs: number, work: () => void): () => void;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after(waitMs, work) {
    const timer = setTimeout(work, waitMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
