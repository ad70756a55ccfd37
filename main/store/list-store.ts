import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { listTermsSchema, type ListTerms } from '../../contract/people-list.ts';
import { oneAtATime } from '../secrets/one-at-a-time.ts';
import { cutLog, inTransaction, type Database } from './database.ts';
import { openSealed, sealOf, type Seals } from './sealed-contents.ts';

const personSchema = z.object({
  firstName: z.string(),
  lastName: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  /** Only while the person is to do: afterwards the submission has it. */
  pin: z.string(),
  /** Of somebody the service knows already, or empty. */
  personId: z.string(),
  accessLevelIds: z.array(z.string()),
  /** Once enrolled. */
  cardNumber: z.string().default(''),
  /** The card was theirs before: the list only changed its key. */
  hadCard: z.boolean().default(false),
});
type StoredPerson = z.infer<typeof personSchema>;
/** What a list knows of a person; empty where the list's terms hold. */
export type NewPerson = Readonly<Omit<StoredPerson, 'cardNumber' | 'hadCard' | 'accessLevelIds'>> & {
  readonly accessLevelIds: readonly string[];
};

export interface ListRow {
  readonly id: string;
  readonly submissionId: string | null;
  readonly person: Readonly<StoredPerson>;
}

/** `isDone`: somebody gave them a card. */
export interface ListedRow extends ListRow {
  readonly isDone: boolean;
}

interface GivenListCard {
  readonly cardKey: string;
  readonly cardNumber: string;
  readonly hadCard: boolean;
}

interface ListCounts {
  readonly total: number;
  readonly enrolled: number;
  readonly skipped: number;
  /** To do, and their key is here. */
  readonly left: number;
}

/**
 * The one list of people whose cards are tapped in a row, sealed row by row. Every change is on disk when the call returns; those
 * that belong to a submission are made in its commit.
 */
export interface ListStore {
  /** Null when there is no list. */
  terms(): ListTerms | null;
  /** A list is there when all of it is on disk; a crash before leaves none. Written a little at a time. */
  start(people: readonly NewPerson[], terms: ListTerms): Promise<void>;
  /**
   * Erases the list, all of it or, where it throws, nothing: in one commit, since what is left of a list nobody sees cannot be
   * finished again. That takes half a second for the longest list there may be.
   */
  finish(): Promise<void>;
  /** Of a list that was cut off while it was written; a list that is there stays. */
  eraseLeftovers(): void;
  counts(): ListCounts;
  /** Who is to do, in the list's order; what does not open is passed over. */
  next(limit: number): readonly ListRow[];
  skipped(limit: number): readonly ListRow[];
  /** The latest first. */
  lastEnrolled(limit: number): readonly ListRow[];
  /** Who of this list got the card last, if anybody. */
  withCard(cardKey: string): ListRow | null;
  /** Everybody whose row opens, also of a list that is not there any more, or never was as a whole. */
  everybody(): Iterable<ListedRow>;
  /** In the commit that erases the person. */
  eraseRow(id: string): void;
  /** In the commit of the submission. */
  markEnrolled(row: ListRow, submissionId: string, card: GivenListCard): void;
  /** In the commit of the undo: to do again, with this PIN. */
  giveBack(row: ListRow, pin: string): void;
  skip(id: string): void;
  bringBackSkipped(): void;
}

const rowSchema = z.object({
  id: z.string(),
  key_id: z.string(),
  submission_id: z.string().nullable(),
  sealed_person: z.instanceof(Uint8Array),
});
const countSchema = z.object({ count: z.number() });
const termsRowSchema = z.object({ terms: z.string() });
const ROWS_AT_A_TIME = 250;

