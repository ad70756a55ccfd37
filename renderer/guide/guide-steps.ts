import type { SettingsView } from '../../contract/settings.ts';

export const guideSteps = ['service', 'reader', 'card'] as const;
export type GuideStep = (typeof guideSteps)[number];

export function isStepDone(step: GuideStep, { apiKeyPresent, reader }: SettingsView): boolean {
  switch (step) {
    case 'service':
      return apiKeyPresent;
    case 'reader':
      return reader !== null;
    case 'card':
      return false;
  }
}

/** Where a guide that was closed half-way is gone on with. */
export function firstOpenStep(settings: SettingsView): GuideStep {
  return guideSteps.find((step) => !isStepDone(step, settings)) ?? 'card';
}
