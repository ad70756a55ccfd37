/** How loud the desk's sounds are; `off` is silence. */
export const soundVolumes = ['off', 'quiet', 'normal', 'loud'] as const;
export type SoundVolume = (typeof soundVolumes)[number];
