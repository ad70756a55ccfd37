import { useEffect, useState, type RefObject } from 'react';

interface RefusedSave {
  /** To be given to the fields: what is wrong is said aloud anew with each, also where focus was in the field already. */
  readonly round: number;
  readonly refuse: () => void;
}

/** A save that is refused puts focus into the first field of the part that is wrong. */
export function useRefusedSave(part: RefObject<HTMLElement | null>): RefusedSave {
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (round > 0) firstWrong(part.current)?.focus();
  }, [part, round]);
  return {
    round,
    refuse: () => {
      setRound((before) => before + 1);
    },
  };
}

/** A group of boxes may be wrong and have none. */
function firstWrong(part: HTMLElement | null): HTMLElement | null {
  const wrong = part?.querySelector<HTMLElement>('[aria-invalid="true"]');
  return wrong ?? part?.querySelector<HTMLElement>('fieldset[data-problem]') ?? null;
}
