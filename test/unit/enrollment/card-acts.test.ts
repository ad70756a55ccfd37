import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CardAct, KeyRef } from '../../../contract/held-card.ts';
import { settlementOf } from '../../../main/delivery/settlement.ts';
import type { Delivered } from '../../../main/delivery/send-submission.ts';
import { createCardActs } from '../../../main/enrollment/card-acts.ts';
import { createSubmissions } from '../../../main/enrollment/submissions.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { newSeal, openOutboxFile, requestFor } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const CARD = '0x62e3086ced';
const KEY_ID = '3d0a2f6e-9d3c-4b57-8f3a-6a1f0c9b7e21';
const PERSON_ID = '7d4d3ec6-8f6f-4a52-9a64-0000000002ff';
const LEVEL = '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01';
const OTHER_LEVEL = '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c02';
/** As the card zone has it. */
const byNumber = (cardNumber: string): KeyRef => ({ kind: 'number', cardNumber });
const GONE_LEVEL = '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c09';

async function newDesk(card = CARD) {
  const file = await openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());
  const clock = new ManualClock();
  const levels: { known: ReadonlySet<string> | null } = { known: new Set([LEVEL]) };
  const common = {
    ...file,
    clock,
    numberFormat: () => 'hexadecimal' as const,
    knownLevelIds: () => levels.known,
    survivesClosing: () => true,
    onChanged: () => undefined,
    onStorage: () => undefined,
  };
  const submissions = createSubmissions({
    ...common,
    isPaused: () => false,
  });
  const acts = createCardActs({ ...common, view: submissions.view });
  const deliver = (answer?: Delivered) => {
    const taken = file.outbox.takeDue(clock.nowMs());
    if (!taken) throw new Error('nothing is due');
    const before = file.register.findCard(card);
    const key = { id: KEY_ID, key: null, person: { id: PERSON_ID, first_name: 'Vera', last_name: 'Lind' } };
    const delivered: Delivered =
      answer ??
      (taken.request.kind === 'update' && before
        ? { kind: 'updated', key, before }
        : taken.request.kind === 'remove'
          ? { kind: 'removed' }
          : { kind: 'added', key });
    file.outbox.settle(
      taken.id,
      settlementOf({ kind: 'finish', delivered }, taken, clock.nowMs()),
      clock.nowMs(),
    );
    return taken;
  };
  const act = (what: CardAct, askedHolder = 'Vera Lind') =>
    acts.act({ key: byNumber(CARD), askedHolder, act: what });
  const saved = (what: CardAct) => {
    const outcome = act(what);
    if (outcome.kind !== 'saved') throw new Error(outcome.kind);
    return outcome.submission;
  };
  file.outbox.add(
    [{ id: randomUUID(), request: requestFor(card, { accessLevelIds: [LEVEL] }), needs: null }],
    clock.nowMs(),
  );
  return { ...file, clock, submissions, acts, act, saved, deliver, levels };
}

