import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ListTerms } from '../../../contract/people-list.ts';
import { isSameName } from '../../../main/delivery/holder-check.ts';
import { searchOf } from '../../../main/enrollment/search-text.ts';
import type { NewPerson } from '../../../main/store/list-store.ts';
import { createEraser, type Eraser } from '../../../main/store/erasure.ts';
import type { Settlement } from '../../../main/store/outbox-settling.ts';
import type { RegisterEntry } from '../../../main/store/register.ts';
import { createRetention, type Retention } from '../../../main/store/retention.ts';
import {
  nothingYet,
  type AddRequest,
  type SubmissionOutcome,
} from '../../../main/store/submission-record.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { newSeal, openOutboxFile, requestFor, type OutboxFile } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const DAY_MS = 86_400_000;

interface Desk extends OutboxFile, Eraser {
  readonly path: string;
  readonly clock: ManualClock;
  readonly storage: unknown[];
  erasedTimes(): number;
  /** The service tells the clock's time, unless it is given another or none. */
  retention(days: () => number | null, serviceNowMs?: () => number | null): Retention;
}

async function openDesk(): Promise<Desk> {
  const path = join(temporaryFolder(), 'tapdesk.db');
  const file = await openOutboxFile(path, newSeal());
  const clock = new ManualClock();
  const storage: unknown[] = [];
  let erased = 0;
  return {
    ...file,
    ...createEraser({ ...file, nowMs: () => clock.nowMs(), isSameName }),
    path,
    clock,
    storage,
    erasedTimes: () => erased,
    retention: (days, serviceNowMs = () => clock.nowMs()) =>
      createRetention({
        database: file.database,
        changeLog: file.changeLog,
        clock,
        days,
        serviceNowMs,
        onErased: () => (erased += 1),
        onStorage: (error) => storage.push(error),
      }),
  };
}

function addTo({ outbox, clock }: Desk, card: string, change: Partial<AddRequest> = {}): string {
  const id = randomUUID();
  outbox.add([{ id, request: requestFor(card, change), needs: null }], clock.nowMs());
  return id;
}

interface Delivery {
  readonly personId?: string | null;
  readonly validTo?: string | null;
  readonly followAtMs?: number | null;
  readonly reason?: SubmissionOutcome['reason'];
  readonly holder?: { readonly firstName: string; readonly lastName: string };
}

/** A submission that went through, and what the register learnt by it. */
function deliverTo(
  desk: Desk,
  card: string,
  name: Partial<AddRequest> = {},
  delivery: Delivery = {},
): string {
  const { personId = null, validTo = null, followAtMs = null, reason = null, holder } = delivery;
  const id = addTo(desk, card, name);
  desk.outbox.takeDue(desk.clock.nowMs());
  const request = requestFor(card, name);
  const learnt: RegisterEntry = {
    cardKey: card,
    identification: card,
    keyId: randomUUID(),
    personId,
    firstName: (holder ?? request).firstName,
    lastName: (holder ?? request).lastName,
    validFrom: null,
    validTo,
    accessLevelIds: [],
    hasPin: true,
    learntAtMs: desk.clock.nowMs(),
    submissionId: id,
  };
  const settlement: Settlement = {
    kind: 'delivered',
    outcome: { ...nothingYet, reason, personId, keyId: learnt.keyId },
    learnt,
    followAtMs,
  };
  desk.outbox.settle(id, settlement, desk.clock.nowMs());
  return id;
}

const cardsIn = ({ register }: Desk): readonly string[] =>
  register.newest(100).found.map(({ entry }) => entry.cardKey);
const cardsOfSubmissions = ({ list }: Desk): readonly string[] =>
  list.newest(100).map(({ contents }) => contents?.request.cardKey ?? '?');
const entryIdOf = ({ register }: Desk, card: string): string => register.ofCard(card)[0]?.id ?? 'none';
const countOf = ({ database }: Desk, table: string): unknown =>
  database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count'];

