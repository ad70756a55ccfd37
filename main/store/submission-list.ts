import { z } from 'zod';
import type { ActivityFilter } from '../../contract/submission.ts';
import type { Database } from './database.ts';
import { isMeant, partsOf, soughtLookupsOf, type Search } from './search-words.ts';
import { unsealRow, type Seals } from './sealed-contents.ts';
import { byPlace, fullName, submissionRowSchema, type SubmissionRecord } from './submission-record.ts';
import { createWordIndex } from './word-index.ts';

/** Every submission ever made here, for looking at: nothing is changed here. */
export interface SubmissionList {
  find(id: string): SubmissionRecord | null;
  /** What else is told differently when this one changes: the other half of its pair, and its card's next. */
  relatedTo(id: string): readonly SubmissionRecord[];
  /** Newest first. */
  newest(limit: number): readonly SubmissionRecord[];
  search(search: Search, limit: number): readonly SubmissionRecord[];
  /** Every one that matches, newest first, as it is asked for; those that do not open are among them where no task is asked for. */
  matching(filter: ActivityFilter, search: Search | null): Generator<Looked>;
  /** The submissions for the card that are still on their way, in their order, but for the one named. */
  openForCard(cardKey: string, exceptId: string | null): readonly SubmissionRecord[];
  /** Everything saved for the card, whatever came of it, the last in its line first. */
  everOfCard(cardKey: string): readonly SubmissionRecord[];
  /** Deliveries that changed somebody else's key, until somebody decided about them. */
  unseenAlerts(): readonly SubmissionRecord[];
  /** Not settled, and of no use without this one. */
  openNeeding(id: string): readonly SubmissionRecord[];
  counts(): { readonly waiting: number; readonly attention: number };
  /** Not settled, and readable here. */
  openCount(): number;
  totalCount(): number;
  /** Sealed under a key that is not here. */
  unreadableCount(): number;
}

/** One that was looked at, and whether it matches: so that whoever asks can stop looking. */
export interface Looked {
  readonly record: SubmissionRecord;
  readonly matches: boolean;
}

const ROWS_AT_A_TIME = 256;
const placeSchema = z.object({ created_at_ms: z.number(), seq: z.number() });
const countRowSchema = z.object({ key_id: z.string(), state: z.string(), count: z.number() });
const countSchema = z.object({ count: z.number() });

/** The newest of them tell what will hold; a card has a handful at most. */
const OPEN_OF_CARD_COUNT = 100;

