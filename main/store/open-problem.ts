import type { OpenedDatabase } from './database.ts';
import { storageProblemOf, type StorageProblem } from './storage-problem.ts';

/** Why there is no outbox, or no vault. */
export type OpenProblem = Exclude<OpenedDatabase, { kind: 'open' }> | { readonly kind: StorageProblem };

export const openProblemOf = (error: unknown): OpenProblem => ({ kind: storageProblemOf(error) });
