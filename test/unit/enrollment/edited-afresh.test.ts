import { describe, expect, it } from 'vitest';
import { openSendingDesk } from '../../support/sending-desk.ts';

const CARD = '0x62e3086ced';
const OTHER_CARD = '0x62e3086cee';
const bo = { cardNumber: CARD, firstName: 'Bo', lastName: 'Ek' };
const anna = { cardNumber: CARD, firstName: 'Anna', lastName: 'Berg' };

/** Bo’s card is to be Anna’s: his key is to be removed first. Nothing of that is sent yet. */
async function withPair() {
  const desk = await openSendingDesk();
  desk.saved(bo);
  await desk.sendAll();
  const enrollment = desk.saved(anna, { knownCard: 'enroll-afresh', askedHolder: 'Bo Ek' });
  const removal = desk.list.find(enrollment)?.row.needs_id ?? '';
  return { ...desk, enrollment, removal };
}

describe('an enrollment edited to another card than the one somebody loses', () => {
  it('takes back the removal where nothing was tried', async () => {
    const { edited, enrollment, removal, submissions, sendAll, keyOf } = await withPair();
    edited(enrollment, { cardNumber: OTHER_CARD });
    await sendAll();
    expect(submissions.view(removal)?.state).toBe('discarded');
    expect([keyOf(CARD), keyOf(OTHER_CARD)]).toEqual(['Bo Ek', 'Anna Berg']);
  });

  it('and one that was refused for certain', async () => {
    const { edited, enrollment, removal, submissions, send, sendAll, keyOf } = await withPair();
    await send(400);
    edited(enrollment, { cardNumber: OTHER_CARD });
    await sendAll();
    expect(submissions.view(removal)?.state).toBe('discarded');
    expect([keyOf(CARD), keyOf(OTHER_CARD)]).toEqual(['Bo Ek', 'Anna Berg']);
  });

  it('leaves one that may have been carried out to be sent, until that is certain', async () => {
    const { edited, enrollment, removal, submissions, send, sendAll, keyOf } = await withPair();
    await send('lost');

    edited(enrollment, { cardNumber: OTHER_CARD });
    await sendAll();

    expect(submissions.view(removal)).toMatchObject({ state: 'delivered', attemptCount: 2 });
    expect([keyOf(CARD), keyOf(OTHER_CARD)]).toEqual([null, 'Anna Berg']);
    expect(submissions.knownCard(CARD)).toBeNull();
  });

  it('is edited, and enrolled once, while the removal is being sent', async () => {
    const { edited, enrollment, removal, submissions, outbox, clock, sendAll, keyOf } = await withPair();
    expect(outbox.takeDue(clock.nowMs())?.id).toBe(removal);

    edited(enrollment, { cardNumber: OTHER_CARD });

    expect([enrollment, removal].map((id) => submissions.view(id)?.state)).toEqual(['discarded', 'sending']);
    outbox.takeBackUnsettled();
    await sendAll();
    expect([keyOf(CARD), keyOf(OTHER_CARD)]).toEqual([null, 'Anna Berg']);
  });

  it('is edited when the removal is long through, and erased by its age', async () => {
    const { edited, enrollment, removal, submissions, send, ageOut, sendAll, keyOf } = await withPair();
    await send();
    await send(400);
    ageOut(30);
    expect(submissions.view(removal)).toBeNull();

    edited(enrollment, { cardNumber: OTHER_CARD });
    await sendAll();

    expect([keyOf(CARD), keyOf(OTHER_CARD)]).toEqual([null, 'Anna Berg']);
  });
});
