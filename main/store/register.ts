import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from './database.ts';
import { openSealed, sealOf, type Seals } from './sealed-contents.ts';
import { cardLookup, nameMatches, startLookupOf, wordLookupsOf, type Search } from './search-words.ts';

const entrySchema = z.object({
  cardKey: z.string(),
  identification: z.string(),
  /** The access key's id at the service, and its person's. */
  keyId: z.string(),
  personId: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  accessLevelIds: z.array(z.string()),
  hasPin: z.boolean(),
  learntAtMs: z.number(),
  /** The submission it was learnt by. */
  submissionId: z.string(),
});
/** What this desk learnt of one access key. */
export type RegisterEntry = z.infer<typeof entrySchema>;

/**
 * Access keys this desk registered, one for each card. Everything is sealed; what a look-up needs stands beside it as keyed
 * digests. Changes are on disk when the call returns, or in the caller's transaction.
 */
export interface Register {
  /** Replaces what was known of the card, unless that is newer. */
  learn(entry: RegisterEntry): void;
  /** The key is gone from the service. */
  forgetCard(cardKey: string): void;
  findCard(cardKey: string): RegisterEntry | null;
  /** Newest first, at most `limit`; an empty search finds all. */
  search(search: Search, limit: number): readonly RegisterEntry[];
  ofPerson(personId: string): readonly RegisterEntry[];
  count(): number;
}

const rowSchema = z.object({
  seq: z.number(),
  id: z.string(),
  key_id: z.string(),
  sealed_entry: z.instanceof(Uint8Array),
});
const countSchema = z.object({ count: z.number() });

export function createRegister(database: Database, seals: Seals): Register {
  const insert = database.prepare(
    `INSERT INTO register (id, key_id, card_lookup, access_key_lookup, person_lookup, learnt_at_ms, counts_from_ms, sealed_entry)
     VALUES (:id, :keyId, :cardLookup, :accessKeyLookup, :personLookup, :learntAtMs, :countsFromMs, :sealedEntry)`,
  );
  const insertWord = database.prepare('INSERT OR IGNORE INTO register_words VALUES (:lookup, :seq)');
  const deleteOfCard = database.prepare('DELETE FROM register WHERE card_lookup = :lookup');
  const selectOfCard = database.prepare('SELECT * FROM register WHERE card_lookup = :lookup');
  const selectOfPerson = database.prepare('SELECT * FROM register WHERE person_lookup = :lookup');
  const selectNewest = database.prepare('SELECT * FROM register ORDER BY seq DESC');
  const selectByWord = database.prepare(
    `SELECT register.* FROM register_words JOIN register USING (seq)
     WHERE word_lookup = :lookup ORDER BY seq DESC`,
  );
  const selectCount = database.prepare('SELECT count(*) AS count FROM register');

  function entryOf(found: unknown): RegisterEntry | null {
    const row = rowSchema.parse(found);
    const seal = sealOf(seals, row.key_id);
    const place = { table: 'register', rowId: row.id, column: 'entry' } as const;
    return seal ? openSealed(seal, place, row.sealed_entry, entrySchema) : null;
  }

  const findCard = (cardKey: string): RegisterEntry | null => {
    const entries = seals.all
      .map((seal) => selectOfCard.get({ lookup: seal.lookupOf(cardKey) }))
      .flatMap((row) => (row ? (entryOf(row) ?? []) : []));
    return entries.toSorted((a, b) => b.learntAtMs - a.learntAtMs)[0] ?? null;
  };

  function forgetCard(cardKey: string): void {
    for (const seal of seals.all) deleteOfCard.run({ lookup: seal.lookupOf(cardKey) });
  }

  function* candidates({ cards, nameStarts }: Search): Generator<RegisterEntry> {
    const longest = nameStarts.toSorted((a, b) => b.length - a.length)[0];
    for (const seal of seals.all) {
      const rows = [
        ...cards.map((card) => selectByWord.iterate({ lookup: cardLookup(seal, card) })),
        ...(longest === undefined ? [] : [selectByWord.iterate({ lookup: startLookupOf(seal, longest) })]),
      ];
      for (const found of rows) {
        for (const row of found) {
          const entry = entryOf(row);
          if (entry) yield entry;
        }
      }
    }
  }

  return {
    learn(entry) {
      const known = findCard(entry.cardKey);
      if (known && known.learntAtMs > entry.learntAtMs) return;
      forgetCard(entry.cardKey);
      const seal = seals.current;
      const id = randomUUID();
      const { lastInsertRowid: seq } = insert.run({
        id,
        keyId: seal.keyId,
        cardLookup: seal.lookupOf(entry.cardKey),
        accessKeyLookup: seal.lookupOf(`access-key:${entry.keyId}`),
        personLookup: entry.personId === null ? null : seal.lookupOf(`person:${entry.personId}`),
        learntAtMs: entry.learntAtMs,
        countsFromMs: Math.max(entry.learntAtMs, Date.parse(entry.validTo ?? '') || 0),
        sealedEntry: seal.seal({ table: 'register', rowId: id, column: 'entry' }, JSON.stringify(entry)),
      });
      for (const lookup of wordLookupsOf(seal, `${entry.firstName} ${entry.lastName}`, entry.cardKey))
        insertWord.run({ lookup, seq });
    },

    forgetCard,
    findCard,

    search(search, limit) {
      const found: RegisterEntry[] = [];
      if (search.cards.length === 0 && search.nameStarts.length === 0) {
        for (const row of selectNewest.iterate()) {
          const entry = entryOf(row);
          if (entry) found.push(entry);
          if (found.length === limit) break;
        }
        return found;
      }
      for (const entry of candidates(search)) {
        const isMeant =
          search.cards.some((card) => entry.cardKey.split('|').includes(card)) ||
          (search.nameStarts.length > 0 &&
            nameMatches(`${entry.firstName} ${entry.lastName}`, search.nameStarts));
        if (isMeant) found.push(entry);
        if (found.length === limit) break;
      }
      return found;
    },

    ofPerson: (personId) =>
      seals.all.flatMap((seal) =>
        selectOfPerson
          .all({ lookup: seal.lookupOf(`person:${personId}`) })
          .flatMap((row) => entryOf(row) ?? []),
      ),
    count: () => countSchema.parse(selectCount.get()).count,
  };
}
