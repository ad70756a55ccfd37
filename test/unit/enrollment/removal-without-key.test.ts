import { describe, expect, it } from 'vitest';
import { openSendingDesk } from '../../support/sending-desk.ts';

const CARD = '0x62e3086ced';
const OTHER_CARD = '0x62e3086cee';
const anna = { cardNumber: CARD, firstName: 'Anna', lastName: 'Berg' };
const notKnown = { state: 'attention', reason: { kind: 'key-not-known' } };

/** Anna’s key is to be removed before anybody knows which key she will have. */
async function withRemoval(how?: 'lost' | 'offline') {
  const desk = await openSendingDesk();
  const enrollment = desk.saved(anna);
  if (how) await desk.send(how);
  const removal = desk.act(CARD, 'Anna Berg', { kind: 'remove' });
  return { ...desk, enrollment, removal };
}

describe('a removal of a key nobody knows', () => {
  it('is done where the enrollment before it was never tried', async () => {
    const { enrollment, removal, submissions, sendAll } = await withRemoval();
    submissions.discard(enrollment);
    await sendAll();
    expect(submissions.view(removal)).toMatchObject({ state: 'delivered', reason: null });
  });

  it.each(['lost', 'offline'] as const)('is not said to be done where that was tried: %s', async (how) => {
    const { enrollment, removal, submissions, sendAll, keyOf } = await withRemoval(how);
    submissions.discard(enrollment);
    await sendAll();
    expect(submissions.view(removal)).toMatchObject(notKnown);
    expect(keyOf(CARD)).toBe(how === 'lost' ? 'Anna Berg' : null);
  });

  it.each([
    ['to another card', { cardNumber: OTHER_CARD }],
    ['to another name, and discarded', { firstName: 'Anne' }],
  ])('is not said to be done where that was tried and edited %s', async (_, change) => {
    const { enrollment, removal, submissions, edited, sendAll } = await withRemoval('lost');
    const again = edited(enrollment, change);
    if (!('cardNumber' in change)) submissions.discard(again);
    await sendAll();
    expect(submissions.view(removal)).toMatchObject(notKnown);
  });

  it('is not said to be done where the key was known and erased by its age', async () => {
    const { removal, submissions, send, sendAll, ageOut, keyOf } = await withRemoval();
    await send();
    await send(400);
    ageOut(30);
    submissions.sendNow(removal);
    await sendAll();
    expect(submissions.view(removal)).toMatchObject(notKnown);
    expect(keyOf(CARD)).toBe('Anna Berg');
  });

  it('is got right by what it says: discarded, enrolled again for them, and removed then', async () => {
    const { enrollment, removal, submissions, saved, act, sendAll, keyOf } = await withRemoval('lost');
    submissions.discard(enrollment);
    await sendAll();

    submissions.discard(removal);
    saved(anna);
    await sendAll();
    const again = act(CARD, 'Anna Berg', { kind: 'remove' });
    await sendAll();

    expect(submissions.view(again)).toMatchObject({ state: 'delivered' });
    expect(keyOf(CARD)).toBeNull();
  });

  it('is done whatever was tried before the person’s last key was removed, or for somebody else', async () => {
    const { saved, act, submissions, sendAll } = await openSendingDesk();
    for (const firstName of ['Anna', 'Bo']) {
      saved({ ...anna, firstName });
      await sendAll();
      act(CARD, `${firstName} Berg`, { kind: 'remove' });
      await sendAll();
    }
    const enrollment = saved(anna);
    const removal = act(CARD, 'Anna Berg', { kind: 'remove' });

    submissions.discard(enrollment);
    await sendAll();

    expect(submissions.view(removal)).toMatchObject({ state: 'delivered' });
  });
});
