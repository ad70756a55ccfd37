import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EnrollForm, EnrollRequest } from '../../../contract/submission.ts';
import { addBodyOf } from '../../../main/delivery/send-submission.ts';
import { createSubmissions } from '../../../main/enrollment/submissions.ts';
import type { Settlement } from '../../../main/store/outbox-settling.ts';
import { nothingYet } from '../../../main/store/submission-record.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { newSeal, openOutboxFile } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const CARD = '0x62e3086ced';
const KEY_ID = '3d0a2f6e-9d3c-4b57-8f3a-6a1f0c9b7e21';
const OTHER_PERSON = '9b1f0c1e-3f35-4c64-a6a0-1d2f7a3b4c5d';
const noConnection: Settlement = {
  kind: 'waiting',
  outcome: { ...nothingYet, reason: { kind: 'no-connection', cause: 'timeout' } },
  dueAtMs: 0,
  usesAttempt: true,
};

async function newDesk() {
  const file = await openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());
  const clock = new ManualClock();
  const changed: string[] = [];
  const submissions = createSubmissions({
    ...file,
    clock,
    numberFormat: () => 'hexadecimal',
    knownLevelIds: () => null,
    survivesClosing: () => true,
    isPaused: () => false,
    onChanged: (id) => changed.push(id),
    onStorage: () => undefined,
  });
  const enroll = (change: Partial<EnrollForm>, more: Partial<Omit<EnrollRequest, 'form'>> = {}) =>
    submissions.enroll({ form: { ...vera, ...change }, replaces: null, knownCard: null, ...more });
  const saved = (...given: Parameters<typeof enroll>): string => {
    const outcome = enroll(...given);
    if (outcome.kind !== 'saved') throw new Error(outcome.kind);
    return outcome.submission.id;
  };
  const take = () => {
    const taken = file.outbox.takeDue(clock.nowMs());
    if (!taken) throw new Error('nothing is due');
    return taken;
  };
  /** As the worker would after the service took it, for the person it names. */
  const deliver = (person: string, holder = person): string => {
    const { id, request } = take();
    const reason = person === holder ? null : ({ kind: 'other-holder', holder } as const);
    const { identification, cardKey } = request;
    const learnt =
      request.kind !== 'add'
        ? null
        : {
            ...request,
            identification,
            cardKey,
            keyId: KEY_ID,
            personId: null,
            firstName: holder,
            lastName: '',
          };
    file.outbox.settle(
      id,
      {
        kind: 'delivered',
        outcome: { reason, keyId: KEY_ID, personId: null },
        learnt: learnt && { ...learnt, learntAtMs: clock.nowMs(), submissionId: id },
        followAtMs: null,
      },
      clock.nowMs(),
    );
    return id;
  };
  return { ...file, clock, changed, submissions, enroll, saved, take, deliver };
}

const vera: EnrollForm = {
  cardNumber: CARD,
  firstName: 'Vera',
  lastName: '',
  validFrom: '',
  validTo: '',
  pin: '0471',
  accessLevelIds: [],
};

