import type { SoundsWording } from '../sounds-wording.ts';

export const englishSounds: SoundsWording = {
  heading: 'Sounds',
  volume: 'Volume',
  hint: 'Whatever is heard is also shown.',
  volumes: { off: 'Off', quiet: 'Quiet', normal: 'Normal', loud: 'Loud' },
  listen: 'Listen to a sound',
  names: {
    'new-card': 'New card',
    'known-card': 'Known card',
    refused: 'Refused',
    saved: 'Saved',
    delivered: 'Delivered',
  },
};
