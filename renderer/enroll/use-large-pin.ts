import { useCallback, useState } from 'react';
import type { ShownSecret } from './enroll-state.ts';

interface LargePinState {
  /** Null while none is shown. */
  readonly shown: ShownSecret | null;
  readonly show: (secret: ShownSecret) => void;
  readonly hide: () => void;
}

/** A PIN or a code is shown until it is hidden, or any of what it was shown beside has changed: a tap, or the next person. */
export function useLargePin(...beside: readonly unknown[]): LargePinState {
  const [state, setState] = useState<{
    readonly secret: ShownSecret;
    readonly beside: readonly unknown[];
  } | null>(null);
  const isSame = state?.beside.every((value, index) => value === beside[index]) === true;
  return {
    shown: isSame ? state.secret : null,
    show: (secret) => {
      setState({ secret, beside });
    },
    hide: useCallback(() => {
      setState(null);
    }, []),
  };
}
