import type { OpenedDatabase } from './database.ts';
import { storageProblemOf, type StorageProblem } from './storage-problem.ts';

export type OpenProblem = Exclude<OpenedDatabase, { kind: 'open' }> | { readonly kind: StorageProblem };

export const openProblemOf = (error: unknown): OpenProblem => ({ kind: storageProblemOf(error) });

/** Why there is no outbox, or no vault, and what to do about it. */
export function openProblemSentence(problem: OpenProblem, path: string): string {
  switch (problem.kind) {
    case 'newer':
      return `The outbox ${path} was written by a newer Tapdesk. It has been left untouched: install that version, or a later one.`;
    case 'not-a-database':
      return `The outbox ${path} is damaged and has been left untouched. Restore it from a backup, or move it aside and keep it for your IT department.`;
    case 'disk-full':
      return `The disk is full, so ${path} cannot be opened. Free some space.`;
    case 'read-only':
      return `${path} cannot be written. Give your user the right to write in its folder.`;
    case 'storage-failed':
      return `${path} cannot be opened. Check the disk, and that no other program holds the file.`;
  }
}
