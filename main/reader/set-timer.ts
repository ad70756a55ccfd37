/** Runs something once, later; the function it returns calls that off. */
export type SetTimer = (delayMs: number, run: () => void) => () => void;
