import type { PortProblem } from '../../contract/reader.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;
/** A reader that is plugged in again is read within two seconds. Looking for a path costs nothing. */
const LONGEST_WAIT_FOR_DEVICE_MS = 1500;

/** `failureCount`: how often opening has failed for this problem in a row, this time included. */
export function waitBeforeReopening(problem: PortProblem, failureCount: number): number {
  const isAbsent = problem === 'unplugged' || problem === 'not-found' || problem === 'several-alike';
  const longest = isAbsent ? LONGEST_WAIT_FOR_DEVICE_MS : LONGEST_WAIT_MS;
  return Math.min(longest, FIRST_WAIT_MS * 2 ** (failureCount - 1));
}
