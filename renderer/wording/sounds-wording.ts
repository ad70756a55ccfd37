import type { SoundVolume } from '../../contract/sound.ts';
import type { SoundName } from '../sounds/tones.ts';

export interface SoundsWording {
  readonly heading: string;
  readonly volume: string;
  readonly hint: string;
  readonly volumes: Readonly<Record<SoundVolume, string>>;
  /** Names the buttons below together. */
  readonly listen: string;
  readonly names: Readonly<Record<SoundName, string>>;
}
