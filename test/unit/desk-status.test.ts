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

it('tells what it knows with the last counts where they cannot be read, and never keeps whoever reports from going on', () => {
  const told: { readonly network: string; readonly waitingCount: number }[] = [];
  let isReadable = true;
  const board = createStatusBoard({
    counts: () => {
      if (!isReadable) throw new Error('disk I/O error');
      return { waiting: 3, attention: 0 };
    },
    pause: () => null,
    onChanged: ({ network, outbox: { waitingCount } }) => told.push({ network, waitingCount }),
    onStorageFailed: () => undefined,
  });

  isReadable = false;
  board.noteNetwork('connected');
  expect(told).toEqual([]);
  isReadable = true;
  board.touch();
  isReadable = false;
  board.noteNetwork('no-connection');

  expect(told).toEqual([
    { network: 'connected', waitingCount: 3 },
    { network: 'no-connection', waitingCount: 3 },
  ]);
});
