import { describe, expect, it } from 'vitest';
import { openSendingDesk } from '../../support/sending-desk.ts';

const CARD = '0x62e3086ced';
const OTHER_CARD = '0x62e3086cee';
const THIRD_CARD = '0x62e3086cef';
const vera = { cardNumber: CARD, firstName: 'Vera', lastName: 'Lind', pin: '1111' };
const anna = { cardNumber: CARD, firstName: 'Anna', lastName: 'Berg', pin: '4711' };

describe('an enrollment behind a removal', () => {
  async function behindRemoval() {
    const desk = await openSendingDesk();
    desk.saved(vera);
    await desk.sendAll();
    const removal = desk.act(CARD, 'Vera Lind', { kind: 'remove' });
    const enrollment = desk.saved(anna);
    return { ...desk, removal, enrollment };
  }

  it('is sent once the card is free', async () => {
    const { sendAll, keyOf } = await behindRemoval();
    await sendAll();
    expect(keyOf(CARD)).toBe('Anna Berg 4711');
  });

  it('changes nobody’s key when the removal is discarded: nothing is sent, and whose card it is is told', async () => {
    const { submissions, removal, enrollment, sendAll, keyOf } = await behindRemoval();

    submissions.discard(removal);
    await sendAll();

    expect(keyOf(CARD)).toBe('Vera Lind 1111');
    expect(submissions.view(enrollment)).toMatchObject({
      state: 'attention',
      reason: { kind: 'other-holder', holder: 'Vera Lind' },
      needsDecision: false,
    });
    submissions.sendNow(enrollment);
    await sendAll();
    expect(keyOf(CARD)).toBe('Vera Lind 1111');
  });

  it('and was left alone is edited into what is meant: the question that was not asked is asked then', async () => {
    const { submissions, removal, enrollment, sendAll, edit, edited, keyOf } = await behindRemoval();
    submissions.discard(removal);
    await sendAll();

    expect(edit(enrollment, {})).toMatchObject({ kind: 'known-card', known: { holder: 'Vera Lind' } });
    edited(enrollment, {}, { knownCard: 'enroll-afresh', askedHolder: 'Vera Lind' });
    await sendAll();

    expect(keyOf(CARD)).toBe('Anna Berg 4711');
  });
});

describe('an enrollment of a card whose removal is discarded', () => {
  async function withDiscarded(person: { readonly firstName: string; readonly lastName: string }) {
    const desk = await openSendingDesk();
    desk.saved(vera);
    await desk.sendAll();
    const removal = desk.act(CARD, 'Vera Lind', { kind: 'remove' });
    desk.saved({ ...vera, ...person, pin: '2222' });
    desk.submissions.discard(removal);
    await desk.sendAll();
    return desk;
  }

  it('is sent where it is for the very person who keeps it, however their name is written', async () => {
    const { keyOf } = await withDiscarded({ firstName: ' VERA ', lastName: 'lind' });
    expect(keyOf(CARD)).toBe('Vera Lind 2222');
  });

  it('is not sent where nobody is named', async () => {
    const { keyOf } = await withDiscarded({ firstName: '', lastName: '' });
    expect(keyOf(CARD)).toBe('Vera Lind 1111');
  });
});

describe('an enrollment that is edited', () => {
  it('goes before the change that was saved after it, which finds the key it changes', async () => {
    const { saved, act, edited, sendAll, keyOf, told } = await openSendingDesk();
    const enrollment = saved(anna);
    act(CARD, 'Anna Berg', { kind: 'new-pin', pin: '8192' });

    const again = edited(enrollment, { validTo: '2031-10-26T08:00' });
    edited(again, { validTo: '2031-10-27T08:00' });
    await sendAll();

    expect(keyOf(CARD)).toBe('Anna Berg 8192');
    expect(told().filter((line) => !line.includes('discarded'))).toEqual([
      'update Anna Berg delivered',
      'add Anna Berg delivered',
    ]);
  });

  it('goes before the removal that was saved after it: the card opens nothing at last', async () => {
    const { saved, act, edited, sendAll, keyOf, submissions } = await openSendingDesk();
    const enrollment = saved(anna);
    const removal = act(CARD, 'Anna Berg', { kind: 'remove' });

    edited(enrollment, { pin: '' });
    await sendAll();

    expect(keyOf(CARD)).toBeNull();
    expect(submissions.view(removal)).toMatchObject({ state: 'delivered', attemptCount: 1 });
  });

  it.each([
    ['with the same new card', OTHER_CARD],
    ['with yet another card', THIRD_CARD],
  ])(
    'takes the old card %s where that stood: whoever is enrolled with it comes after',
    async (_, newCard) => {
      const { saved, act, edited, sendAll, keyOf } = await openSendingDesk();
      saved(vera);
      await sendAll();
      const replacement = act(CARD, 'Vera Lind', { kind: 'replace', newCard: OTHER_CARD, pin: '' });
      saved(anna);

      edited(replacement, { cardNumber: newCard, pin: '4827' });
      await sendAll();

      expect([keyOf(CARD), keyOf(newCard)]).toEqual(['Anna Berg 4711', 'Vera Lind 4827']);
    },
  );

  it('to a card that has come to somebody else since is asked about, and goes behind what is on its way there', async () => {
    const { saved, edit, edited, sendAll, keyOf } = await openSendingDesk();
    const enrollment = saved({ ...vera, cardNumber: OTHER_CARD });
    saved(anna);

    expect(edit(enrollment, { cardNumber: CARD })).toMatchObject({ known: { holder: 'Anna Berg' } });
    edited(enrollment, { cardNumber: CARD }, { knownCard: 'change', askedHolder: 'Anna Berg' });
    await sendAll();

    expect([keyOf(CARD), keyOf(OTHER_CARD)]).toEqual(['Anna Berg 1111', null]);
  });

  it('and was left alone is asked about whoever has the card, though its removal waits behind', async () => {
    const { saved, act, submissions, edit, sendAll, keyOf } = await openSendingDesk();
    saved(vera);
    await sendAll();
    const removal = act(CARD, 'Vera Lind', { kind: 'remove' });
    const enrollment = saved(anna);
    submissions.discard(removal);
    await sendAll();
    act(CARD, 'Anna Berg', { kind: 'remove' });

    expect(edit(enrollment, {})).toMatchObject({ kind: 'known-card', known: { holder: 'Vera Lind' } });
    expect(keyOf(CARD)).toBe('Vera Lind 1111');
  });

  it('stands in the card’s line where the one stood that it was edited from', async () => {
    const { saved, act, edited, list } = await openSendingDesk();
    const enrollment = saved(anna);
    const change = act(CARD, 'Anna Berg', { kind: 'new-pin', pin: '8192' });

    const again = edited(enrollment, { pin: '' });

    expect(list.openForCard(CARD, null).map(({ row }) => row.id)).toEqual([again, change]);
  });
});
