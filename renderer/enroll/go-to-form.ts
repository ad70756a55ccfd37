import { flushSync } from 'react-dom';
import { focusHome } from '../components/focus-place.ts';
import type { DeskCallbacks } from '../use-desk.ts';

/**
 * Focus for a form that is just drawn. While the desk opens and nobody has pressed anything, not before the form is seen: with
 * the first text field that has focus the system gets ready for typing, which holds the first pictures back.
 */
export function focusPersonWhenDrawn(): void {
  if (navigator.userActivation.hasBeenActive) {
    focusHome();
    return;
  }
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      requestIdleCallback(() => {
        if (document.activeElement === document.body) focusHome();
      });
    });
  });
}

/** To Enroll, for a card that is brought there from another screen. */
export function goToForm(dispatch: DeskCallbacks['dispatch']): void {
  flushSync(() => {
    dispatch({ type: 'went-to', screen: 'enroll', place: null });
  });
  // The button that had focus is gone. A question that comes now gives focus back here.
  focusHome();
}