describe('a card the desk knows', () => {
  it('is asked about before anything is saved, in whichever form its number comes', async () => {
    const { enroll, saved, deliver, list } = await newDesk();
    saved({});
    deliver('Vera');

    const decimal = BigInt(CARD).toString().padStart(13, '0');
    expect(enroll({ cardNumber: decimal, firstName: 'Nils' })).toMatchObject({
      kind: 'known-card',
      known: { standing: 'registered', holder: 'Vera' },
      isSamePerson: false,
    });
    expect(enroll({ firstName: ' vera ' })).toMatchObject({ kind: 'known-card', isSamePerson: true });
    expect(list.totalCount()).toBe(1);
  });

  it('stays with its holder when only the key is changed: the typed name is not sent', async () => {
    const { saved, deliver, list } = await newDesk();
    saved({});
    deliver('Vera');

    const id = saved({ firstName: 'Nils', pin: '9183' }, { knownCard: 'change' });

    expect(list.find(id)?.contents?.request).toMatchObject({
      kind: 'update',
      keyId: KEY_ID,
      firstName: 'Vera',
      changes: { pin: '9183' },
    });
  });

  it('stays with its holder whoever else was chosen: nobody’s id is sent, and what is empty stays', async () => {
    const { saved, deliver, list } = await newDesk();
    saved({ validTo: '2031-01-01T12:00' });
    deliver('Vera');

    const id = saved({ firstName: '', personId: OTHER_PERSON, pin: '' }, { knownCard: 'change' });

    expect(list.find(id)?.contents?.request).toEqual({
      kind: 'update',
      identification: CARD,
      cardKey: list.find(id)?.contents?.request.cardKey,
      firstName: 'Vera',
      lastName: '',
      keyId: KEY_ID,
      changes: {},
      pinChange: null,
    });
  });

  it('whose key would end before it begins is not changed', async () => {
    const { saved, enroll, list } = await newDesk();
    saved({ validFrom: '2031-05-01T08:00' });

    const outcome = enroll({ validTo: '2031-04-01T08:00' }, { knownCard: 'change' });

    expect(outcome).toEqual({ kind: 'problems', problems: [{ field: 'validTo', problem: 'before-from' }] });
    expect(list.totalCount()).toBe(1);
  });

  it('is not changed, nor enrolled for anybody, once nobody has it', async () => {
    const { enroll, list } = await newDesk();

    expect(enroll({ firstName: 'Nils' }, { knownCard: 'change', askedHolder: 'Vera' })).toEqual({
      kind: 'problems',
      problems: [{ field: 'cardNumber', problem: 'no-holder' }],
    });
    expect(list.totalCount()).toBe(0);
  });

  it('whose change is undone gives back what was typed for it', async () => {
    const { saved, deliver, submissions, list } = await newDesk();
    saved({});
    deliver('Vera');
    const id = saved({ pin: '9183', validTo: '2031-04-01T08:00' }, { knownCard: 'change' });

    expect(submissions.undo(id)).toMatchObject({
      kind: 'undone',
      form: { cardNumber: CARD, firstName: 'Vera', pin: '9183', validTo: '2031-04-01T08:00', validFrom: '' },
    });
    expect(list.find(id)?.row.state).toBe('discarded');
  });

  it('is enrolled afresh in two halves: the holder’s key is removed first, and by its id', async () => {
    const { saved, deliver, take, outbox, clock } = await newDesk();
    saved({});
    deliver('Vera');
    const id = saved({ firstName: 'Nils' }, { knownCard: 'enroll-afresh' });

    const removal = take();
    expect(removal.request).toMatchObject({ kind: 'remove', keyId: KEY_ID, firstName: 'Vera' });
    expect(outbox.takeDue(clock.nowMs())).toBeNull();
    outbox.settle(removal.id, { ...noConnection, dueAtMs: clock.nowMs() }, clock.nowMs());
    deliver('Vera');
    expect(take()).toMatchObject({ id, request: { kind: 'add', firstName: 'Nils' } });
  });

  it('whose enrollment is still on its way gives no key id: that is looked up when its removal is sent', async () => {
    const { enroll, saved, deliver, take } = await newDesk();
    saved({});
    expect(enroll({ firstName: 'Nils' })).toMatchObject({
      kind: 'known-card',
      known: { standing: 'on-its-way' },
    });
    saved({ firstName: 'Nils' }, { knownCard: 'enroll-afresh' });
    deliver('Vera');

    expect(take().request).toMatchObject({ kind: 'remove', keyId: null, firstName: 'Vera' });
  });

  it('is nobody’s while its removal waits, so that an edit of the second half is not asked about', async () => {
    const { saved, deliver, list } = await newDesk();
    saved({});
    deliver('Vera');
    const second = saved({ firstName: 'Nils' }, { knownCard: 'enroll-afresh' });
    const needs = list.find(second)?.row.needs_id;

    const edited = saved({ firstName: 'Nisse' }, { replaces: second });

    expect(needs).not.toBeNull();
    expect(list.find(edited)?.row.needs_id).toBe(needs);
    expect(list.find(second)?.row.state).toBe('discarded');
  });

  it('withdraws the removal with an edit to another card: nobody’s key is taken for nothing', async () => {
    const { saved, deliver, take, list, enroll } = await newDesk();
    saved({});
    deliver('Vera');
    const second = saved({ firstName: 'Nils' }, { knownCard: 'enroll-afresh' });
    const removal = list.find(second)?.row.needs_id ?? '';

    const edited = saved({ cardNumber: '0x0000000abc', firstName: 'Nils' }, { replaces: second });

    expect([removal, second].map((id) => list.find(id)?.row.state)).toEqual(['discarded', 'discarded']);
    expect(take()).toMatchObject({ id: edited });
    expect(list.find(edited)?.row.needs_id).toBeNull();
    expect(enroll({ firstName: 'Nils' })).toMatchObject({ kind: 'known-card', known: { holder: 'Vera' } });
  });

  it('is asked about again when somebody else has it by the time of the answer', async () => {
    const { saved, deliver, enroll } = await newDesk();
    saved({});
    expect(enroll({ firstName: 'Nils' })).toMatchObject({ known: { holder: 'Vera' } });
    deliver('Vera', 'Ester');

    const answer = { knownCard: 'enroll-afresh', askedHolder: 'Vera' } as const;
    expect(enroll({ firstName: 'Nils' }, answer)).toMatchObject({
      kind: 'known-card',
      known: { holder: 'Ester' },
    });
    expect(enroll({ firstName: 'Nils' }, { ...answer, askedHolder: 'Ester' })).toMatchObject({
      kind: 'saved',
    });
  });

  it('tells of the other half, too, when one half changes', async () => {
    const { saved, deliver, submissions, list } = await newDesk();
    saved({});
    deliver('Vera');
    const second = saved({ firstName: 'Nils' }, { knownCard: 'enroll-afresh' });
    const removal = list.find(second)?.row.needs_id ?? '';
    expect(submissions.view(second)).toMatchObject({
      reason: { kind: 'behind-another' },
      needs: { id: removal, holder: 'Vera', state: 'waiting', attemptCount: 0 },
    });

    deliver('Vera');

    expect(submissions.related(removal)).toMatchObject([
      { id: second, reason: null, needs: { state: 'delivered', attemptCount: 1 } },
    ]);
    expect(submissions.related(second).map(({ id }) => id)).toEqual([removal]);
  });

  it('is still its holder’s by the key’s id while it is on its way to somebody else', async () => {
    const { saved, deliver, submissions, register } = await newDesk();
    saved({});
    deliver('Vera');
    const keyId = register.findCard(CARD)?.keyId ?? '';
    expect(submissions.keyOfCard(CARD)).toMatchObject({ keyId, known: { holder: 'Vera' } });

    saved({ firstName: 'Nils' }, { knownCard: 'enroll-afresh' });

    expect(submissions.keyOfCard(CARD)).toMatchObject({ keyId: null, known: { holder: 'Nils' } });
    expect(submissions.knownKey(keyId)).toMatchObject({ holder: 'Vera', known: { standing: 'on-its-way' } });
  });

  it('takes its second half along when the removal is discarded', async () => {
    const { saved, deliver, submissions, list } = await newDesk();
    saved({});
    deliver('Vera');
    const second = saved({ firstName: 'Nils' }, { knownCard: 'enroll-afresh' });
    const removal = list.find(second)?.row.needs_id ?? '';

    expect(submissions.discard(removal)).toEqual({ kind: 'done' });
    expect(list.find(second)?.row.state).toBe('discarded');
    expect(submissions.related(removal)).toMatchObject([{ id: second, state: 'discarded' }]);
  });
});

