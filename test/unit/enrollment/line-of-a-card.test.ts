import { describe, expect, it } from 'vitest';
import { openSendingDesk } from '../../support/sending-desk.ts';

const CARD = '0x62e3086ced';
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