export function createListStore(database: Database, seals: Seals): ListStore {
  const insert = database.prepare(
    'INSERT INTO people_list (id, key_id, sealed_person) VALUES (:id, :keyId, :sealedPerson)',
  );
  const select = (rest: string) =>
    database.prepare(`SELECT id, key_id, submission_id, sealed_person FROM people_list ${rest}`);
  const selectOfState = select('WHERE state = :state ORDER BY seq');
  const selectAll = select('ORDER BY seq');
  const deleteOne = database.prepare('DELETE FROM people_list WHERE id = :id');
  const selectLast = select('WHERE enrolled_order IS NOT NULL ORDER BY enrolled_order DESC');
  const selectOfCard = select(
    `WHERE card_lookup = :lookup AND state = 'enrolled' ORDER BY enrolled_order DESC`,
  );
  const count = database.prepare('SELECT count(*) AS count FROM people_list');
  const countOfState = database.prepare('SELECT count(*) AS count FROM people_list WHERE state = :state');
  const countToDo = database.prepare(
    `SELECT count(*) AS count FROM people_list WHERE state = 'to-do' AND key_id = :keyId`,
  );
  const selectTerms = database.prepare('SELECT terms FROM people_list_terms');
  const insertTerms = database.prepare('INSERT INTO people_list_terms (only_row, terms) VALUES (1, :terms)');
  const deleteTerms = database.prepare('DELETE FROM people_list_terms');
  const deleteLeftovers = database.prepare(
    'DELETE FROM people_list WHERE NOT EXISTS (SELECT 1 FROM people_list_terms)',
  );
  const setEnrolled = database.prepare(
    `UPDATE people_list SET state = 'enrolled', submission_id = :submissionId, card_lookup = :lookup, key_id = :keyId,
       sealed_person = :sealedPerson,
       enrolled_order = (SELECT coalesce(max(enrolled_order), 0) + 1 FROM people_list WHERE enrolled_order IS NOT NULL)
     WHERE id = :id`,
  );
  const setToDo = database.prepare(
    `UPDATE people_list SET state = 'to-do', submission_id = NULL, card_lookup = NULL, enrolled_order = NULL,
       key_id = :keyId, sealed_person = :sealedPerson
     WHERE id = :id`,
  );
  const setSkipped = database.prepare(
    `UPDATE people_list SET state = 'skipped' WHERE id = :id AND state = 'to-do'`,
  );
  const bringBack = database.prepare(`UPDATE people_list SET state = 'to-do' WHERE state = 'skipped'`);

  const sealed = (id: string, person: NewPerson & Partial<Omit<StoredPerson, 'accessLevelIds'>>) => ({
    id,
    keyId: seals.current.keyId,
    sealedPerson: seals.current.seal(placeOf(id), JSON.stringify(person)),
  });

  function rowOf(found: unknown): ListRow | null {
    const row = rowSchema.parse(found);
    const seal = sealOf(seals, row.key_id);
    const person = seal ? openSealed(seal, placeOf(row.id), row.sealed_person, personSchema) : null;
    return person && { id: row.id, submissionId: row.submission_id, person };
  }

  function firstOf(rows: Iterable<unknown>, limit: number): readonly ListRow[] {
    const found: ListRow[] = [];
    for (const one of rows) {
      const row = rowOf(one);
      if (row) found.push(row);
      if (found.length === limit) break;
    }
    return found;
  }

  const numberOf = (row: unknown): number => countSchema.parse(row).count;

  // Finishing must not take the rows of a list that is still being written.
  const inTurn = oneAtATime();

  function eraseLeftovers(): void {
    if (deleteLeftovers.run().changes > 0) cutLog(database);
  }

  async function write(people: readonly NewPerson[], terms: ListTerms): Promise<void> {
    for (let from = 0; from < people.length; from += ROWS_AT_A_TIME) {
      inTransaction(database, () => {
        for (const person of people.slice(from, from + ROWS_AT_A_TIME))
          insert.run(sealed(randomUUID(), person));
      });
      await nextTurn();
    }
    insertTerms.run({ terms: JSON.stringify(terms) });
  }

  return {
    terms() {
      const row = selectTerms.get();
      return row ? listTermsSchema.parse(JSON.parse(termsRowSchema.parse(row).terms)) : null;
    },

    start: (people, terms) =>
      inTurn(async () => {
        eraseLeftovers();
        try {
          await write(people, terms);
        } catch (error) {
          try {
            eraseLeftovers();
          } catch {
            // The disk takes nothing at all; the next start erases them.
          }
          throw error;
        }
      }),

    finish: () =>
      inTurn(() => {
        inTransaction(database, () => {
          deleteTerms.run();
          deleteLeftovers.run();
        });
        cutLog(database);
        return Promise.resolve();
      }),

    eraseLeftovers,

    counts: () => ({
      total: numberOf(count.get()),
      enrolled: numberOf(countOfState.get({ state: 'enrolled' })),
      skipped: numberOf(countOfState.get({ state: 'skipped' })),
      left: seals.all.reduce((sum, { keyId }) => sum + numberOf(countToDo.get({ keyId })), 0),
    }),
    next: (limit) => firstOf(selectOfState.iterate({ state: 'to-do' }), limit),
    skipped: (limit) => firstOf(selectOfState.iterate({ state: 'skipped' }), limit),
    lastEnrolled: (limit) => firstOf(selectLast.iterate(), limit),
    withCard(cardKey) {
      const rows = seals.all.flatMap((seal) => selectOfCard.all({ lookup: seal.lookupOf(cardKey) }));
      return firstOf(rows, 1)[0] ?? null;
    },

    *everybody() {
      for (const found of selectAll.iterate()) {
        const row = rowOf(found);
        if (row) yield { ...row, isDone: row.submissionId !== null };
      }
    },
    eraseRow: (id) => void deleteOne.run({ id }),

    markEnrolled({ id, person }, submissionId, { cardKey, cardNumber, hadCard }) {
      const lookup = seals.current.lookupOf(cardKey);
      setEnrolled.run({ ...sealed(id, { ...person, pin: '', cardNumber, hadCard }), submissionId, lookup });
    },
    giveBack({ id, person }, pin) {
      setToDo.run(sealed(id, { ...person, pin, cardNumber: '', hadCard: false }));
    },
    skip: (id) => void setSkipped.run({ id }),
    bringBackSkipped: () => void bringBack.run(),
  };
}

function placeOf(rowId: string) {
  return { table: 'people_list', rowId, column: 'person' } as const;
}
