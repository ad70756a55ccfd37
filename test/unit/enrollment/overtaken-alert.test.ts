import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSendingDesk } from '../../support/sending-desk.ts';

const CARD = '0x62e3086ced';
const OTHER_CARD = '0x62e3086cee';
const anna = { cardNumber: CARD, firstName: 'Anna', lastName: 'Berg', pin: '4711' };
const bo = { cardNumber: CARD, firstName: 'Bo', lastName: 'Ek', pin: '8192' };

/** Anna was enrolled, and the key that was changed is Xavier’s: nobody has decided yet. */
async function withAlert() {
  const desk = await openSendingDesk();
  desk.give(CARD, 'Xavier');
  const alert = desk.saved(anna);
  await desk.sendAll();
  expect(desk.submissions.unseenAlerts().map(({ id }) => id)).toEqual([alert]);
  return { ...desk, alert, holder: desk.register.findCard(CARD)?.firstName ?? '' };
}

describe('an alert about another holder whose card has another key since', () => {
  it('ends with the delivery of that key, and its PIN with it', async () => {
    const { saved, sendAll, alert, holder, submissions, list, changeLog, endedAlerts } = await withAlert();

    saved(bo, { knownCard: 'enroll-afresh', askedHolder: `${holder} Up` });
    await sendAll();

    expect(submissions.unseenAlerts()).toEqual([]);
    expect(endedAlerts).toEqual([alert]);
    expect(list.find(alert)?.contents?.request).toMatchObject({ pin: null, hasPin: true });
    expect([...changeLog.all()].map(({ entry }) => entry.kind)).toContain('alert-overtaken');
  });

  it('is decided too late: whoever has the card keeps their key', async () => {
    const { saved, sendAll, alert, holder, submissions, keyOf, register } = await withAlert();
    saved(bo, { knownCard: 'enroll-afresh', askedHolder: `${holder} Up` });
    await sendAll();

    expect(submissions.decideAlert(alert, 'enroll-afresh')).toEqual({ kind: 'too-late' });
    await sendAll();

    expect(keyOf(CARD)).toBe('Bo Ek 8192');
    expect(register.findCard(CARD)).toMatchObject({ firstName: 'Bo' });
  });

  it('takes along the old card’s removal that was to come after it', async () => {
    const desk = await openSendingDesk();
    desk.saved({ ...anna, cardNumber: OTHER_CARD });
    await desk.sendAll();
    desk.give(CARD, 'Xavier');
    desk.act(OTHER_CARD, 'Anna Berg', { kind: 'replace', newCard: CARD, pin: '' });
    await desk.sendAll();
    desk.saved(bo, { knownCard: 'enroll-afresh', askedHolder: 'Xavier Up' });
    await desk.sendAll();

    expect([desk.keyOf(OTHER_CARD), desk.keyOf(CARD)]).toEqual(['Anna Berg 4711', 'Bo Ek 8192']);
    expect(desk.list.openCount()).toBe(0);
  });

  it('and was decided before that key came changes nobody’s: the enrollment is left alone', async () => {
    const { saved, sendAll, alert, holder, submissions, keyOf, register } = await withAlert();
    saved(bo, { knownCard: 'enroll-afresh', askedHolder: `${holder} Up` });

    const decided = submissions.decideAlert(alert, 'enroll-afresh');
    await sendAll();

    expect(keyOf(CARD)).toBe('Bo Ek 8192');
    expect(register.findCard(CARD)).toMatchObject({ firstName: 'Bo' });
    if (decided.kind !== 'saved') throw new Error(decided.kind);
    expect(submissions.view(decided.submission.id)).toMatchObject({
      state: 'attention',
      reason: { kind: 'other-holder', holder: 'Bo Ek' },
    });
  });

  it('ends unanswered where the desk learnt of the key before it ended such alerts by itself', async () => {
    const { alert, submissions, register, list, clock } = await withAlert();
    const entry = register.findCard(CARD);
    if (!entry) throw new Error('the card is not known');
    register.learn({ ...entry, keyId: randomUUID(), firstName: 'Bo', learntAtMs: clock.nowMs() });

    expect(submissions.decideAlert(alert, 'enroll-afresh')).toEqual({ kind: 'too-late' });
    expect(submissions.unseenAlerts()).toEqual([]);
    expect(list.openCount()).toBe(0);
  });
});

describe('an alert about another holder', () => {
  it('stays while their key is changed', async () => {
    const { act, sendAll, alert, holder, submissions } = await withAlert();
    act(CARD, `${holder} Up`, { kind: 'new-pin', pin: '1357' });
    await sendAll();
    expect(submissions.unseenAlerts().map(({ id }) => id)).toEqual([alert]);
  });

  it('is decided for the person sent though nobody has the card any more', async () => {
    const { act, sendAll, alert, holder, submissions, keyOf } = await withAlert();
    act(CARD, `${holder} Up`, { kind: 'remove' });
    await sendAll();

    expect(submissions.decideAlert(alert, 'enroll-afresh')).toMatchObject({ kind: 'saved' });
    await sendAll();

    expect(keyOf(CARD)).toBe('Anna Berg 4711');
    expect(submissions.unseenAlerts()).toEqual([]);
  });
});
