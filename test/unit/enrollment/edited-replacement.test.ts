import { describe, expect, it } from 'vitest';
import { openSendingDesk } from '../../support/sending-desk.ts';

const OLD = '0x62e3086ced';
const NEW = '0x62e3086cee';
const vera = { firstName: 'Vera', lastName: 'Lind' };
const nils = { firstName: 'Nils', lastName: 'Ek' };

/** Vera’s card is to be replaced; nothing of that is sent yet. */
async function withReplacement() {
  const desk = await openSendingDesk();
  desk.saved({ cardNumber: OLD, ...vera });
  await desk.sendAll();
  const id = desk.act(OLD, 'Vera Lind', { kind: 'replace', newCard: NEW, pin: '' });
  return { ...desk, id };
}

describe('a replacement that is edited', () => {
  it('to another person takes nobody’s old card: whose it is keeps it', async () => {
    const { edited, id, sendAll, keyOf, submissions, told } = await withReplacement();

    edited(id, { personId: '', ...nils });
    await sendAll();

    expect([keyOf(OLD), keyOf(NEW)]).toEqual(['Vera Lind', 'Nils Ek']);
    expect(submissions.knownCard(OLD)).toMatchObject({ holder: 'Vera Lind', standing: 'registered' });
    expect(told()).toContain('remove Vera Lind discarded');
  });

  it('to nobody in particular takes nobody’s old card: the service makes up a person', async () => {
    const { edited, id, sendAll, keyOf } = await withReplacement();

    edited(id, { personId: '', firstName: '', lastName: '' });
    await sendAll();

    expect(keyOf(OLD)).toBe('Vera Lind');
  });

  it.each([
    ['by their id', {}],
    ['by the same name', { personId: '', ...vera }],
  ])('and is for the same person, %s, still takes their old card', async (_, person) => {
    const { edited, id, sendAll, keyOf } = await withReplacement();

    edited(id, { pin: '4827', ...person });
    await sendAll();

    expect([keyOf(OLD), keyOf(NEW)]).toEqual([null, 'Vera Lind 4827']);
  });

  it('to another person and back to the first takes nothing: that it was to is gone', async () => {
    const { edited, id, sendAll, keyOf } = await withReplacement();

    const toNils = edited(id, { personId: '', ...nils });
    edited(toNils, vera);
    await sendAll();

    expect(keyOf(OLD)).toBe('Vera Lind');
  });
});
