import type { PortProblem } from '../../contract/reader.ts';
import { findPortHolder } from './port-holder.ts';
import { findPortGroup } from './port-group.ts';
import type { PortFailure } from './reader-port.ts';

/** The driver has no codes, only the words of the operating system. Windows says "access denied" of a port in use. */
const problemWords: readonly (readonly [RegExp, PortProblem])[] = [
  [/cannot lock port|resource busy|access denied/i, 'in-use'],
  [/permission denied/i, 'no-permission'],
  [/no such (file|device)|file not found/i, 'not-found'],
];

export function portProblemOf(error: unknown): PortProblem {
  const words = error instanceof Error ? error.message : '';
  return problemWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'failed';
}

/** Adds what helps to mend it: who holds the port, or which group to join. */
export async function portFailureOf(error: unknown, path: string): Promise<PortFailure> {
  const problem = portProblemOf(error);
  return {
    problem,
    heldBy: problem === 'in-use' ? await findPortHolder(path) : null,
    group: problem === 'no-permission' ? await findPortGroup(path) : null,
  };
}
