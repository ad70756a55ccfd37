import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestReply } from '../../../contract/desk-api.ts';
import type { ListReading, PeopleDraft, PeopleDraftOutcome } from '../../../contract/people-list.ts';
import { createImportControl } from '../../../renderer/people/import-control.ts';
import { emptyImport } from '../../../renderer/people/import-state.ts';
import { withColumn, type Correction } from '../../../renderer/people/list-corrections.ts';

const firstReading: ListReading = {
  encoding: 'utf-8',
  delimiter: ';',
  hasHeader: false,
  columns: ['name', 'ignored', 'ignored'],
  dateOrder: 'day-first',
  restorePinZeros: false,
};
const draftOf = (reading: ListReading): PeopleDraft => ({
  fileName: null,
  reading,
  hasMark: false,
  headings: [],
  firstRows: [],
  badRows: [],
  goodCount: 2,
  badCount: 0,
  withoutPinCount: 2,
  hasAmbiguousDates: false,
});

type Reply = RequestReply<'correctPeople'>;
const read = (reading: ListReading): Reply => ({
  ok: true,
  value: { kind: 'draft', draft: draftOf(reading) },
});

/** A desk that reads as it is told to, each list when `answer` is called; other columns have other uses. */
function slowDesk() {
  const waiting: { readonly reply: Reply; readonly resolve: (reply: Reply) => void }[] = [];
  const later = (reply: Reply): Promise<Reply> =>
    new Promise((resolve) => {
      waiting.push({ reply, resolve });
    });
  let isStarted = 0;
  const state = { current: emptyImport };
  let held: ListReading = firstReading;
  const control = createImportControl(
    {
      choosePeopleFile: () => later(read(firstReading)),
      typePeople: () => later(read(firstReading)),
      correctPeople: (wanted) => {
        const isSameTable = held.delimiter === wanted.delimiter;
        held = isSameTable ? wanted : { ...wanted, columns: ['personId', 'pin'] };
        return later(read(held));
      },
      exportPeople: () => Promise.resolve({ ok: true, value: 'saved' }),
      startPeopleList: () => {
        isStarted += 1;
        return Promise.resolve({ ok: true, value: { kind: 'refused', reason: 'nobody' } });
      },
    },
    (next) => {
      state.current = next;
    },
  );
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    control,
    state,
    startedCount: () => isStarted,
    askedCount: () => waiting.length,
    /** The list that was asked for first is read, or refused. */
    answer: async (outcome?: PeopleDraftOutcome) => {
      await settle();
      const first = waiting.shift();
      first?.resolve(outcome === undefined ? first.reply : { ok: true, value: outcome });
      await settle();
    },
    answerAll: async () => {
      await settle();
      while (waiting.length > 0) {
        const first = waiting.shift();
        first?.resolve(first.reply);
        await settle();
      }
    },
  };
}

async function withDraft() {
  const desk = slowDesk();
  void desk.control.read();
  await desk.answer();
  return desk;
}

const anyCorrection: fc.Arbitrary<Correction> = fc.oneof(
  fc
    .constantFrom<Partial<ListReading>>(
      { encoding: 'windows-1252' },
      { hasHeader: true },
      { hasHeader: false },
      { dateOrder: 'month-first' },
      { restorePinZeros: true },
    )
    .map((part) => (now: ListReading) => ({ ...now, ...part })),
  fc
    .tuple(fc.nat(2), fc.constantFrom('firstName', 'lastName', 'pin', 'ignored'))
    .map(([index, use]) => withColumn(firstReading, index, use as 'pin')),
);

describe('a list that is corrected', () => {
  it('has every correction, however many are made before the first is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCorrection, { minLength: 1, maxLength: 6 }), async (corrections) => {
        const desk = await withDraft();
        for (const correction of corrections) void desk.control.correct(correction);
        await desk.answerAll();
        const wanted = corrections.reduce((reading, correction) => correction(reading), firstReading);
        expect(desk.state.current.draft?.reading).toEqual(wanted);
        expect(desk.state.current.isBusy).toBe(false);
      }),
    );
  });

  it('is busy, and is not started, until the last is answered', async () => {
    const desk = await withDraft();
    void desk.control.correct((now) => ({ ...now, hasHeader: true }));
    void desk.control.correct((now) => ({ ...now, dateOrder: 'month-first' }));
    await desk.answer();
    expect(desk.state.current.isBusy).toBe(true);
    await desk.control.start({ accessLevelIds: [], validFrom: '', validTo: '', pin: 'none' });
    expect(desk.startedCount()).toBe(0);
    await desk.answer();
    expect(desk.state.current).toMatchObject({
      isBusy: false,
      draft: { reading: { hasHeader: true, dateOrder: 'month-first' } },
    });
  });

  it('goes on from how it was read before, where a correction is refused', async () => {
    const desk = await withDraft();
    void desk.control.correct((now) => ({ ...now, encoding: 'windows-1252' }));
    void desk.control.correct((now) => ({ ...now, hasHeader: true }));
    await desk.answer({ kind: 'refused', reason: 'not-text' });
    await desk.answer();
    expect(desk.state.current.draft?.reading).toEqual({ ...firstReading, hasHeader: true });
  });

  it('has no column changed that was chosen where other columns stand by now', async () => {
    const desk = await withDraft();
    void desk.control.correct((now) => ({ ...now, delimiter: ',' }));
    void desk.control.correct(withColumn(firstReading, 2, 'lastName'));
    await desk.answerAll();
    expect(desk.state.current).toMatchObject({
      isBusy: false,
      draft: { reading: { delimiter: ',', columns: ['personId', 'pin'] } },
    });
  });

  it('does not come back once another list was chosen in its place', async () => {
    const desk = await withDraft();
    void desk.control.correct((now) => ({ ...now, hasHeader: true }));
    void desk.control.correct((now) => ({ ...now, dateOrder: 'month-first' }));
    desk.control.drop();
    expect(desk.state.current.isBusy).toBe(false);
    await desk.answerAll();
    expect(desk.state.current).toMatchObject({ draft: null, isBusy: false });

    void desk.control.read();
    await desk.answerAll();
    expect(desk.state.current.draft?.reading).toEqual(firstReading);
  });

  it('is read once, however often that is pressed', async () => {
    const desk = slowDesk();
    void desk.control.read();
    void desk.control.read();
    void desk.control.choose();
    await desk.answer();
    expect(desk.askedCount()).toBe(0);
    expect(desk.state.current).toMatchObject({ isBusy: false, draft: { goodCount: 2 } });
  });
});
