import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NumberFormat } from '../../../contract/card.ts';
import type { ListTap, ListTerms } from '../../../contract/people-list.ts';
import { createCardActs } from '../../../main/enrollment/card-acts.ts';
import { keyNumberOf } from '../../../main/enrollment/key-number.ts';
import { createSubmissions } from '../../../main/enrollment/submissions.ts';
import { createTakingBack } from '../../../main/enrollment/taking-back.ts';
import { settlementOf } from '../../../main/delivery/settlement.ts';
import type { NextStep } from '../../../main/delivery/retry-policy.ts';
import { createListRun } from '../../../main/people/list-run.ts';
import type { RowSeal } from '../../../main/secrets/row-seal.ts';
import { createListStore, type NewPerson } from '../../../main/store/list-store.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { newSeal, openOutboxFile } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const LEVEL = '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01';
const terms: ListTerms = { accessLevelIds: [LEVEL], validFrom: '', validTo: '2030-01-01T08:00', pin: 'none' };
const person = (name: string, change: Partial<NewPerson> = {}): NewPerson => ({
  firstName: name,
  lastName: 'Ek',
  validFrom: '',
  validTo: '',
  pin: '',
  personId: '',
  accessLevelIds: [],
  ...change,
});
const three = ['Anna', 'Bo', 'Siv'].map((name) => person(name));
const card = (number: number): string => `0x01020304${String(number).padStart(2, '0')}`;
const keyOf = (cardNumber: string): string => {
  const key = keyNumberOf(cardNumber, 'hexadecimal');
  if (key.kind === 'problem') throw new Error(key.problem);
  return key.cardKey;
};

async function openDesk(path = join(temporaryFolder(), 'tapdesk.db'), seal: RowSeal = newSeal()) {
  const file = await openOutboxFile(path, seal);
  const clock = new ManualClock();
  const parts = {
    ...file,
    clock,
    numberFormat: (): NumberFormat => 'hexadecimal',
    knownLevelIds: () => null,
    survivesClosing: () => true,
    isPaused: () => false,
    onChanged: () => undefined,
    onStorage: () => undefined,
  };
  const submissions = createSubmissions(parts);
  const cardActs = createCardActs({ ...parts, view: submissions.view });
  const store = createListStore(file.database, { current: seal, all: [seal] });
  const takingBack = createTakingBack(parts);
  const run = createListRun({
    ...{ store, submissions, takingBack },
    survivesClosing: () => true,
    onStorage: () => undefined,
  });
  const nextId = (): string => run.view()?.next[0]?.id ?? '00000000-0000-4000-8000-000000000000';
  const tap = (cardNumber: string, change: Partial<ListTap> = {}) =>
    run.tap({ personId: nextId(), cardNumber, answer: null, ...change });
  const names = () => run.view()?.next.map(({ name }) => name);
  const sent = () =>
    file.list
      .newest(100)
      .flatMap(({ contents }) => contents?.request ?? [])
      .reverse();
  let keyCount = 0;
  /** The next due one is sent, and this comes of it. */
  function send(stepOf: (taken: NonNullable<ReturnType<typeof file.outbox.takeDue>>) => NextStep): void {
    const taken = file.outbox.takeDue(clock.nowMs());
    if (!taken) throw new Error('nothing is due');
    const settlement = settlementOf(stepOf(taken), taken, clock.nowMs());
    file.outbox.settle(taken.id, settlement, clock.nowMs());
  }
  /** `as`: under which first name the service has the person. */
  const deliver = (as?: string): void => {
    send(({ request }) => {
      if (request.kind === 'remove') return { kind: 'finish', delivered: { kind: 'removed' } };
      const before = file.register.findCard(request.cardKey);
      if (request.kind === 'update' && before)
        return { kind: 'finish', delivered: { kind: 'updated', key: { id: before.keyId }, before } };
      keyCount += 1;
      const person = { id: 'person', first_name: as ?? request.firstName, last_name: request.lastName };
      return { kind: 'finish', delivered: { kind: 'added', key: { id: `key-${keyCount}`, person } } };
    });
  };
  const remove = (cardNumber: string, askedHolder: string) =>
    cardActs.act({ key: { kind: 'number', cardNumber }, askedHolder, act: { kind: 'remove' } });
  const agreeToUndo = () => run.undo(store.lastEnrolled(1)[0]?.id ?? '');
  return {
    ...{ ...file, path, seal, clock, submissions, cardActs, store, run, tap, names, sent, nextId },
    ...{ send, deliver, remove, agreeToUndo },
  };
}
type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Somebody was given card 9 before there was a list. */
function hasCardAlready(desk: Desk, firstName: string, lastName: string): void {
  const form = { cardNumber: card(9), firstName, lastName, validFrom: '', validTo: '' };
  desk.submissions.enroll({
    form: { ...form, pin: '', accessLevelIds: [] },
    ...{ replaces: null, knownCard: null },
  });
  desk.deliver();
}