describe('retention', () => {
  it('erases what is older than the days given, from register, submissions and search', async () => {
    const desk = await openDesk();
    deliverTo(desk, 'old');
    desk.clock.advance(10 * DAY_MS);
    deliverTo(desk, 'young');
    desk.clock.advance(25 * DAY_MS);

    desk.retention(() => 30).apply();
    desk.clock.advance(0);

    expect(cardsIn(desk)).toEqual(['young']);
    expect(cardsOfSubmissions(desk)).toEqual(['young']);
    expect(desk.list.search(searchOf('Vera'), 10)).toHaveLength(1);
    expect(desk.list.totalCount()).toBe(1);
    expect(desk.erasedTimes()).toBe(1);
  });

  it('counts from the end of the validity, where that is later', async () => {
    const desk = await openDesk();
    deliverTo(desk, 'A', {}, { validTo: new Date(desk.clock.nowMs() + 20 * DAY_MS).toISOString() });
    const retention = desk.retention(() => 30);

    desk.clock.advance(49 * DAY_MS);
    retention.apply();
    desk.clock.advance(0);
    expect(cardsIn(desk)).toEqual(['A']);

    desk.clock.advance(2 * DAY_MS);
    expect(cardsIn(desk)).toEqual([]);
  });

  it('leaves alone what is on its way, asks for a decision or is still followed, however old', async () => {
    const desk = await openDesk();
    deliverTo(desk, 'followed', {}, { followAtMs: desk.clock.nowMs() });
    deliverTo(desk, 'alert', {}, { reason: { kind: 'other-holder', holder: 'Nils Berg' } });
    addTo(desk, 'sending');
    desk.outbox.takeDue(desk.clock.nowMs());
    addTo(desk, 'waiting');
    const gone = addTo(desk, 'discarded');
    desk.outbox.discard(gone, desk.clock.nowMs());
    desk.clock.advance(400 * DAY_MS);

    desk.retention(() => 1).apply();
    desk.clock.advance(0);

    expect(cardsOfSubmissions(desk)).not.toContain('discarded');
    expect(cardsOfSubmissions(desk)).toEqual(
      expect.arrayContaining(['followed', 'alert', 'sending', 'waiting']),
    );
    expect(cardsIn(desk)).toEqual([]);
  });

  it('erases again every day by the days given then, whatever the wall clock does, and keeps all without any', async () => {
    const desk = await openDesk();
    let days: number | null = null;
    const retention = desk.retention(() => days);
    deliverTo(desk, 'A');
    retention.apply();
    desk.clock.advance(400 * DAY_MS);
    expect(cardsIn(desk)).toEqual(['A']);

    days = 500;
    retention.apply();
    desk.clock.setWallClock(101 * DAY_MS);
    desk.clock.advance(DAY_MS - 1);
    expect(cardsIn(desk)).toEqual(['A']);
    desk.clock.advance(1);
    expect(cardsIn(desk)).toEqual([]);
    retention.close();
    expect(desk.clock.waitingCount).toBe(0);
  });

  it('erases nothing early on a clock that was set ahead, whether the service tells the time or not', async () => {
    const desk = await openDesk();
    deliverTo(desk, 'old');
    desk.clock.advance(40 * DAY_MS);
    deliverTo(desk, 'young');
    const rightMs = desk.clock.nowMs();
    desk.clock.setWallClock(10 * 365 * DAY_MS);
    let serviceNowMs: number | null = null;
    const retention = desk.retention(
      () => 60,
      () => serviceNowMs,
    );

    retention.apply();
    addTo(desk, 'enrolled under the wrong clock');
    retention.apply();
    serviceNowMs = rightMs;
    retention.apply();
    desk.clock.advance(0);
    expect(cardsIn(desk)).toEqual(['young', 'old']);

    serviceNowMs = rightMs + 21 * DAY_MS;
    retention.apply();
    desk.clock.advance(0);
    expect(cardsIn(desk)).toEqual(['young']);
  });

  it('counts from the last enrollment while the service has not answered, so that a desk without a network forgets, too', async () => {
    const desk = await openDesk();
    deliverTo(desk, 'old');
    desk.clock.advance(40 * DAY_MS);
    deliverTo(desk, 'young');
    desk.clock.advance(40 * DAY_MS);

    desk
      .retention(
        () => 30,
        () => null,
      )
      .apply();
    desk.clock.advance(0);
    expect(cardsIn(desk)).toEqual(['young']);
  });

  it('erases many a few at a time, and tells once', async () => {
    const desk = await openDesk();
    desk.database.exec('PRAGMA synchronous = OFF');
    for (let card = 0; card < 250; card += 1) deliverTo(desk, `card-${String(card)}`);
    desk.clock.advance(2 * DAY_MS);

    desk.retention(() => 1).apply();
    expect(desk.register.count()).toBe(150);
    desk.clock.advance(0);

    expect([desk.register.count(), desk.list.totalCount(), desk.erasedTimes()]).toEqual([0, 0, 1]);
  });

  it('leaves nothing of it in the log or the words', async () => {
    const desk = await openDesk();
    deliverTo(desk, 'A');
    desk.clock.advance(2 * DAY_MS);
    expect(statSync(`${desk.path}-wal`).size).toBeGreaterThan(0);

    desk.retention(() => 1).apply();
    desk.clock.advance(0);

    expect(statSync(`${desk.path}-wal`).size).toBe(0);
    expect([countOf(desk, 'register_words'), countOf(desk, 'submission_words')]).toEqual([0, 0]);
  });

  it('says what keeps it from erasing, and tries again a day later', async () => {
    const desk = await openDesk();
    deliverTo(desk, 'A');
    desk.clock.advance(2 * DAY_MS);
    desk.database.exec('PRAGMA query_only = ON');

    desk.retention(() => 1).apply();
    expect(desk.storage).toEqual([expect.any(Error)]);
    desk.database.exec('PRAGMA query_only = OFF');
    desk.clock.advance(DAY_MS);

    expect(cardsIn(desk)).toEqual([]);
    expect(desk.storage.at(-1)).toBeNull();
  });
});

