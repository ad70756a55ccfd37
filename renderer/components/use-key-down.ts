import { useEffectEvent, useLayoutEffect } from 'react';

/**
 * Keys, wherever focus is, from the moment that what they work on is drawn: whoever sees it may press at once. `at` the window,
 * they are heard after everybody who listens at the document.
 */
export function useKeyDown(
  act: (event: KeyboardEvent) => void,
  at: 'document' | 'window' = 'document',
): void {
  const actNow = useEffectEvent(act);
  useLayoutEffect(() => {
    const target = at === 'window' ? window : document;
    const listen = (event: Event): void => {
      if (event instanceof KeyboardEvent) actNow(event);
    };
    target.addEventListener('keydown', listen);
    return () => {
      target.removeEventListener('keydown', listen);
    };
  }, [at]);
}

/** The same, of a screen: while a dialog stands before it, they mean nothing, nor does the key that a dialog was answered with. */
export function useScreenKeys(act: (event: KeyboardEvent) => void): void {
  useKeyDown((event) => {
    const isCovered = document.querySelector('[role=alertdialog], [role=dialog]') !== null;
    if (!isCovered && !event.defaultPrevented) act(event);
  });
}
