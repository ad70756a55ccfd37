/** What time the service has, by the answers it gave in this run. */
export interface ServiceTime {
  /** Null until it has answered. */
  nowMs(): number | null;
  /** The same calls, and their answers are looked at. */
  heardBy(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
}

/** `elapsedMs` must not jump when somebody sets the clock. `onFirstHeard` is called once. */
export function createServiceTime(elapsedMs: () => number, onFirstHeard: () => void): ServiceTime {
  let heard: { readonly dateMs: number; readonly atMs: number } | null = null;

  function note(date: string | null): void {
    const dateMs = Date.parse(date ?? '');
    if (Number.isNaN(dateMs)) return;
    const isFirst = heard === null;
    heard = { dateMs, atMs: elapsedMs() };
    if (isFirst) onFirstHeard();
  }

  return {
    nowMs: () => heard && heard.dateMs + elapsedMs() - heard.atMs,
    heardBy: (fetch) => async (input, init) => {
      const reply = await fetch(input, init);
      note(reply.headers.get('date'));
      return reply;
    },
  };
}
