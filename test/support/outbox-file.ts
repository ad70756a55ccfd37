import { randomBytes } from 'node:crypto';
import { createRowSeal, type RowSeal } from '../../main/secrets/row-seal.ts';
import { openDatabase, type Database } from '../../main/store/database.ts';
import { createOutbox, type Outbox } from '../../main/store/outbox.ts';
import type { SubmissionRequest } from '../../main/store/submission-record.ts';

export const LONGEST_WAIT_MS = 3_600_000;

export function newSeal(id = 'key-1'): RowSeal {
  return createRowSeal({ id, bytes: randomBytes(32) });
}

export async function openOutboxFile(
  path: string,
  seal: RowSeal,
  more: readonly RowSeal[] = [],
): Promise<{ readonly outbox: Outbox; readonly database: Database }> {
  const opened = await openDatabase(path);
  if (opened.kind !== 'open') throw new Error(`the database did not open: ${opened.kind}`);
  return {
    outbox: createOutbox(opened.database, { current: seal, all: [seal, ...more] }, LONGEST_WAIT_MS),
    database: opened.database,
  };
}

export function requestFor(card: string, change: Partial<SubmissionRequest> = {}): SubmissionRequest {
  return {
    identification: card,
    cardKey: card,
    firstName: 'Vera',
    lastName: 'Lind',
    pin: '0471',
    validFrom: null,
    validTo: null,
    accessLevelIds: [],
    hasPin: true,
    ...change,
  };
}
