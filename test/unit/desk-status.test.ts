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

it('numbers what it tells: of an answer and a report, the larger number is the newer', () => {
  const told: number[] = [];
  const board = createStatusBoard({
    counts: () => ({ waiting: 0, attention: 0 }),
    pause: () => null,
    onChanged: ({ revision }) => told.push(revision),
    onStorageFailed: () => undefined,
  });
  const asked = board.status().revision;

  board.noteReader({ kind: 'connecting', path: '/dev/ttyUSB0' });
  const askedBetween = board.status().revision;
  board.noteReader({ kind: 'ready', path: '/dev/ttyUSB0' });

  expect(told).toEqual([askedBetween, board.status().revision]);
  expect(asked).toBeLessThan(askedBetween);
  expect(askedBetween).toBeLessThan(board.status().revision);
});
