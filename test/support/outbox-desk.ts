import { expect } from 'vitest';
import { z } from 'zod';
import type { RowSeal } from '../../main/secrets/row-seal.ts';
import { newSeal, openOutboxFile, type OutboxFile } from './outbox-file.ts';
import { isOpen, type OutboxModel } from './outbox-model.ts';

export const CARDS = ['A', 'B'] as const;

/** The outbox in a file of its own, and every data key it ever had. */
export class OutboxDesk {
  readonly seals: RowSeal[] = [newSeal('key-1')];
  file!: OutboxFile;
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async open(keyNames: readonly string[]): Promise<void> {
    const [current, ...earlier] = this.seals.filter(({ keyId }) => keyNames.includes(keyId)).toReversed();
    if (!current) throw new Error('no key');
    this.file = await openOutboxFile(this.#path, current, earlier);
  }

  close(): void {
    this.file.database.close();
  }
}

const storedRow = z.object({
  id: z.string(),
  key_id: z.string(),
  state: z.string(),
  attempt_count: z.number(),
  due_at_ms: z.number(),
  is_head: z.number(),
  is_held: z.number(),
  alert_unseen: z.number(),
  needs_id: z.string().nullable(),
  follow_due_at_ms: z.number().nullable(),
});

/** No row is lost, each is as the model has it, and what is counted, known and due agrees. */
export function compare(
  model: OutboxModel,
  { file: { database, list, register, outbox } }: OutboxDesk,
): void {
  const stored = database.prepare('SELECT * FROM submissions ORDER BY seq').all();
  // Of what is settled nobody asks whether it is held.
  const openRows = model.rows.map(isOpen);
  const rows = stored.map((row) => storedRow.parse(row));
  expect(rows.map((row, index) => ({ ...row, is_held: openRows[index] ? row.is_held : 0 }))).toEqual(
    model.rows.map((row) => ({
      id: row.id,
      key_id: row.key,
      state: row.state,
      attempt_count: row.attemptCount,
      due_at_ms: row.dueAtMs,
      is_head: model.isHead(row) ? 1 : 0,
      is_held: isOpen(row) && model.isHeld(row) ? 1 : 0,
      alert_unseen: row.alert ? 1 : 0,
      needs_id: row.needs,
      follow_due_at_ms: row.followAtMs,
    })),
  );
  const pins = model.rows.map(({ id }) => {
    const contents = list.find(id)?.contents;
    if (!contents) return 'unreadable';
    return contents.request.kind === 'add' ? contents.request.pin : null;
  });
  expect(pins).toEqual(model.rows.map((row) => (model.opens(row) ? row.pin : 'unreadable')));
  expect(list.counts()).toEqual(model.counts());
  expect(list.openCount()).toBe(model.rows.filter((row) => isOpen(row) && model.isHere(row.key)).length);
  expect(list.totalCount()).toBe(model.rows.length);
  expect(CARDS.map((name) => list.openForCard(name, null).map(({ row }) => row.id))).toEqual(
    CARDS.map((name) => model.openOfCard(name).map(({ id }) => id)),
  );
  expect(CARDS.map((name) => register.findCard(name)?.submissionId ?? null)).toEqual(
    CARDS.map((name) => model.known(name)),
  );
  expect(register.count()).toBe(model.entries.length);
  expect(outbox.msUntilDue(model.nowMs)).toBe(model.msUntilDue());
}
