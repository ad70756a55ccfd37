/** All of an error that may be logged or shown: its text may hold anything. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
