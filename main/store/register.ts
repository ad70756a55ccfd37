import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from './database.ts';
import { openSealed, sealOf, type Seals } from './sealed-contents.ts';
import { isMeant, soughtLookupsOf, wordLookupsOf, type Search } from './search-words.ts';
import { fullName } from './submission-record.ts';
import { createWordIndex } from './word-index.ts';

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
  /** Lent for the day, to be taken back. */
  temporary: z.boolean().optional(),
  learntAtMs: z.number(),
  /** The submission it was learnt by. */
  submissionId: z.string(),
});
/** What this desk learnt of one access key. */
export type RegisterEntry = z.infer<typeof entrySchema>;

/** `id` names the entry until something newer is learnt of its card. */
export interface FoundEntry {
  readonly id: string;
  readonly entry: RegisterEntry;
}

export interface FoundEntries {
  /** Last learnt first, one a card. */
  readonly found: readonly FoundEntry[];
  /** Entries met on the way that do not open: damaged, or their key is not here. */
  readonly unreadableCount: number;
}

/**
 * Access keys this desk registered, one for each card. Everything is sealed; what a look-up needs stands beside it as keyed
 * digests. Changes are on disk when the call returns, or in the caller's transaction.
 */
export interface Register {
  /** Replaces what was known of the card, unless that is newer. */
  learn(entry: RegisterEntry): void;
  /** The key is gone from the service. */
  forgetCard(cardKey: string): void;
  find(id: string): RegisterEntry | null;
  findCard(cardKey: string): RegisterEntry | null;
  /** By the access key's id at the service. Null for one whose card has got another key since. */
  findAccessKey(keyId: string): RegisterEntry | null;
  /** At most `limit`. */
  newest(limit: number): FoundEntries;
  search(search: Search, limit: number): FoundEntries;
  /** Under every data key; the desk goes by the one learnt last. */
  ofCard(cardKey: string): readonly FoundEntry[];
  /** Every entry of the person at the service. */
  ofPerson(personId: string): readonly FoundEntry[];
  count(): number;
}

const rowSchema = z.object({
  id: z.string(),
  key_id: z.string(),
  sealed_entry: z.instanceof(Uint8Array),
});
const countSchema = z.object({ count: z.number() });

const accessKeyText = (keyId: string): string => `access-key:${keyId}`;

export function createRegister(database: Database, seals: Seals): Register {
  const words = createWordIndex(database, 'register_words');
  const insert = database.prepare(
    `INSERT INTO register (id, key_id, card_lookup, access_key_lookup, person_lookup, learnt_at_ms, counts_from_ms, sealed_entry)
     VALUES (:id, :keyId, :cardLookup, :accessKeyLookup, :personLookup, :learntAtMs, :countsFromMs, :sealedEntry)`,
  );
  const select = (rest: string) => database.prepare(`SELECT id, key_id, sealed_entry FROM register ${rest}`);
  const deleteOfCard = database.prepare('DELETE FROM register WHERE card_lookup = :lookup');
  const selectOne = select('WHERE id = :id');
  const selectRow = select('WHERE seq = :seq');
  const selectOfCard = select('WHERE card_lookup = :lookup');
  const selectOfAccessKey = select('WHERE access_key_lookup = :lookup');
  const selectOfPerson = select('WHERE person_lookup = :lookup');
  const selectNewest = select('ORDER BY seq DESC');
  const selectCount = database.prepare('SELECT count(*) AS count FROM register');

  function entryOf(found: unknown): FoundEntry | null {
    const row = rowSchema.parse(found);
    const seal = sealOf(seals, row.key_id);
    const place = { table: 'register', rowId: row.id, column: 'entry' } as const;
    const entry = seal ? openSealed(seal, place, row.sealed_entry, entrySchema) : null;
    return entry && { id: row.id, entry };
  }

  const ofCard = (cardKey: string): readonly FoundEntry[] =>
    seals.all.flatMap((seal) => {
      const row = selectOfCard.get({ lookup: seal.lookupOf(cardKey) });
      return (row && entryOf(row)) ?? [];
    });

  const learntLast = (found: readonly FoundEntry[]): RegisterEntry | null =>
    found.toSorted((a, b) => b.entry.learntAtMs - a.entry.learntAtMs)[0]?.entry ?? null;

  const findCard = (cardKey: string): RegisterEntry | null => learntLast(ofCard(cardKey));

  function forgetCard(cardKey: string): void {
    for (const seal of seals.all) deleteOfCard.run({ lookup: seal.lookupOf(cardKey) });
  }

  /** A card met a second time, under another data key, is what was known before. */
  function firstOfEachCard(
    rows: Iterable<unknown>,
    limit: number,
    matches: (entry: RegisterEntry) => boolean,
  ): FoundEntries {
    const byCard = new Map<string, FoundEntry>();
    let unreadableCount = 0;
    for (const row of rows) {
      const found = entryOf(row);
      if (!found) unreadableCount += 1;
      else if (matches(found.entry) && !byCard.has(found.entry.cardKey))
        byCard.set(found.entry.cardKey, found);
      if (byCard.size === limit) break;
    }
    return { found: [...byCard.values()], unreadableCount };
  }

  function* rowsWithWords(search: Search): Generator {
    const sought = seals.all.flatMap((seal) => soughtLookupsOf(seal, search));
    for (const seq of words.find(sought)) yield selectRow.get({ seq });
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
        accessKeyLookup: seal.lookupOf(accessKeyText(entry.keyId)),
        personLookup: entry.personId === null ? null : seal.lookupOf(`person:${entry.personId}`),
        learntAtMs: entry.learntAtMs,
        countsFromMs: Math.max(entry.learntAtMs, Date.parse(entry.validTo ?? '') || 0),
        sealedEntry: seal.seal({ table: 'register', rowId: id, column: 'entry' }, JSON.stringify(entry)),
      });
      words.add(seq, wordLookupsOf(seal, fullName(entry), entry.cardKey));
    },

    forgetCard,
    find(id) {
      const row = selectOne.get({ id });
      return (row && entryOf(row)?.entry) ?? null;
    },
    findCard,
    findAccessKey: (keyId) =>
      seals.all
        .flatMap((seal) => selectOfAccessKey.all({ lookup: seal.lookupOf(accessKeyText(keyId)) }))
        .flatMap((row) => entryOf(row) ?? [])
        .map(({ entry }) => findCard(entry.cardKey))
        .find((entry) => entry?.keyId === keyId) ?? null,
    newest: (limit) => firstOfEachCard(selectNewest.iterate(), limit, () => true),
    search: (search, limit) =>
      firstOfEachCard(rowsWithWords(search), limit, (entry) =>
        isMeant(search, fullName(entry), entry.cardKey),
      ),
    ofCard,
    ofPerson: (personId) =>
      seals.all.flatMap((seal) =>
        selectOfPerson
          .all({ lookup: seal.lookupOf(`person:${personId}`) })
          .flatMap((row) => entryOf(row) ?? []),
      ),
    count: () => countSchema.parse(selectCount.get()).count,
  };
}
