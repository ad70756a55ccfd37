/** What the desk says without a word. Never the only sign: each is drawn and announced, too. */
export const soundNames = ['new-card', 'known-card', 'refused', 'saved', 'delivered'] as const;
export type SoundName = (typeof soundNames)[number];

export interface Tone {
  readonly frequencyHz: number;
  readonly startMs: number;
  readonly lengthMs: number;
  readonly shape: 'sine' | 'triangle' | 'square';
}

/** Told apart by melody, not by pitch alone: up is good, level is known, down is refused. */
export const tonesOf: Readonly<Record<SoundName, readonly Tone[]>> = {
  'new-card': [{ frequencyHz: 880, startMs: 0, lengthMs: 90, shape: 'triangle' }],
  'known-card': [
    { frequencyHz: 660, startMs: 0, lengthMs: 70, shape: 'triangle' },
    { frequencyHz: 660, startMs: 110, lengthMs: 70, shape: 'triangle' },
  ],
  refused: [
    { frequencyHz: 330, startMs: 0, lengthMs: 120, shape: 'square' },
    { frequencyHz: 220, startMs: 130, lengthMs: 180, shape: 'square' },
  ],
  saved: [{ frequencyHz: 523, startMs: 0, lengthMs: 140, shape: 'sine' }],
  delivered: [
    { frequencyHz: 523, startMs: 0, lengthMs: 80, shape: 'sine' },
    { frequencyHz: 784, startMs: 90, lengthMs: 140, shape: 'sine' },
  ],
};

export function lengthOf(name: SoundName): number {
  return Math.max(...tonesOf[name].map(({ startMs, lengthMs }) => startMs + lengthMs));
}