describe('a card somebody has', () => {
  it('with an access level that is gone is changed only once its levels are: the service would refuse it', async () => {
    const { act, saved, deliver, levels } = await newDesk();
    deliver();
    levels.known = new Set([OTHER_LEVEL]);

    for (const what of [
      { kind: 'validity', validTo: '2031-10-26T08:00' },
      { kind: 'new-pin', pin: '4827' },
      { kind: 'no-pin' },
      { kind: 'replace', newCard: '0x0102030406', pin: '' },
    ] as const)
      expect(act(what)).toEqual({ kind: 'level-gone' });
    saved({ kind: 'levels', accessLevelIds: [OTHER_LEVEL] });
    saved({ kind: 'new-pin', pin: '4827' });
    levels.known = null;
    saved({ kind: 'no-pin' });
  });

  it('tells who, and what waits beside what holds now', async () => {
    const { acts, saved, deliver } = await newDesk();
    deliver();
    saved({ kind: 'validity', validTo: '2031-10-26T08:00' });

    expect(acts.held(byNumber(CARD))).toMatchObject({
      standing: 'registered',
      holder: 'Vera Lind',
      validTo: null,
      accessLevelIds: [LEVEL],
      hasPin: true,
      next: { validTo: '2031-10-26T08:00' },
      waiting: [{ task: 'update', changes: ['valid-to'], state: 'waiting' }],
      last: { task: 'add', state: 'delivered' },
    });
    deliver();
    expect(acts.held(byNumber(CARD))).toMatchObject({ next: { validTo: '2031-10-26T08:00' }, waiting: [] });
  });

  it('is found by its number in any form, and not when nobody has it', async () => {
    const { acts } = await newDesk();
    expect(acts.held(byNumber(BigInt(CARD).toString().padStart(13, '0')))?.holder).toBe('Vera Lind');
    expect(acts.held(byNumber('0x62e3086cee'))).toBeNull();
    expect(acts.held(byNumber('nonsense'))).toBeNull();
  });

  it('can be changed before its enrollment is delivered: the key is the one it then gets', async () => {
    const { saved, deliver, register } = await newDesk();
    saved({ kind: 'no-pin' });
    deliver();
    expect(deliver().request).toMatchObject({ kind: 'update', keyId: null, changes: { pin: null } });
    expect(register.findCard(CARD)).toMatchObject({ keyId: KEY_ID, hasPin: false });
  });

  it('has its changes delivered in their order, and their PINs erased then', async () => {
    const { saved, deliver, list } = await newDesk();
    deliver();
    const first = saved({ kind: 'new-pin', pin: '0815' });
    saved({ kind: 'no-pin' });

    expect(deliver().request).toMatchObject({ changes: { pin: '0815' } });
    expect(list.find(first.id)?.contents?.request).toMatchObject({ changes: {}, pinChange: 'new' });
    expect(JSON.stringify(list.find(first.id)?.contents)).not.toContain('0815');
    expect(deliver().request).toMatchObject({ changes: { pin: null } });
  });

  it('is nobody’s after its removal', async () => {
    const { acts, saved, act, deliver } = await newDesk();
    deliver();
    saved({ kind: 'remove' });
    expect(acts.held(byNumber(CARD))).toMatchObject({ canAct: false, waiting: [{ task: 'remove' }] });
    expect(act({ kind: 'no-pin' })).toEqual({ kind: 'too-late' });
    expect(deliver().request).toMatchObject({ kind: 'remove', keyId: KEY_ID });
    expect(acts.held(byNumber(CARD))).toBeNull();
  });

  it('is left alone when the window showed another holder', async () => {
    const { act, list } = await newDesk();
    expect(act({ kind: 'remove' }, 'Nils Ek')).toEqual({ kind: 'too-late' });
    expect(list.openCount()).toBe(1);
  });

  it.each<readonly [CardAct, object]>([
    [
      { kind: 'validity', validTo: '2020-01-01T08:00' },
      { field: 'validTo', problem: 'in-the-past' },
    ],
    [
      { kind: 'validity', validTo: '?' },
      { field: 'validTo', problem: 'not-a-time' },
    ],
    [
      { kind: 'new-pin', pin: '' },
      { field: 'pin', problem: 'not-four-digits' },
    ],
    [
      { kind: 'levels', accessLevelIds: [] },
      { field: 'accessLevels', problem: 'none-left' },
    ],
    [
      { kind: 'levels', accessLevelIds: [GONE_LEVEL] },
      { field: 'accessLevels', problem: 'unknown-level' },
    ],
  ])('refuses %j with the reason', async (what, problem) => {
    const { act, list } = await newDesk();
    expect(act(what)).toEqual({ kind: 'problems', problems: [problem] });
    expect(list.openCount()).toBe(1);
  });
});

describe('a code whose digits nobody has at hand', () => {
  const CODE = 'code:83910';
  const key: KeyRef = { kind: 'registered', keyId: KEY_ID };

  it('is found by the id of its key, through every change, and told without its digits', async () => {
    const { acts, deliver } = await newDesk(CODE);
    expect(acts.held(key)).toBeNull();
    deliver();
    expect(acts.held(key)).toMatchObject({ holder: 'Vera Lind', cardNumber: 'code:••••0', canAct: true });

    const validTo = '2031-10-26T08:00';
    acts.act({ key, askedHolder: 'Vera Lind', act: { kind: 'validity', validTo } });
    deliver();
    expect(acts.held(key)).toMatchObject({ next: { validTo }, waiting: [] });
    expect(JSON.stringify(acts.held(key))).not.toContain('8391');
  });

  it('is removed by the id of its key, which names nothing from then on', async () => {
    const { acts, deliver } = await newDesk(CODE);
    deliver();
    const remove = { key, askedHolder: 'Vera Lind', act: { kind: 'remove' } } as const;
    expect(acts.act({ ...remove, askedHolder: 'Nils Ek' })).toEqual({ kind: 'too-late' });
    expect(acts.act(remove)).toMatchObject({ kind: 'saved' });
    expect(deliver().request).toMatchObject({ kind: 'remove', identification: CODE, keyId: KEY_ID });
    expect(acts.held(key)).toBeNull();
    expect(acts.act(remove)).toEqual({ kind: 'too-late' });
  });
});

