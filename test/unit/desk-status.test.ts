import { expect, it } from 'vitest';
import { createStatusBoard } from '../../main/desk-status.ts';

it('tells once that writing fails, however often the status is told meanwhile, and again when it fails anew', () => {
  const failures: string[] = [];
  const board = createStatusBoard({
    counts: () => ({ waiting: 0, attention: 0 }),
    pause: () => null,
    onChanged: () => undefined,
    onStorageFailed: (problem) => failures.push(problem),
  });
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });

  board.noteStorage(full);
  board.touch();
  board.noteStorage(full);
  expect(failures).toEqual(['disk-full']);
  expect(board.status().outbox.storage).toBe('disk-full');
  board.noteStorage(null);
  board.noteStorage(full);
  expect(failures).toEqual(['disk-full', 'disk-full']);
});
