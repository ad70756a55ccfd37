import type { CalibrationMiss } from '../../contract/calibration.ts';

/** Most readers leave the factory with the first; a virtual port takes any. */
export const calibrationBaudRates = [9600, 19_200, 115_200, 2400, 38_400, 57_600, 4800, 14_400] as const;

/** Which speed was listened at, by its place, and what came. `traces`: too little to judge by. */
export interface SpeedTried {
  readonly step: number;
  readonly heard: 'nothing' | 'traces' | 'unreadable';
}

/**
 * Where to listen next, null where nothing is left. A speed at which nothing came may be the right one, and nobody had
 * tapped yet: as soon as something comes at another, it has a second turn, and no third.
 */
export function nextStep(tried: readonly SpeedTried[]): number | null {
  const turnsOf = (step: number): readonly SpeedTried[] => tried.filter((turn) => turn.step === step);
  const steps = [...calibrationBaudRates.keys()];
  const fresh = steps.find((step) => turnsOf(step).length === 0);
  const again = isTapping(tried)
    ? steps.find((step) => turnsOf(step).length === 1 && turnsOf(step)[0]?.heard !== 'unreadable')
    : undefined;
  const wasTapped = tried.at(-1)?.heard === 'unreadable';
  return (wasTapped ? (again ?? fresh) : (fresh ?? again)) ?? null;
}

/** Why no speed made sense, once none is left. */
export function missOfSpeeds(tried: readonly SpeedTried[]): CalibrationMiss {
  if (!isTapping(tried)) return { kind: 'nothing-came' };
  const baudRates = calibrationBaudRates.filter((_, step) =>
    tried.every((turn) => turn.step !== step || turn.heard === 'nothing'),
  );
  return baudRates.length === 0 ? { kind: 'never-readable' } : { kind: 'some-silent', baudRates };
}

function isTapping(tried: readonly SpeedTried[]): boolean {
  return tried.some(({ heard }) => heard === 'unreadable');
}
