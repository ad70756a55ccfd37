import { isSamePersonId } from '../../contract/person-id.ts';
import type { ChangeLog } from './change-log.ts';
import { cutLog, inTransaction, type Database } from './database.ts';
import type { ListStore, ListedRow } from './list-store.ts';
import type { FoundEntry, Register } from './register.ts';
import { countsOf } from './retention.ts';
import { foldedWords, partsOf, type Search } from './search-words.ts';
import type { SubmissionList } from './submission-list.ts';
import { fullName, type PersonNames, type SubmissionRecord } from './submission-record.ts';

/** Who was erased, for what is kept in memory only. */
export interface ErasedPerson {
  readonly cardKeys: ReadonlySet<string>;
  /** Of their access keys at the service. */
  readonly keyIds: ReadonlySet<string>;
  isName(name: string): boolean;
}

export type Erasure =
  | {
      readonly kind: 'erased';
      readonly entryCount: number;
      readonly submissionCount: number;
      readonly person: ErasedPerson;
    }
  /** So many submissions under this name are on their way or ask for a decision: nothing was erased. */
  | { readonly kind: 'unfinished'; readonly count: number }
  /** So many people who are theirs, or bear their name, are still to do on the list of people: nothing was erased. */
  | { readonly kind: 'on-list'; readonly count: number }
  /** The entry is not there any more, or does not open. */
  | { readonly kind: 'gone' };

interface ErasureDependencies {
  readonly database: Database;
  readonly register: Register;
  readonly list: SubmissionList;
  readonly peopleList: Pick<ListStore, 'terms' | 'everybody' | 'eraseRow' | 'withCard'>;
  readonly changeLog: Pick<ChangeLog, 'tell'>;
  readonly nowMs: () => number;
  readonly isSameName: (one: string, other: string) => boolean;
}

export interface Eraser {
  /** Everything of the entry's person, or nothing. */
  erasePerson(entryId: string): Erasure;
}

/**
 * Who counts as the same person: who has the same id at the service; where it has not told one, who has the same name and the
 * same card. Somebody else of the same name keeps their rows. A submission that found another holder's key names two people, and
 * goes with either.
 */
