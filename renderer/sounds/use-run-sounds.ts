import { useEffect, useState } from 'react';
import type { SoundVolume } from '../../contract/sound.ts';
import { desk as client } from '../desk-client.ts';
import type { RunNote } from '../people/list-run-control.ts';
import { play } from './player.ts';
import { createRunListener } from './run-listener.ts';

export function useRunSounds(note: RunNote | null, volume: SoundVolume): void {
  const [listener] = useState(createRunListener);
  useEffect(
    () =>
      client.onSubmissionChanged((submission) => {
        for (const sound of listener.reported(submission)) play(sound, volume);
      }),
    [listener, volume],
  );
  useEffect(() => {
    for (const sound of listener.noted(note)) play(sound, volume);
  }, [listener, note, volume]);
}
