import { useCallback, useState } from 'react';

interface LargePinState {
  /** Null while none is shown. */
  readonly shownPin: string | null;
  readonly showPin: (pin: string) => void;
  readonly hidePin: () => void;
}

/** A PIN is shown until it is hidden, or any of what it was shown beside has changed: a tap, or the next person. */
export function useLargePin(...beside: readonly unknown[]): LargePinState {
  const [shown, setShown] = useState<{ readonly pin: string; readonly beside: readonly unknown[] } | null>(
    null,
  );
  const isSame = shown?.beside.every((value, index) => value === beside[index]) === true;
  return {
    shownPin: isSame ? shown.pin : null,
    showPin: (pin) => {
      setShown({ pin, beside });
    },
    hidePin: useCallback(() => {
      setShown(null);
    }, []),
  };
}