async function started(
  people: readonly NewPerson[] = three,
  changed: Partial<ListTerms> = {},
): Promise<Desk> {
  const desk = await openDesk();
  await desk.store.start(people, { ...terms, ...changed });
  return desk;
}

describe('a list run', () => {
  it('gives each new card to the next person, with what their row says and else what the list says', async () => {
    const desk = await started([person('Anna'), person('Bo', { validTo: '2027-05-01T12:00' })]);

    expect(desk.tap(card(1))).toMatchObject({ kind: 'enrolled', person: { name: 'Anna Ek' }, pin: null });
    expect(desk.tap(card(2))).toMatchObject({ kind: 'enrolled', person: { name: 'Bo Ek' } });

    expect(desk.sent()).toMatchObject([
      { firstName: 'Anna', identification: card(1), accessLevelIds: [LEVEL], pin: null },
      { firstName: 'Bo', identification: card(2), accessLevelIds: [LEVEL] },
    ]);
    const [anna, bo] = desk.sent();
    expect([anna, bo].map((one) => (one?.kind === 'add' ? one.validTo?.slice(0, 4) : null))).toEqual([
      '2030',
      '2027',
    ]);
    expect(desk.run.view()).toMatchObject({ enrolledCount: 2, leftCount: 0, next: [] });
  });

  it('gives the card to whom the service has under the person id, where the list has one', async () => {
    const personId = '7d4d3ec6-8f6f-4a52-9a64-0000000002ff';
    const desk = await started([{ ...person('', { personId }), lastName: '' }, person('Bo')]);
    expect(desk.names()).toEqual([personId, 'Bo Ek']);
    desk.tap(card(1));
    desk.tap(card(2));
    expect(desk.sent()).toMatchObject([{ personId }, { personId: null, firstName: 'Bo' }]);
  });

  it('goes on where it was after the file is opened again, as after a crash', async () => {
    const first = await started();
    first.tap(card(1));
    first.run.skip(first.nextId());
    first.database.close();

    const again = await openDesk(first.path, first.seal);

    expect(again.run.view()).toMatchObject({
      totalCount: 3,
      enrolledCount: 1,
      skippedCount: 1,
      leftCount: 1,
    });
    expect(again.names()).toEqual(['Siv Ek']);
    expect(again.run.view()?.lastEnrolled).toMatchObject([{ name: 'Anna Ek', cardNumber: card(1) }]);
  });

  it('enrolls and ticks off in one commit: when one cannot be written, neither is', async () => {
    const desk = await started();
    desk.database.exec(
      `CREATE TRIGGER refuse BEFORE UPDATE ON people_list BEGIN SELECT RAISE(ABORT, 'refused'); END`,
    );

    expect(desk.tap(card(1))).toMatchObject({ kind: 'not-saved' });

    expect(desk.list.totalCount()).toBe(0);
    expect(desk.names()).toEqual(['Anna Ek', 'Bo Ek', 'Siv Ek']);
    desk.database.exec('DROP TRIGGER refuse');
    expect(desk.tap(card(1))).toMatchObject({ kind: 'enrolled', person: { name: 'Anna Ek' } });
  });

  it('takes a second tap of the card just enrolled for that card, and of an earlier one for a question', async () => {
    const desk = await started();
    desk.tap(card(1));

    expect(desk.tap(card(1))).toMatchObject({ kind: 'same-card-again', person: { name: 'Anna Ek' } });
    desk.tap(card(2));
    expect(desk.tap(card(1))).toMatchObject({ kind: 'tapped-before', person: { name: 'Anna Ek' } });
    const answer = { knownCard: 'enroll-afresh', holder: 'Anna Ek' } as const;
    expect(desk.tap(card(1), { answer })).toMatchObject({ kind: 'tapped-before' });

    expect(desk.sent()).toHaveLength(2);
    expect(desk.names()).toEqual(['Siv Ek']);
  });

  it('asks before it takes a card that somebody else has, and takes it only for the answer to that', async () => {
    const desk = await started();
    const form = {
      cardNumber: card(9),
      firstName: 'Old',
      lastName: 'Holder',
      validFrom: '',
      validTo: '',
      pin: '',
    };
    desk.submissions.enroll({ form: { ...form, accessLevelIds: [] }, replaces: null, knownCard: null });

    expect(desk.tap(card(9))).toMatchObject({ kind: 'known-card', known: { holder: 'Old Holder' } });
    const change = { knownCard: 'change', holder: 'Old Holder' } as const;
    expect(desk.tap(card(9), { answer: change })).toMatchObject({ kind: 'known-card', isSamePerson: false });
    expect(desk.list.totalCount()).toBe(1);

    const afresh = { knownCard: 'enroll-afresh', holder: 'Old Holder' } as const;
    expect(desk.tap(card(9), { answer: afresh })).toMatchObject({
      kind: 'enrolled',
      person: { name: 'Anna Ek' },
    });
    expect(desk.sent().map(({ kind, firstName }) => [kind, firstName])).toEqual([
      ['add', 'Old'],
      ['remove', 'Old'],
      ['add', 'Anna'],
    ]);
  });

  it('gives nothing to anybody but the person whose name stood there', async () => {
    const desk = await started();
    const annaId = desk.nextId();
    desk.run.skip(annaId);

    expect(desk.tap(card(1), { personId: annaId })).toEqual({ kind: 'not-next' });
    expect(desk.tap('0x00', {})).toMatchObject({ kind: 'bad-card' });
    expect(desk.list.totalCount()).toBe(0);
  });

  it('makes up a PIN for each when told to, and keeps none in the list once it is on its way', async () => {
    const desk = await started(three, { pin: 'generated' });
    const outcome = desk.tap(card(1));
    expect(outcome).toMatchObject({ kind: 'enrolled', pin: expect.stringMatching(/^\d{4}$/) as string });
    expect(desk.sent()).toMatchObject([{ pin: outcome.kind === 'enrolled' ? outcome.pin : '' }]);
    expect(desk.store.lastEnrolled(1)[0]?.person.pin).toBe('');
  });

  it('brings back who was skipped, in their place', async () => {
    const desk = await started();
    desk.run.skip(desk.nextId());
    expect(desk.names()).toEqual(['Bo Ek', 'Siv Ek']);
    desk.run.bringBackSkipped();
    expect(desk.names()).toEqual(['Anna Ek', 'Bo Ek', 'Siv Ek']);
  });

  it('is there as a whole or not at all, and gone when it is finished', async () => {
    const desk = await started();
    expect(desk.tap(card(1)).kind).toBe('enrolled');
    await desk.store.finish();
    expect(desk.run.view()).toBeNull();
    expect(desk.database.prepare('SELECT count(*) AS count FROM people_list').get()).toEqual({ count: 0 });

    // A crash before the terms are written.
    await desk.store.start(three, terms);
    desk.database.exec('DELETE FROM people_list_terms');
    expect(desk.run.view()).toBeNull();
    await desk.store.start([person('New')], terms);
    expect(desk.names()).toEqual(['New Ek']);
  });

  it('is finished all at once: what cannot be erased is still there, to be finished again, and then nothing of it is', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const desk = await openDesk(path);
    await desk.store.start(
      Array.from({ length: 600 }, (_, index) => person(`Old${String(index)}`)),
      terms,
    );
    const sealed = desk.database.prepare('SELECT sealed_person FROM people_list').all();
    const isOnDisk = (row: (typeof sealed)[number]): boolean =>
      [path, `${path}-wal`].some((file) =>
        readFileSync(file).includes(Buffer.from(row['sealed_person'] as Uint8Array)),
      );
    expect(sealed.filter(isOnDisk)).toHaveLength(600);
    desk.database.exec(
      `CREATE TEMP TRIGGER full BEFORE DELETE ON main.people_list WHEN old.seq > 500 BEGIN SELECT raise(ABORT, 'full'); END`,
    );

    await expect(desk.store.finish()).rejects.toThrow('full');
    expect(desk.run.view()).toMatchObject({ totalCount: 600, leftCount: 600 });
    desk.database.exec('DROP TRIGGER full');
    await desk.store.finish();

    expect(desk.run.view()).toBeNull();
    expect(sealed.filter(isOnDisk)).toEqual([]);
  });

  it('leaves nobody on the disk when it cannot be started', async () => {
    const desk = await openDesk();
    desk.database.exec(
      `CREATE TEMP TRIGGER full BEFORE INSERT ON main.people_list_terms BEGIN SELECT raise(ABORT, 'full'); END`,
    );

    await expect(desk.store.start(three, terms)).rejects.toThrow('full');
    expect(desk.database.prepare('SELECT count(*) AS count FROM people_list').get()).toEqual({ count: 0 });
  });

  it('that was cut off is erased at the next start; one that is there stays', async () => {
    const desk = await started();
    desk.store.eraseLeftovers();
    expect(desk.names()).toEqual(['Anna Ek', 'Bo Ek', 'Siv Ek']);

    desk.database.exec('DELETE FROM people_list_terms');
    desk.store.eraseLeftovers();
    expect(desk.database.prepare('SELECT count(*) AS count FROM people_list').get()).toEqual({ count: 0 });
  });

  it('that is still being erased takes nothing of the next one with it', async () => {
    const desk = await started(Array.from({ length: 600 }, (_, index) => person(`Old${index}`)));
    const finished = desk.store.finish();
    await desk.store.start(three, terms);
    await finished;
    expect(desk.run.view()).toMatchObject({ totalCount: 3, leftCount: 3 });
    expect(desk.names()).toEqual(['Anna Ek', 'Bo Ek', 'Siv Ek']);
  });

  it('holds no name in plain text, and counts what it cannot open', async () => {
    const first = await started();
    const rows = first.database.prepare('SELECT sealed_person FROM people_list').all();
    expect(rows.map((row) => Buffer.from(row['sealed_person'] as Uint8Array).includes('Anna'))).toEqual([
      false,
      false,
      false,
    ]);
    first.database.close();

    const without = await openDesk(first.path, newSeal('another'));
    expect(without.run.view()).toMatchObject({ totalCount: 3, leftCount: 0, unreadableCount: 3, next: [] });
  });
});

