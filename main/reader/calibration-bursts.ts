import type { SetTimer } from './set-timer.ts';

const SILENCE_MS = 250;
/** A card that is held repeats without a silence. */
const LONGEST_BURST_MS = 1000;
const MOST_BYTES = 512;

interface BurstsDependencies {
  readonly setTimer: SetTimer;
  /** Whether there is no need to wait for silence: a reader that is asked all the time never falls silent. */
  readonly isComplete: (bytes: Uint8Array) => boolean;
  readonly onBurst: (bytes: Uint8Array) => void;
}

export interface Bursts {
  hear(bytes: Uint8Array): void;
  /** What came so far belongs to nothing. */
  drop(): void;
}

/** Gathers what belongs to one tap: until a silence, or a second of a held card; the last 512 bytes of it. */
export function createBursts({ setTimer, isComplete, onBurst }: BurstsDependencies): Bursts {
  let heard = new Uint8Array();
  let cancelSilence: () => void = () => undefined;
  let cancelLimit: () => void = () => undefined;

  function drop(): void {
    heard = new Uint8Array();
    cancelSilence();
    cancelLimit();
  }

  function deliver(): void {
    const bytes = heard;
    drop();
    onBurst(bytes);
  }

  return {
    hear: (bytes) => {
      if (heard.length === 0) cancelLimit = setTimer(LONGEST_BURST_MS, deliver);
      heard = Uint8Array.of(...heard, ...bytes.slice(-MOST_BYTES)).slice(-MOST_BYTES);
      cancelSilence();
      if (isComplete(heard)) deliver();
      else cancelSilence = setTimer(SILENCE_MS, deliver);
    },
    drop,
  };
}