describe('a card that is replaced', () => {
  const NEW_CARD = '0x62e3086cee';
  const replace = (newCard = NEW_CARD, pin = ''): CardAct => ({ kind: 'replace', newCard, pin });

  it('goes to the same person on the same terms; the old one goes only after it', async () => {
    const { saved, deliver, outbox, clock, list, acts } = await newDesk();
    deliver();
    saved(replace(NEW_CARD, '0815'));

    expect(acts.held(byNumber(CARD))).toMatchObject({ holder: 'Vera Lind', canAct: false });
    const taken = outbox.takeDue(clock.nowMs());
    expect(taken?.request).toMatchObject({
      kind: 'add',
      cardKey: NEW_CARD,
      personId: PERSON_ID,
      accessLevelIds: [LEVEL],
      pin: '0815',
    });
    expect(outbox.takeDue(clock.nowMs())).toBeNull();
    expect(list.openCount()).toBe(2);
  });

  it('is removed once the new one is delivered', async () => {
    const { saved, deliver, outbox, clock, acts } = await newDesk();
    deliver();
    saved(replace());
    deliver();
    expect(outbox.takeDue(clock.nowMs())?.request).toMatchObject({ kind: 'remove', keyId: KEY_ID });
    expect(acts.held(byNumber(CARD))).toMatchObject({
      waiting: [{ needs: { task: 'add', state: 'delivered' } }],
    });
  });

  it('stays when the new one turned out to be somebody else’s, and they keep it', async () => {
    const { saved, deliver, submissions, list, act } = await newDesk();
    deliver();
    saved(replace());
    const person = { id: 'q', first_name: 'Nils', last_name: 'Ek' };
    const { id } = deliver({ kind: 'added', key: { id: KEY_ID, key: null, person } });
    expect(list.openCount()).toBe(1);

    submissions.decideAlert(id, 'keep');
    expect(list.openCount()).toBe(0);
    expect(act({ kind: 'no-pin' })).toMatchObject({ kind: 'saved' });
  });

  it('is removed after the new one though that was edited meanwhile', async () => {
    const { saved, deliver, submissions, outbox, clock } = await newDesk();
    deliver();
    const { id } = saved(replace());
    const form = submissions.form(id);
    if (form.kind !== 'form') throw new Error(form.kind);
    submissions.enroll({ form: { ...form.form, pin: '0815' }, replaces: id, knownCard: null });

    expect(deliver().request).toMatchObject({ kind: 'add', pin: '0815', personId: PERSON_ID });
    expect(outbox.takeDue(clock.nowMs())?.request).toMatchObject({ kind: 'remove', cardKey: CARD });
  });

  it('stays when the edited new one is a card of somebody else, who keeps it', async () => {
    const { saved, deliver, submissions, outbox, list, clock } = await newDesk();
    deliver();
    outbox.add(
      [
        {
          id: randomUUID(),
          request: requestFor('0x0000000abc', { firstName: 'Nils', lastName: 'Ek' }),
          needs: null,
        },
      ],
      clock.nowMs(),
    );
    const { id } = saved(replace());
    const form = submissions.form(id);
    if (form.kind !== 'form') throw new Error(form.kind);

    const edited = submissions.enroll({
      form: { ...form.form, cardNumber: '0x0000000abc' },
      replaces: id,
      knownCard: 'change',
      askedHolder: 'Nils Ek',
    });

    expect(edited).toMatchObject({
      kind: 'saved',
      submission: { task: 'update', person: { firstName: 'Nils' } },
    });
    expect(list.openForCard(CARD, null)).toEqual([]);
  });

  it.each<readonly [CardAct, object]>([
    [replace(CARD), { field: 'newCard', problem: 'same-card' }],
    [replace('12'), { field: 'newCard', problem: 'wrong-length' }],
    [replace(NEW_CARD, '12'), { field: 'pin', problem: 'not-four-digits' }],
  ])('refuses %j with the reason', async (what, problem) => {
    const { act, deliver } = await newDesk();
    deliver();
    expect(act(what)).toEqual({ kind: 'problems', problems: [problem] });
  });

  it('is refused while its key has expired: the new card would be, too', async () => {
    const { act, saved, deliver, clock } = await newDesk();
    deliver();
    saved({ kind: 'validity', validTo: '2031-10-26T08:00' });
    deliver();
    clock.advance(Date.UTC(2031, 11) - clock.nowMs());

    expect(act(replace())).toEqual({
      kind: 'problems',
      problems: [{ field: 'newCard', problem: 'key-expired' }],
    });
  });

  it('is refused before it is known who the person is at the service', async () => {
    const { act } = await newDesk();
    expect(act(replace())).toEqual({ kind: 'person-not-known' });
  });
});