describe('a delivery that changed another holder’s key', () => {
  async function withAlert() {
    const desk = await newDesk();
    desk.saved({ firstName: 'Nils', pin: '9183' });
    const id = desk.deliver('Nils', 'Vera');
    return { ...desk, id };
  }

  it('keeps its PIN until somebody decides, and then no longer', async () => {
    const { id, list, submissions } = await withAlert();
    expect(list.find(id)?.contents?.request).toMatchObject({ pin: '9183' });

    expect(submissions.decideAlert(id, 'keep')).toEqual({ kind: 'kept' });

    expect(list.find(id)?.contents?.request).toMatchObject({ pin: null, hasPin: true });
    expect(submissions.unseenAlerts()).toEqual([]);
    expect(submissions.decideAlert(id, 'keep')).toEqual({ kind: 'too-late' });
  });

  it('is mended by a removal and an enrollment with the PIN, in that order and in one commit with the decision', async () => {
    const { id, list, submissions, take, deliver, register } = await withAlert();

    expect(submissions.decideAlert(id, 'enroll-afresh')).toMatchObject({
      kind: 'saved',
      submission: {
        state: 'waiting',
        person: { firstName: 'Nils' },
        needs: { holder: 'Vera', state: 'waiting' },
      },
    });
    expect(submissions.decideAlert(id, 'enroll-afresh')).toEqual({ kind: 'too-late' });

    expect(list.totalCount()).toBe(3);
    expect(list.find(id)?.contents?.request).toMatchObject({ pin: null });
    deliver('Vera');
    expect(register.findCard(CARD)).toBeNull();
    expect(take().request).toMatchObject({ kind: 'add', firstName: 'Nils', pin: '9183' });
  });
});