export function createSubmissionList(database: Database, seals: Seals): SubmissionList {
  const readableKeyIds = new Set(seals.all.map((seal) => seal.keyId));
  const selectOne = database.prepare('SELECT * FROM submissions WHERE id = :id');
  const selectRelated = database.prepare(
    `WITH one AS (SELECT id, needs_id, card_lookup FROM submissions WHERE id = :id)
     SELECT submissions.* FROM one JOIN submissions ON submissions.id = one.needs_id
     UNION SELECT submissions.* FROM one JOIN submissions ON submissions.needs_id = one.id
     UNION SELECT submissions.* FROM one JOIN submissions USING (card_lookup)
       WHERE submissions.is_head = 1 AND submissions.state = 'waiting' AND submissions.id <> one.id`,
  );
  const selectNeeding = database.prepare(
    `SELECT * FROM submissions WHERE needs_id = :id AND state IN ('waiting', 'sending', 'attention') ORDER BY seq`,
  );
  const selectNewest = database.prepare('SELECT * FROM submissions ORDER BY seq DESC LIMIT :limit');
  const words = createWordIndex(database, 'submission_words');
  const selectRow = database.prepare('SELECT * FROM submissions WHERE seq = :seq');
  const selectOpenOfCard = database.prepare(
    `SELECT * FROM submissions
     WHERE card_lookup = :cardLookup AND state IN ('waiting', 'sending', 'attention') AND id <> :exceptId
     ORDER BY coalesce(place, seq) DESC, seq DESC LIMIT :limit`,
  );
  const selectEverOfCard = database.prepare('SELECT * FROM submissions WHERE card_lookup = :cardLookup');
  const selectAlerts = database.prepare('SELECT * FROM submissions WHERE alert_unseen = 1 ORDER BY seq');
  const selectAlertCount = database.prepare(
    'SELECT count(*) AS count FROM submissions WHERE alert_unseen = 1',
  );
  const selectCounts = database.prepare('SELECT * FROM submission_counts');

  const selectBetween = database.prepare(
    `SELECT created_at_ms, seq FROM submissions INDEXED BY submissions_by_time
     WHERE created_at_ms >= :fromMs AND (created_at_ms, seq) < (:beforeMs, :beforeSeq)
       AND (:state IS NULL OR state = :state OR (:state = 'attention' AND seq IN (
         SELECT seq FROM submissions WHERE alert_unseen = 1
         UNION ALL SELECT seq FROM submissions
           WHERE state = 'waiting' AND key_id NOT IN (SELECT value FROM json_each(:readable))
         UNION ALL SELECT seq FROM submissions
           WHERE state = 'sending' AND key_id NOT IN (SELECT value FROM json_each(:readable)))))
     ORDER BY created_at_ms DESC, seq DESC LIMIT ${String(ROWS_AT_A_TIME)}`,
  );

  const recordOf = (row: unknown): SubmissionRecord => unsealRow(seals, submissionRowSchema.parse(row));

  function countsWhere(matches: (row: z.infer<typeof countRowSchema>) => boolean): number {
    const rows = selectCounts.all().map((row) => countRowSchema.parse(row));
    return rows.filter(matches).reduce((sum, { count }) => sum + count, 0);
  }
  const isOnItsWay = (state: string): boolean => state === 'waiting' || state === 'sending';

  function* candidates(search: Search): Generator<SubmissionRecord> {
    const sought = seals.all.flatMap((seal) => soughtLookupsOf(seal, search));
    for (const seq of words.find(sought)) yield recordOf(selectRow.get({ seq }));
  }

  function* between({ state, fromMs, untilMs }: ActivityFilter): Generator<SubmissionRecord> {
    let before = { created_at_ms: untilMs ?? Number.MAX_SAFE_INTEGER, seq: 0 };
    for (;;) {
      const rows = selectBetween.all({
        state,
        fromMs: fromMs ?? 0,
        beforeMs: before.created_at_ms,
        beforeSeq: before.seq,
        readable: JSON.stringify([...readableKeyIds]),
      });
      const places = rows.map((row) => placeSchema.parse(row));
      for (const { seq } of places) {
        const row = selectRow.get({ seq });
        if (row) yield recordOf(row);
      }
      const last = places.at(-1);
      if (!last || places.length < ROWS_AT_A_TIME) return;
      before = last;
    }
  }

  function keyOf(id: string): Search {
    const row = selectOne.get({ id });
    const cardKey = row && recordOf(row).contents?.request.cardKey;
    return { cards: cardKey === undefined ? [] : partsOf(cardKey), nameStarts: [] };
  }

  return {
    find(id) {
      const row = selectOne.get({ id });
      return row ? recordOf(row) : null;
    },
    relatedTo: (id) => selectRelated.all({ id }).map(recordOf),
    openNeeding: (id) => selectNeeding.all({ id }).map(recordOf),
    newest: (limit) => selectNewest.all({ limit }).map(recordOf),

    search(search, limit) {
      const found: SubmissionRecord[] = [];
      for (const record of candidates(search)) {
        const request = record.contents?.request;
        if (!request) continue;
        if (isMeant(search, fullName(request), request.cardKey)) found.push(record);
        if (found.length === limit) break;
      }
      return found;
    },

    *matching(filter, searched) {
      const search = filter.sameKeyAs === null ? searched : keyOf(filter.sameKeyAs);
      if (search === null) {
        for (const record of between(filter)) yield { record, matches: hasTask(record, filter.task) };
        return;
      }
      for (const record of candidates(search)) {
        const request = record.contents?.request;
        const isFound = request !== undefined && isMeant(search, fullName(request), request.cardKey);
        yield { record, matches: isFound && isOfFilter(record, filter) };
      }
    },

    openForCard(cardKey, exceptId) {
      const rows = seals.all.flatMap((seal) =>
        selectOpenOfCard.all({
          cardLookup: seal.lookupOf(cardKey),
          exceptId: exceptId ?? '',
          limit: OPEN_OF_CARD_COUNT,
        }),
      );
      return rows.map(recordOf).toSorted(byPlace);
    },

    everOfCard: (cardKey) =>
      seals.all
        .flatMap((seal) => selectEverOfCard.all({ cardLookup: seal.lookupOf(cardKey) }))
        .map(recordOf)
        .toSorted((a, b) => byPlace(b, a)),

    unseenAlerts: () => selectAlerts.all().map(recordOf),

    counts() {
      const alertCount = countSchema.parse(selectAlertCount.get()).count;
      return {
        waiting: countsWhere(({ key_id, state }) => isOnItsWay(state) && readableKeyIds.has(key_id)),
        attention:
          alertCount +
          countsWhere(
            ({ key_id, state }) =>
              state === 'attention' || (isOnItsWay(state) && !readableKeyIds.has(key_id)),
          ),
      };
    },
    openCount: () =>
      countsWhere(
        ({ key_id, state }) => (isOnItsWay(state) || state === 'attention') && readableKeyIds.has(key_id),
      ),
    totalCount: () => countsWhere(() => true),
    unreadableCount: () => countsWhere(({ key_id }) => !readableKeyIds.has(key_id)),
  };
}

function hasTask({ contents }: SubmissionRecord, task: ActivityFilter['task']): boolean {
  return task === null || contents?.request.kind === task;
}

/** Besides those in that state: as `counts` has it. */
function needsSomebody({ row, contents }: SubmissionRecord): boolean {
  return (
    row.alert_unseen === 1 || (contents === null && (row.state === 'waiting' || row.state === 'sending'))
  );
}

function isOfFilter(record: SubmissionRecord, { state, task, fromMs, untilMs }: ActivityFilter): boolean {
  const { row } = record;
  return (
    hasTask(record, task) &&
    (state === null || row.state === state || (state === 'attention' && needsSomebody(record))) &&
    row.created_at_ms >= (fromMs ?? 0) &&
    row.created_at_ms < (untilMs ?? Infinity)
  );
}
