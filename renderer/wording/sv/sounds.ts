import type { SoundsWording } from '../sounds-wording.ts';

export const swedishSounds: SoundsWording = {
  heading: 'Ljud',
  volume: 'Volym',
  hint: 'Allt som hörs syns också.',
  volumes: { off: 'Av', quiet: 'Låg', normal: 'Normal', loud: 'Hög' },
  listen: 'Lyssna på ett ljud',
  names: {
    'new-card': 'Nytt kort',
    'known-card': 'Känt kort',
    refused: 'Nekat',
    saved: 'Sparat',
    delivered: 'Levererat',
  },
};
