const FIRST_LOOK_MS = 2_000;

/** When to ask for the first time whether a new key has reached the doors. */
export function firstLookAtMs(nowMs: number): number {
  return nowMs + FIRST_LOOK_MS;
}
