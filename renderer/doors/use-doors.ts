import { flushSync } from 'react-dom';
import { useEffect, useReducer } from 'react';
import type { DoorTray } from '../../contract/doors.ts';
import { desk as client } from '../desk-client.ts';
import type { CardActName } from '../enroll/enroll-state.ts';
import { CODE_ID } from '../enroll/key-field.tsx';
import { goToForm } from '../enroll/go-to-form.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { newsAfter, noNews, type TapNews } from './new-taps.ts';

interface ShownDoors {
  /** Null until main has answered. */
  readonly tray: DoorTray | null;
  readonly news: TapNews;
}

/** The door tray while it is on the screen; the doors are asked for just as long. */
export function useDoors(): ShownDoors {
  const [shown, show] = useReducer(
    ({ news }: ShownDoors, tray: DoorTray): ShownDoors => ({ tray, news: newsAfter(news, tray) }),
    { tray: null, news: noNews },
  );
  useEffect(() => {
    const stop = client.onDoorTrayChanged(show);
    void client.openDoorTray().then((reply) => {
      if (reply.ok) show(reply.value);
    });
    return () => {
      stop();
      void client.closeDoorTray();
    };
  }, []);
  return shown;
}

/**
 * Brings a card to Enroll as a tap would: a form that has another card asks first. `act` is what is to be done with a known
 * one. False: it could not be looked up.
 */
export async function openCard(
  dispatch: DeskCallbacks['dispatch'],
  cardNumber: string,
  act: CardActName | null,
): Promise<boolean> {
  const reply = await client.checkCardNumber({ text: cardNumber });
  if (!reply.ok || reply.value.kind !== 'card') return false;
  goToForm(dispatch);
  dispatch({ type: 'known-card-opened', card: reply.value.card, act });
  return true;
}

/** Where a code is typed to see whose it is. A card's number that stands there waits. */
export function openCodeField(dispatch: DeskCallbacks['dispatch']): void {
  flushSync(() => {
    dispatch({ type: 'went-to', screen: 'enroll', place: null });
    dispatch({ type: 'key-kind-chosen', isCode: true });
  });
  document.getElementById(CODE_ID)?.focus();
}
