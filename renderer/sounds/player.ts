import type { SoundVolume } from '../../contract/sound.ts';
import { lengthOf, tonesOf, type SoundName } from './tones.ts';

const GAP_MS = 60;
/** What would be heard later than this is not heard at all. */
const LATEST_MS = 900;
const gains: Readonly<Record<SoundVolume, number>> = { off: 0, quiet: 0.04, normal: 0.12, loud: 0.35 };

/** Opened at the first sound: a desk that is silent has no sound device open. */
let context: AudioContext | null = null;
let freeAtMs = 0;

/** One sound after the other, so that two at once are still told apart. */
export function play(name: SoundName, volume: SoundVolume): void {
  if (volume === 'off') return;
  context ??= new AudioContext();
  const nowMs = context.currentTime * 1000;
  const startMs = Math.max(nowMs, freeAtMs);
  if (startMs - nowMs > LATEST_MS) return;
  freeAtMs = startMs + lengthOf(name) + GAP_MS;
  for (const tone of tonesOf[name]) {
    const startS = (startMs + tone.startMs) / 1000;
    const endS = startS + tone.lengthMs / 1000;
    const oscillator = new OscillatorNode(context, { type: tone.shape, frequency: tone.frequencyHz });
    const gain = new GainNode(context, { gain: 0 });
    // A tone that begins or ends at once clicks.
    gain.gain.setValueAtTime(0, startS);
    gain.gain.linearRampToValueAtTime(gains[volume], startS + 0.008);
    gain.gain.setValueAtTime(gains[volume], endS - 0.02);
    gain.gain.linearRampToValueAtTime(0, endS);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(startS);
    oscillator.stop(endS);
  }
}
