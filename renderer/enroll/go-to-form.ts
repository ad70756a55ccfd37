import { flushSync } from 'react-dom';
import type { DeskCallbacks } from '../use-desk.ts';

/** To whom the form is for: the name, or the person who was chosen. */
export function focusPerson(): void {
  (document.getElementById('firstName') ?? document.getElementById('personId'))?.focus();
}

/** To Enroll, for a card that is brought there from another screen. */
export function goToForm(dispatch: DeskCallbacks['dispatch']): void {
  flushSync(() => {
    dispatch({ type: 'went-to', screen: 'enroll', place: null });
  });
  // The button that had focus is gone. A question that comes now gives focus back here.
  focusPerson();
}