describe('undo', () => {
  it('takes back what was never sent, with the removal it needs, and gives the form back', async () => {
    const { saved, deliver, submissions, list, outbox, clock } = await newDesk();
    saved({});
    deliver('Vera');
    const id = saved({ firstName: 'Nils' }, { knownCard: 'enroll-afresh' });

    expect(submissions.undo(id)).toMatchObject({ kind: 'undone', form: { firstName: 'Nils', pin: '0471' } });
    expect(list.newest(3).map(({ row }) => row.state)).toEqual(['discarded', 'discarded', 'delivered']);
    expect(outbox.takeDue(clock.nowMs())).toBeNull();
  });

  it('is logged as such for both halves of a pair', async () => {
    const { saved, deliver, submissions, list, changeLog } = await newDesk();
    saved({});
    deliver('Vera');
    const id = saved({ firstName: 'Nils' }, { knownCard: 'enroll-afresh' });
    const removal = list.find(id)?.row.needs_id;

    submissions.undo(id);

    const told = [...changeLog.all()].map(({ entry }) => [entry.kind, entry.submissionId]);
    expect(told.slice(-2)).toEqual([
      ['undone', id],
      ['undone', removal],
    ]);
  });

  it('is too late once an attempt was made, half a pair has gone out, or the seconds are over', async () => {
    const { saved, submissions, take, outbox, clock, deliver } = await newDesk();
    const tried = saved({});
    outbox.settle(take().id, { ...noConnection, dueAtMs: clock.nowMs() + 60_000 }, clock.nowMs());
    expect(submissions.undo(tried)).toEqual({ kind: 'too-late' });

    const old = saved({ cardNumber: '0x0000000abc' });
    clock.advance(12_001);
    expect(submissions.undo(old)).toEqual({ kind: 'too-late' });
    deliver('Vera');

    const half = saved({ cardNumber: '0x0000000abc', firstName: 'Nils' }, { knownCard: 'enroll-afresh' });
    take();
    expect(submissions.undo(half)).toEqual({ kind: 'too-late' });
    expect(submissions.undo(randomUUID())).toEqual({ kind: 'too-late' });
  });
});

it.each([
  ['the same card', {}],
  ['another card', { cardNumber: '0x0000000abc' }],
])('an edited submission is not undone as if nothing had been sent: %s', async (_, otherCard) => {
  const { saved, take, outbox, clock, submissions } = await newDesk();
  const tried = saved({ firstName: 'Vesa' });
  outbox.settle(take().id, { ...noConnection, dueAtMs: clock.nowMs() + 60_000 }, clock.nowMs());

  const once = saved({ firstName: 'Vessa', ...otherCard }, { replaces: tried });
  const twice = saved({ firstName: 'Vera', ...otherCard }, { replaces: once });

  expect(submissions.view(twice)).toMatchObject({ state: 'waiting', attemptCount: 1 });
  expect(submissions.undo(twice)).toEqual({ kind: 'too-late' });
});

it('an edited submission remembers the name a lost request may have brought to the service', async () => {
  const { saved, take, outbox, clock, list } = await newDesk();
  const first = saved({ firstName: 'Vesa' });
  const untried = saved({ firstName: 'Vessa' }, { replaces: first });
  outbox.settle(take().id, { ...noConnection, dueAtMs: clock.nowMs() }, clock.nowMs());

  const edited = saved({ firstName: 'Vera' }, { replaces: untried });

  expect(list.find(edited)?.contents?.request).toMatchObject({
    earlierNames: [{ firstName: 'Vessa', lastName: '' }],
  });
  const again = saved({ firstName: 'Veera' }, { replaces: edited });
  expect(list.find(again)?.contents?.request).toMatchObject({
    earlierNames: [{ firstName: 'Vessa', lastName: '' }],
  });
});

describe('a card for an existing person', () => {
  const PERSON = '7d4d3ec6-8f6f-4a52-9a64-0000000002ff';

  it('is sent with the person’s id in place of a name, and edited with it', async () => {
    const { saved, take, submissions } = await newDesk();
    const id = saved({ firstName: '', personId: ` ${PERSON} ` });
    expect(submissions.form(id)).toMatchObject({ form: { personId: PERSON } });
    const { request } = take();
    expect(request.kind === 'add' && addBodyOf(request)).toMatchObject({ person: { id: PERSON } });
  });

  it('is refused with what is no person id', async () => {
    const { enroll, list } = await newDesk();
    expect(enroll({ personId: 'Vera 12' })).toEqual({
      kind: 'problems',
      problems: [{ field: 'personId', problem: 'not-a-person-id' }],
    });
    expect(list.openCount()).toBe(0);
  });

  it('is asked about where another person has it, though no name was typed', async () => {
    const { enroll, saved, deliver } = await newDesk();
    saved({});
    deliver('Vera');
    expect(enroll({ firstName: '', personId: PERSON })).toMatchObject({
      kind: 'known-card',
      isSamePerson: false,
    });
  });
});

it('a card is lent only until a time that is said', async () => {
  const { enroll, saved, take } = await newDesk();
  expect(enroll({ temporary: true })).toEqual({
    kind: 'problems',
    problems: [{ field: 'validTo', problem: 'loan-without-end' }],
  });
  saved({ temporary: true, validTo: '2031-10-26T23:59' });
  expect(take().request).toMatchObject({ temporary: true });
});
