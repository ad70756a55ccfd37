import { describe, expect, it } from 'vitest';
import { initialDeskState, reduceDesk, type DeskState } from '../../../renderer/desk-state.ts';
import { liveDesk, plainCard } from '../../support/desk-stand-in.ts';

const noLevels = { levels: [], fetchedAtMs: null, revision: 1, problem: null };
const onList = (isRunning: boolean): DeskState =>
  reduceDesk(
    reduceDesk(initialDeskState(liveDesk, noLevels), { type: 'went-to', screen: 'people', place: null }),
    { type: 'list-shown', isRunning },
  );
const tapped = (state: DeskState): DeskState =>
  reduceDesk(state, { type: 'card-presented', presented: { kind: 'card', card: plainCard } });

describe('a tap while a list', () => {
  it('is gone through is the list’s own, and fills no form', () => {
    expect(tapped(onList(true))).toEqual(onList(true));
  });

  it('is only read goes to the form, which is said, and the screen stays', () => {
    expect(tapped(onList(false))).toMatchObject({
      screen: 'people',
      tappedElsewhere: { kind: 'card', card: plainCard },
      enroll: { form: { cardNumber: plainCard.identification } },
    });
  });

  it('is paused goes to the form', () => {
    const paused = reduceDesk(onList(true), { type: 'went-to', screen: 'enroll', place: null });
    expect(tapped(paused).enroll.form.cardNumber).toBe(plainCard.identification);
  });
});
