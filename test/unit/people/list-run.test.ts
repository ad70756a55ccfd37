import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ListTap, ListTerms } from '../../../contract/people-list.ts';
import { createSubmissions } from '../../../main/enrollment/submissions.ts';
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

async function openDesk(path = join(temporaryFolder(), 'tapdesk.db'), seal: RowSeal = newSeal()) {
  const file = await openOutboxFile(path, seal);
  const clock = new ManualClock();
  const submissions = createSubmissions({
    ...file,
    clock,
    numberFormat: () => 'hexadecimal',
    knownLevelIds: () => null,
    survivesClosing: () => true,
    isPaused: () => false,
    onChanged: () => undefined,
    onStorage: () => undefined,
  });
  const store = createListStore(file.database, { current: seal, all: [seal] });
  const run = createListRun({ store, submissions, survivesClosing: () => true, onStorage: () => undefined });
  const nextId = (): string => run.view()?.next[0]?.id ?? '00000000-0000-4000-8000-000000000000';
  const tap = (cardNumber: string, change: Partial<ListTap> = {}) =>
    run.tap({ personId: nextId(), cardNumber, answer: null, ...change });
  const names = () => run.view()?.next.map(({ name }) => name);
  const sent = () =>
    file.list
      .newest(100)
      .flatMap(({ contents }) => contents?.request ?? [])
      .reverse();
  return { ...file, path, seal, clock, submissions, store, run, tap, names, sent, nextId };
}
type Desk = Awaited<ReturnType<typeof openDesk>>;

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

  it('undoes the last, who is next again with the PIN of the list; what was sent is not undone', async () => {
    const desk = await started([person('Anna', { pin: '0471' }), person('Bo')], { pin: 'from-list' });
    expect(desk.tap(card(1))).toMatchObject({ kind: 'enrolled', pin: '0471' });
    expect(desk.store.lastEnrolled(1)[0]?.person.pin).toBe('');

    expect(desk.run.undo()).toMatchObject({ kind: 'undone', person: { name: 'Anna Ek' } });
    expect(desk.names()).toEqual(['Anna Ek', 'Bo Ek']);
    expect(desk.run.undo()).toEqual({ kind: 'too-late', person: null });

    expect(desk.tap(card(1))).toMatchObject({ kind: 'enrolled', pin: '0471' });
    desk.outbox.takeDue(desk.clock.nowMs());
    expect(desk.run.undo()).toMatchObject({ kind: 'too-late', person: { name: 'Anna Ek' } });
    expect(desk.names()).toEqual(['Bo Ek']);
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
