import { useState } from 'react';
import type { SaveSettingsOutcome, SettingsChange } from '../../contract/settings.ts';
import { soundVolumes, type SoundVolume } from '../../contract/sound.ts';
import { Choice } from '../components/choice.tsx';
import { play } from '../sounds/player.ts';
import { soundNames } from '../sounds/tones.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, saidOfSave, type Said } from './answer.tsx';

interface SoundSettingsProps {
  readonly volume: SoundVolume;
  readonly onSave: (change: SettingsChange) => Promise<SaveSettingsOutcome | null>;
}

/** How loud, and each sound to listen to. */
export function SoundSettings({ volume, onSave }: SoundSettingsProps) {
  const { settings, sounds: words } = useWording();
  const [answer, setAnswer] = useState<Said | null>(null);
  const save = async (soundVolume: SoundVolume): Promise<void> => {
    const outcome = await onSave({ soundVolume });
    play('new-card', soundVolume);
    setAnswer(saidOfSave(settings, outcome));
  };
  return (
    <>
      <div className="pair">
        <Choice
          label={words.volume}
          value={volume}
          options={soundVolumes.map((value) => ({ value, label: words.volumes[value] }))}
          disabled={false}
          hint={words.hint}
          onChoose={(chosen) => void save(chosen)}
        />
      </div>
      <div className="buttons" role="group" aria-label={words.listen}>
        {soundNames.map((name) => (
          <button
            key={name}
            type="button"
            onClick={() => {
              play(name, volume === 'off' ? 'normal' : volume);
            }}
          >
            {words.names[name]}
          </button>
        ))}
      </div>
      <Answer said={answer} />
    </>
  );
}