export function createEraser(dependencies: ErasureDependencies): Eraser {
  const { database, register, list, peopleList, changeLog, nowMs, isSameName } = dependencies;
  const deleteEntry = database.prepare('DELETE FROM register WHERE id = :id');
  const deleteSubmission = database.prepare('DELETE FROM submissions WHERE seq = :seq');

  const hasSameName = (one: PersonNames, other: PersonNames): boolean =>
    isSameName(fullName(one), fullName(other));

  function entriesOf({ id, entry }: FoundEntry): readonly FoundEntry[] {
    const known = entry.personId === null ? [{ id, entry }] : register.ofPerson(entry.personId);
    const onTheirCards = known.flatMap((one) =>
      register
        .ofCard(one.entry.cardKey)
        .filter((other) => isSamePerson(other.entry, other.entry.personId, one.entry.cardKey, [one])),
    );
    return [...new Map([...known, ...onTheirCards].map((one) => [one.id, one])).values()];
  }

  function isSamePerson(
    names: PersonNames,
    personId: string | null,
    cardKey: string,
    entries: readonly FoundEntry[],
  ): boolean {
    return entries.some(({ entry }) =>
      personId !== null && entry.personId !== null
        ? isSamePersonId(personId, entry.personId)
        : cardKey === entry.cardKey && hasSameName(names, entry),
    );
  }

  /** By name and by card; a card only they had is looked through as well, though the register has forgotten it. */
  function submissionsNear(entries: readonly FoundEntry[]): {
    readonly theirs: readonly SubmissionRecord[];
    readonly unfinished: readonly SubmissionRecord[];
  } {
    const near = new Map<number, SubmissionRecord>();
    const isTheirs = (record: SubmissionRecord): boolean =>
      namedBy(record).some(({ names, personId, cardKey }) => isSamePerson(names, personId, cardKey, entries));
    const look = (search: Search): void => {
      for (const record of list.search(search, Infinity)) near.set(record.row.seq, record);
    };
    for (const { entry } of entries)
      look({ cards: partsOf(entry.cardKey), nameStarts: foldedWords(fullName(entry)) });
    const cards = [...near.values()].filter(isTheirs).map(({ contents }) => contents?.request.cardKey ?? '');
    look({ cards: [...new Set(cards.flatMap(partsOf))], nameStarts: [] });

    const records = [...near.values()];
    return {
      theirs: records.filter(isTheirs),
      unfinished: records.filter(
        (record) =>
          isUnfinished(record) &&
          (isTheirs(record) ||
            entries.some(({ entry }) => record.contents && hasSameName(record.contents.request, entry))),
      ),
    };
  }

  /** Whoever got a card from the list goes by it; whoever is still to do has none, and goes by name. */
  function onList(
    entries: readonly FoundEntry[],
    theirs: readonly SubmissionRecord[],
    cardKeys: ReadonlySet<string>,
  ): { readonly done: readonly ListedRow[]; readonly toDo: readonly ListedRow[] } {
    const submissionIds = new Set(theirs.map(({ row }) => row.id));
    const onTheirCards = new Set([...cardKeys].map((cardKey) => peopleList.withCard(cardKey)?.id));
    const found = [...peopleList.everybody()].filter(({ id, submissionId, person, isDone }) => {
      if (submissionId !== null && submissionIds.has(submissionId)) return true;
      if (person.personId !== '' && entries.some(({ entry }) => entry.personId === person.personId))
        return true;
      return (!isDone || onTheirCards.has(id)) && entries.some(({ entry }) => hasSameName(person, entry));
    });
    const isThere = peopleList.terms() !== null;
    return {
      done: found.filter(({ isDone }) => isDone || !isThere),
      toDo: found.filter(({ isDone }) => !isDone && isThere),
    };
  }

  return {
    erasePerson(entryId) {
      const entry = register.find(entryId);
      if (!entry) return { kind: 'gone' };
      const entries = entriesOf({ id: entryId, entry });
      const { theirs, unfinished } = submissionsNear(entries);
      if (unfinished.length > 0) return { kind: 'unfinished', count: unfinished.length };
      const cardKeys = new Set([
        ...entries.map((one) => one.entry.cardKey),
        ...theirs.flatMap(({ contents }) => contents?.request.cardKey ?? []),
      ]);
      const { done, toDo } = onList(entries, theirs, cardKeys);
      if (toDo.length > 0) return { kind: 'on-list', count: toDo.length };
      inTransaction(database, () => {
        for (const { id } of entries) deleteEntry.run({ id });
        for (const { row } of theirs) deleteSubmission.run({ seq: row.seq });
        for (const { id } of done) peopleList.eraseRow(id);
        // That somebody was erased, not who.
        changeLog.tell(nowMs(), 'person-erased', { detail: countsOf(entries.length, theirs.length) });
      });
      cutLog(database);
      return {
        kind: 'erased',
        entryCount: entries.length,
        submissionCount: theirs.length,
        person: {
          cardKeys,
          keyIds: new Set(entries.map((one) => one.entry.keyId)),
          isName: (name) => entries.some((one) => isSameName(name, fullName(one.entry))),
        },
      };
    },
  };
}

interface NamedPerson {
  readonly names: PersonNames;
  readonly personId: string | null;
  readonly cardKey: string;
}

/** Whom a submission was made for, and whom it found with the key: the id it brought back is of the second. */
function namedBy({ contents }: SubmissionRecord): readonly NamedPerson[] {
  if (!contents) return [];
  const { request, outcome } = contents;
  const { cardKey } = request;
  const askedId = request.kind === 'add' ? request.personId : null;
  if (outcome.reason?.kind !== 'other-holder')
    return [{ names: request, personId: outcome.personId ?? askedId, cardKey }];
  const holder = { firstName: outcome.reason.holder, lastName: '' };
  return [
    { names: request, personId: askedId, cardKey },
    { names: holder, personId: outcome.personId, cardKey },
  ];
}

function isUnfinished({ row }: SubmissionRecord): boolean {
  return row.alert_unseen === 1 || !['delivered', 'discarded'].includes(row.state);
}
