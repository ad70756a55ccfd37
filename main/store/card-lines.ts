import { z } from 'zod';
import type { Database } from './database.ts';
import { unsealRow, type Seals } from './sealed-contents.ts';
import { submissionRowSchema } from './submission-record.ts';

const openRowSchema = submissionRowSchema.extend({ card_lookup: z.instanceof(Uint8Array) });

/**
 * Puts each card's open submissions into one line again, to be called in a transaction while nothing is being sent. Lines are
 * told apart by a keyed digest, so a card enrolled under two data keys stands in two once both keys are here, and would be sent
 * from both at a time. A file that has seen one key only costs one look.
 */
export function joinCardLines(database: Database, seals: Seals): void {
  const ofOtherKeys = database.prepare('SELECT 1 FROM submission_counts WHERE key_id <> :keyId LIMIT 1');
  if (!ofOtherKeys.get({ keyId: seals.current.keyId })) return;
  const selectOpen = database.prepare(
    `SELECT * FROM submissions WHERE state IN ('waiting', 'sending', 'attention') ORDER BY seq`,
  );
  const move = database.prepare('UPDATE submissions SET card_lookup = :lookup WHERE seq = :seq');
  const renewHead = database.prepare(
    `UPDATE submissions SET is_head = seq = (
       SELECT first.seq FROM submissions AS first
       WHERE first.card_lookup = :lookup AND first.state IN ('waiting', 'sending', 'attention')
       ORDER BY coalesce(first.place, first.seq), first.seq LIMIT 1)
     WHERE card_lookup = :lookup AND state IN ('waiting', 'sending', 'attention')`,
  );
  for (const found of selectOpen.all()) {
    const row = openRowSchema.parse(found);
    const { contents } = unsealRow(seals, row);
    if (!contents) continue;
    const lookup = seals.current.lookupOf(contents.request.cardKey);
    if (Buffer.compare(lookup, row.card_lookup) === 0) continue;
    move.run({ seq: row.seq, lookup });
    renewHead.run({ lookup });
    renewHead.run({ lookup: row.card_lookup });
  }
}
