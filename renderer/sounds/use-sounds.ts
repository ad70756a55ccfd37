import { useEffect, useRef } from 'react';
import { desk as client } from '../desk-client.ts';
import type { DeskState } from '../desk-state.ts';
import { play } from './player.ts';
import { soundOfOutcome, soundOfTap } from './sound-of.ts';

export function useSounds({ desk, enroll }: DeskState): void {
  const volume = desk.settings.soundVolume;
  const { outcome } = enroll;
  const last = useRef(outcome);
  useEffect(
    () =>
      client.onCardPresented((presented) => {
        play(soundOfTap(presented), volume);
      }),
    [volume],
  );
  useEffect(() => {
    const sound = soundOfOutcome(last.current, outcome);
    last.current = outcome;
    if (sound !== null) play(sound, volume);
  }, [outcome, volume]);
}
