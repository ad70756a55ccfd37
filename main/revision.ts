let last = 0;

/** Counts up for the life of the process, so that of two values the window is told the newer can be known. */
export function nextRevision(): number {
  last += 1;
  return last;
}