describe('undoing the last of a list', () => {
  const tried = (): NextStep => ({
    kind: 'retry',
    reason: { kind: 'no-connection', cause: 'offline' },
    waitMs: 1_000,
  });

  it('works for what was never sent, however long ago; the PIN of the list is theirs again', async () => {
    const desk = await started([person('Anna', { pin: '0471' }), person('Bo')], { pin: 'from-list' });
    expect(desk.tap(card(1))).toMatchObject({ kind: 'enrolled', pin: '0471' });
    expect(desk.store.lastEnrolled(1)[0]?.person.pin).toBe('');
    desk.clock.advance(3 * 3_600_000);

    expect(desk.run.undo(null)).toMatchObject({
      kind: 'undone',
      person: { name: 'Anna Ek' },
      by: 'not-sent',
      makesPin: false,
    });

    expect(desk.names()).toEqual(['Anna Ek', 'Bo Ek']);
    expect(desk.run.undo(null)).toEqual({ kind: 'nothing-to-undo' });
    expect(desk.tap(card(1))).toMatchObject({ kind: 'enrolled', person: { name: 'Anna Ek' }, pin: '0471' });
  });

  it('takes back the removal before it, too, where that was never sent', async () => {
    const desk = await started();
    hasCardAlready(desk, 'Old', 'Holder');
    desk.tap(card(9), { answer: { knownCard: 'enroll-afresh', holder: 'Old Holder' } });
    expect(desk.run.undo(null)).toMatchObject({ kind: 'undone', by: 'not-sent' });
    expect(desk.submissions.knownCard(keyOf(card(9)))).toMatchObject({ holder: 'Old Holder' });
    expect(desk.list.openCount()).toBe(0);
    expect(desk.tap(card(9))).toMatchObject({ kind: 'known-card', known: { holder: 'Old Holder' } });

    desk.tap(card(9), { answer: { knownCard: 'enroll-afresh', holder: 'Old Holder' } });
    desk.deliver();
    expect(desk.run.undo(null)).toMatchObject({ kind: 'not-undone', reason: 'tried' });
  });

  it('says of what may have reached the service that it can be undone once there is an answer', async () => {
    const desk = await started();
    desk.tap(card(1));
    desk.send(() => {
      expect(desk.run.undo(null)).toMatchObject({ kind: 'not-undone', reason: 'being-sent' });
      return tried();
    });
    expect(desk.run.undo(null)).toMatchObject({ kind: 'not-undone', reason: 'tried' });
    expect(desk.names()).toEqual(['Bo Ek', 'Siv Ek']);

    desk.clock.advance(1_000);
    desk.send(() => ({ kind: 'park', reason: { kind: 'refused', status: 400, words: '' } }));
    expect(desk.run.undo(null)).toMatchObject({ kind: 'not-undone', reason: 'needs-attention' });

    desk.submissions.sendNow(desk.store.lastEnrolled(1)[0]?.submissionId ?? '');
    desk.deliver();
    expect(desk.run.undo(null)).toMatchObject({ kind: 'undo-asks', person: { name: 'Anna Ek' } });
  });

  it('asks where they have the key, and then saves its removal and puts them back, in one commit', async () => {
    const desk = await started([person('Anna', { pin: '0471' }), person('Bo')], { pin: 'from-list' });
    desk.tap(card(1));
    desk.deliver();

    expect(desk.run.undo(null)).toMatchObject({ kind: 'undo-asks', cardNumber: card(1), makesPin: true });
    expect(desk.run.undo('00000000-0000-4000-8000-000000000000')).toMatchObject({ kind: 'undo-asks' });
    expect(desk.list.totalCount()).toBe(1);
    desk.database.exec(
      `CREATE TRIGGER refuse BEFORE UPDATE ON people_list BEGIN SELECT RAISE(ABORT, 'refused'); END`,
    );
    expect(desk.agreeToUndo()).toMatchObject({ kind: 'not-saved' });
    expect(desk.list.totalCount()).toBe(1);
    expect(desk.names()).toEqual(['Bo Ek']);

    desk.database.exec('DROP TRIGGER refuse');
    expect(desk.agreeToUndo()).toMatchObject({ kind: 'undone', by: 'removal', makesPin: true });
    expect(desk.names()).toEqual(['Anna Ek', 'Bo Ek']);
    expect(desk.sent()[1]).toMatchObject({ kind: 'remove', firstName: 'Anna', keyId: 'key-1' });
    expect([...desk.changeLog.all()].at(-1)).toMatchObject({
      entry: { kind: 'removal-saved' },
      note: { person: 'Anna Ek', card: card(1) },
    });
    // The same card is free for them, in its turn behind the removal; the erased PIN is made up anew, not left out.
    const again = desk.tap(card(1));
    expect(again).toMatchObject({ kind: 'enrolled', person: { name: 'Anna Ek' } });
    expect(again).toMatchObject({ pin: expect.stringMatching(/^\d{4}$/) as string });
    desk.deliver();
    expect(desk.register.findCard(keyOf(card(1)))).toBeNull();
    desk.deliver();
    expect(desk.register.findCard(keyOf(card(1)))).toMatchObject({ firstName: 'Anna', keyId: 'key-2' });
  });

  it('takes no key that was not given by the list', async () => {
    const desk = await started([person('Old'), person('Bo'), person('Siv')]);
    hasCardAlready(desk, 'Old', 'Ek');
    desk.tap(card(9), { answer: { knownCard: 'change', holder: 'Old Ek' } });
    desk.deliver();
    expect(desk.agreeToUndo()).toMatchObject({ kind: 'not-undone', reason: 'had-card' });

    desk.tap(card(2));
    desk.deliver('Somebody');
    expect(desk.agreeToUndo()).toMatchObject({ kind: 'not-undone', reason: 'other-holder' });
    const last = desk.store.lastEnrolled(1)[0]?.submissionId ?? '';
    desk.submissions.decideAlert(last, 'keep');
    expect(desk.run.undo(null)).toMatchObject({ kind: 'undone', by: 'no-key' });
    expect(desk.sent().map(({ kind }) => kind)).toEqual(['add', 'update', 'add']);
  });

  it('gives the PIN back with what was not sent, of a key that was changed, too', async () => {
    const desk = await started([{ ...person('Old'), pin: '4827' }, person('Bo')], { pin: 'from-list' });
    hasCardAlready(desk, 'Old', 'Ek');
    desk.tap(card(9), { answer: { knownCard: 'change', holder: 'Old Ek' } });

    expect(desk.run.undo(null)).toMatchObject({ kind: 'undone', by: 'not-sent', makesPin: false });
    desk.tap(card(1));
    expect(desk.sent().at(-1)).toMatchObject({ kind: 'add', firstName: 'Old', pin: '4827' });
  });

  it('whose key was removed meanwhile puts them back; the card is free for the next, and theirs who has it now', async () => {
    const desk = await started();
    desk.tap(card(1));
    desk.deliver();
    expect(desk.run.view()?.lastEnrolled).toMatchObject([{ name: 'Anna Ek', lost: null }]);
    expect(desk.remove(card(1), 'Anna Ek')).toMatchObject({ kind: 'saved' });
    expect(desk.run.view()?.lastEnrolled).toMatchObject([{ name: 'Anna Ek', lost: 'no-key' }]);

    expect(desk.tap(card(1))).toMatchObject({ kind: 'enrolled', person: { name: 'Bo Ek' } });
    expect(desk.tap(card(1))).toMatchObject({ kind: 'same-card-again', person: { name: 'Bo Ek' } });

    const [, anna] = desk.run.view()?.lastEnrolled ?? [];
    expect(desk.run.putBack(anna?.id ?? '')).toMatchObject({ kind: 'undone', by: 'no-key' });
    expect(desk.names()).toEqual(['Anna Ek', 'Siv Ek']);
    const [bo] = desk.run.view()?.lastEnrolled ?? [];
    expect(desk.run.putBack(bo?.id ?? '')).toEqual({ kind: 'nothing-to-undo' });

    desk.deliver();
    desk.deliver();
    desk.remove(card(1), 'Bo Ek');
    desk.deliver();
    expect(desk.run.undo(null)).toMatchObject({ kind: 'undone', by: 'no-key', person: { name: 'Bo Ek' } });
    expect(desk.names()).toEqual(['Anna Ek', 'Bo Ek', 'Siv Ek']);
  });

  it('frees a card only for a removal that is known of, not for what was merely forgotten', async () => {
    const desk = await started();
    desk.tap(card(1));
    desk.deliver();
    desk.tap(card(2));
    const discarded = desk.remove(card(1), 'Anna Ek');
    desk.submissions.discard(discarded.kind === 'saved' ? discarded.submission.id : '');
    desk.register.forgetCard(keyOf(card(1)));
    expect(desk.tap(card(1))).toMatchObject({ kind: 'tapped-before', person: { name: 'Anna Ek' } });

    const removal = desk.remove(card(2), 'Bo Ek');
    expect(desk.tap(card(2), { personId: 'nobody' })).toEqual({ kind: 'not-next' });
    desk.submissions.discard(removal.kind === 'saved' ? removal.submission.id : '');
    expect(desk.tap(card(2))).toMatchObject({ kind: 'same-card-again', person: { name: 'Bo Ek' } });
  });

  it('leaves what was discarded or edited to whoever knows why, and puts them back when told to', async () => {
    const desk = await started();
    desk.tap(card(1));
    const id = desk.store.lastEnrolled(1)[0]?.submissionId ?? '';
    const form = desk.submissions.form(id);
    if (form.kind !== 'form') throw new Error('it cannot be edited');
    desk.submissions.enroll({ form: { ...form.form, lastName: 'Ek' }, replaces: id, knownCard: null });
    expect(desk.run.undo(null)).toMatchObject({ kind: 'not-undone', reason: 'more-on-its-way' });

    desk.deliver();
    expect(desk.run.undo(null)).toMatchObject({ kind: 'undo-asks', person: { name: 'Anna Ek' } });
    desk.tap(card(2));
    desk.cardActs.act({
      ...{ key: { kind: 'number', cardNumber: card(2) }, askedHolder: 'Bo Ek' },
      act: { kind: 'new-pin', pin: '0471' },
    });
    expect(desk.run.undo(null)).toMatchObject({ kind: 'not-undone', reason: 'more-on-its-way' });
    desk.submissions.discard(desk.store.lastEnrolled(1)[0]?.submissionId ?? '');
    expect(desk.run.undo(null)).toMatchObject({ kind: 'not-undone', reason: 'discarded' });
    const [bo] = desk.run.view()?.lastEnrolled ?? [];
    expect(bo).toMatchObject({ name: 'Bo Ek', lost: 'discarded' });
    expect(desk.run.putBack(bo?.id ?? '')).toMatchObject({ kind: 'undone', person: { name: 'Bo Ek' } });
    expect(desk.names()).toEqual(['Bo Ek', 'Siv Ek']);
  });
});