describe('erasing a person', () => {
  const anna = { firstName: 'Anna', lastName: 'Ek' };

  it('erases every card of theirs and every submission, found by their id at the service', async () => {
    const desk = await openDesk();
    deliverTo(desk, 'A', anna, { personId: 'p1' });
    deliverTo(desk, 'B', { firstName: 'Anna', lastName: 'Ek-Lund' }, { personId: 'p1' });
    deliverTo(desk, 'C', anna, { personId: 'p2' });
    deliverTo(desk, 'D', {}, { personId: 'p3' });

    expect(desk.erasePerson(entryIdOf(desk, 'A'))).toMatchObject({
      kind: 'erased',
      entryCount: 2,
      submissionCount: 2,
    });
    expect(cardsIn(desk)).toEqual(['D', 'C']);
    expect(cardsOfSubmissions(desk)).toEqual(['D', 'C']);
    expect(desk.list.search(searchOf('lund'), 10)).toEqual([]);
  });

  it('erases what concerns a card the register has forgotten, and what named them as another holder', async () => {
    const desk = await openDesk();
    deliverTo(desk, 'lost', anna, { personId: 'p1' });
    const alert = deliverTo(
      desk,
      'lost',
      { firstName: 'Finn', lastName: 'Second' },
      { personId: 'p1', reason: { kind: 'other-holder', holder: 'Anna Ek' }, holder: anna },
    );
    desk.outbox.keepHolder(alert, 0);
    desk.register.forgetCard('lost');
    deliverTo(desk, 'A', anna, { personId: 'p1' });

    expect(desk.erasePerson(entryIdOf(desk, 'A'))).toMatchObject({ kind: 'erased', submissionCount: 3 });
    expect(cardsOfSubmissions(desk)).toEqual([]);
  });

  it('erases what was sent in their name to a key that turned out to be somebody else’s, and its notes in the change log', async () => {
    const desk = await openDesk();
    const xavier = { firstName: 'Xavier', lastName: 'Ax' };
    const taken = { personId: 'x1', reason: { kind: 'other-holder', holder: 'Xavier Ax' } } as const;
    const sent = deliverTo(desk, 'A', anna, { ...taken, holder: xavier });
    const namesake = deliverTo(desk, 'B', anna, { ...taken, holder: xavier });
    for (const alert of [sent, namesake]) desk.outbox.keepHolder(alert, 0);
    desk.register.forgetCard('A');
    deliverTo(desk, 'A', anna, { personId: 'p1' });
    const notesOf = (id: string) =>
      [...desk.changeLog.all()].filter(({ entry }) => entry.submissionId === id).map(({ note }) => note);
    expect(notesOf(sent)).not.toContain(null);

    expect(desk.erasePerson(entryIdOf(desk, 'A'))).toMatchObject({ kind: 'erased', submissionCount: 2 });
    expect(cardsOfSubmissions(desk)).toEqual(['B']);
    expect(new Set(notesOf(sent))).toEqual(new Set([null]));
    expect(notesOf(namesake)).not.toContain(null);
  });

  it('erases what was left alone because the key is theirs, and what was meant for them by their id and discarded', async () => {
    const desk = await openDesk();
    const finn = { firstName: 'Finn', lastName: 'Second' };
    const leftAlone = addTo(desk, 'A', finn);
    desk.outbox.takeDue(desk.clock.nowMs());
    const outcome = { ...nothingYet, reason: { kind: 'other-holder', holder: 'ANNA Ek' } } as const;
    desk.outbox.settle(leftAlone, { kind: 'attention', outcome }, desk.clock.nowMs());
    const meant = addTo(desk, 'B', { ...anna, personId: 'P1' });
    for (const id of [leftAlone, meant]) desk.outbox.discard(id, desk.clock.nowMs());
    const others = addTo(desk, 'A', finn);
    desk.outbox.discard(others, desk.clock.nowMs());
    deliverTo(desk, 'A', anna, { personId: 'p1' });

    expect(desk.erasePerson(entryIdOf(desk, 'A'))).toMatchObject({ kind: 'erased', submissionCount: 3 });
    expect(desk.list.newest(10).map(({ row }) => row.id)).toEqual([others]);
  });

  it('goes by name, as people compare names, and card where the service told no id', async () => {
    const desk = await openDesk();
    const sameCard = addTo(desk, 'A', { firstName: 'ANNA', lastName: ' ek' });
    const otherCard = addTo(desk, 'B', anna);
    const otherName = addTo(desk, 'A', { firstName: 'Anna', lastName: 'Ék' });
    for (const id of [sameCard, otherCard, otherName]) desk.outbox.discard(id, desk.clock.nowMs());
    deliverTo(desk, 'A', anna);
    deliverTo(desk, 'C', anna);

    expect(desk.erasePerson(entryIdOf(desk, 'A'))).toMatchObject({
      kind: 'erased',
      entryCount: 1,
      submissionCount: 2,
    });
    expect(cardsIn(desk)).toEqual(['C']);
    expect(desk.list.newest(10).map(({ contents }) => contents?.request.lastName)).toEqual([
      'Ek',
      'Ék',
      'Ek',
    ]);
  });

  it.each([
    ['waits', () => undefined],
    ['is being sent', (desk: Desk) => void desk.outbox.takeDue(desk.clock.nowMs())],
    [
      'needs attention',
      (desk: Desk, id: string) => {
        desk.outbox.takeDue(desk.clock.nowMs());
        desk.outbox.settle(id, { kind: 'attention', outcome: nothingYet }, desk.clock.nowMs());
      },
    ],
    [
      'asks for a decision',
      (desk: Desk, id: string) => {
        desk.outbox.takeDue(desk.clock.nowMs());
        const outcome = { ...nothingYet, reason: { kind: 'other-holder', holder: 'Bo Berg' } } as const;
        const settlement = { kind: 'delivered', outcome, learnt: null, followAtMs: null } as const;
        desk.outbox.settle(id, settlement, desk.clock.nowMs());
      },
    ],
  ])('erases nothing while a submission under their name %s, on any card', async (_case, bring) => {
    const desk = await openDesk();
    deliverTo(desk, 'A', anna, { personId: 'p1' });
    const open = addTo(desk, 'B', anna);
    bring(desk, open);

    expect(desk.erasePerson(entryIdOf(desk, 'A'))).toEqual({ kind: 'unfinished', count: 1 });
    expect(cardsIn(desk)).toEqual(['A']);
    expect(cardsOfSubmissions(desk)).toEqual(['B', 'A']);
  });

  describe('with a list of people', () => {
    const listed = (firstName: string, personId = ''): NewPerson => ({
      ...{ firstName, lastName: 'Ek', validFrom: '', validTo: '', pin: '', personId },
      accessLevelIds: [],
    });
    const terms: ListTerms = { accessLevelIds: [], validFrom: '', validTo: '', pin: 'none' };
    const namesOn = ({ peopleList }: Desk): readonly string[] =>
      [...peopleList.everybody()].map(({ person }) => person.firstName);

    /** Enrolls the first of the list, and the service has it. */
    function enrollFirst(desk: Desk, card: string, personId: string | null): void {
      const [row] = desk.peopleList.next(1);
      if (!row) throw new Error('nobody is to do');
      const id = deliverTo(desk, card, row.person, { personId });
      desk.peopleList.markEnrolled(row, id, { cardKey: card, cardNumber: card, hadCard: false });
    }

    it('erases who got the card from it, and leaves everybody else on it', async () => {
      const desk = await openDesk();
      await desk.peopleList.start([listed('Anna'), listed('Bo'), listed('Anna-Lisa')], terms);
      enrollFirst(desk, 'A', 'p1');
      enrollFirst(desk, 'B', 'p2');

      expect(desk.erasePerson(entryIdOf(desk, 'A'))).toMatchObject({ kind: 'erased' });
      expect(namesOn(desk)).toEqual(['Bo', 'Anna-Lisa']);
      expect(desk.peopleList.counts()).toMatchObject({ total: 2, enrolled: 1 });
    });

    it('erases who got the card from it also where the submission is erased already', async () => {
      const desk = await openDesk();
      await desk.peopleList.start([listed('Anna'), listed('Bo')], terms);
      enrollFirst(desk, 'A', null);
      desk.database.exec('DELETE FROM submissions');

      desk.erasePerson(entryIdOf(desk, 'A'));
      expect(namesOn(desk)).toEqual(['Bo']);
    });

    it.each([
      ['under their name', listed('ANNA')],
      ['with their id', listed('A.', 'p1')],
    ])('erases nothing while somebody %s is still to do', async (_case, person) => {
      const desk = await openDesk();
      deliverTo(desk, 'A', anna, { personId: 'p1' });
      await desk.peopleList.start([person, listed('Bo')], terms);
      const [row] = desk.peopleList.next(1);
      desk.peopleList.skip(row?.id ?? '');

      expect(desk.erasePerson(entryIdOf(desk, 'A'))).toEqual({ kind: 'on-list', count: 1 });
      expect(cardsIn(desk)).toEqual(['A']);

      await desk.peopleList.finish();
      expect(desk.erasePerson(entryIdOf(desk, 'A'))).toMatchObject({ kind: 'erased' });
    });
  });

  it('erases all or nothing', async () => {
    const desk = await openDesk();
    deliverTo(desk, 'A', anna, { personId: 'p1' });
    desk.database.exec(
      `CREATE TEMP TRIGGER no BEFORE DELETE ON main.submissions BEGIN SELECT raise(ABORT, 'no'); END`,
    );

    expect(() => desk.erasePerson(entryIdOf(desk, 'A'))).toThrow('no');
    expect([cardsIn(desk), cardsOfSubmissions(desk)]).toEqual([['A'], ['A']]);
  });

  it('finds an entry that is gone gone', async () => {
    const desk = await openDesk();

    expect(desk.erasePerson(randomUUID())).toEqual({ kind: 'gone' });
  });

  it('leaves no row, no word, no sealed value and no plain one in the files', async () => {
    const desk = await openDesk();
    deliverTo(
      desk,
      '0x62e3086ced',
      { firstName: 'Philippa', lastName: 'Quist', pin: '9183' },
      { personId: 'p1' },
    );
    const sealed = ['register', 'submissions'].flatMap((table) =>
      Object.values(desk.database.prepare(`SELECT * FROM ${table}`).get() ?? {}).filter(
        (value) => value instanceof Uint8Array,
      ),
    );
    const filesHold = (value: Uint8Array | string): boolean =>
      Buffer.concat([readFileSync(desk.path), readFileSync(`${desk.path}-wal`)]).includes(Buffer.from(value));
    expect(sealed.length).toBeGreaterThanOrEqual(6);
    for (const value of sealed) expect(filesHold(value)).toBe(true);

    desk.erasePerson(entryIdOf(desk, '0x62e3086ced'));

    for (const value of [...sealed, 'Philippa', 'Quist', '62e3086ced', '9183'])
      expect(filesHold(value)).toBe(false);
    for (const table of ['register', 'register_words', 'submissions', 'submission_words'])
      expect([table, countOf(desk, table)]).toEqual([table, 0]);
    expect(desk.list.totalCount()).toBe(0);
  });
});
