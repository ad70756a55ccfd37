import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { focusFindings } from './focus.ts';
import { inLongerWords, layoutFindings } from './layout.ts';

const themes = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;
export type Theme = (typeof themes)[number]['name'];

interface Looking {
  /** 400 % of a window of 1280 leaves 320 to lay out in. */
  readonly zoom: (factor: number) => Promise<void>;
  /** At which zoom a scene is walked through by Tab; null for none. */
  readonly walkAt?: (scene: string) => number | null;
  /** Called for each theme, once it is on the screen. */
  readonly drawn?: (scene: string, theme: Theme) => Promise<void>;
}

export interface Findings {
  /** Looks at what the window shows: at every zoom, in longer words and in every theme. */
  look(scene: string): Promise<void>;
  /** Each with the looks it was found in. */
  all(): readonly string[];
}

export function findingsOf(window: Page, { zoom, walkAt, drawn }: Looking): Findings {
  const findings = new Map<string, string[]>();
  const note = (found: readonly string[], where: string): void => {
    for (const finding of found) findings.set(finding, [...(findings.get(finding) ?? []), where]);
  };
  const layout = (): Promise<readonly string[]> => layoutFindings(window);
  return {
    look: async (scene) => {
      for (const factor of [1, 2, 4]) {
        await zoom(factor);
        note(await layout(), `${scene} at ${factor * 100} %`);
        if (walkAt?.(scene) === factor)
          note(await focusFindings(window), `${scene} by Tab at ${factor * 100} %`);
        // A longer language is held to the sizes people work at.
        if (factor === 1) note(await inLongerWords(window, layout), `${scene} 40 % longer at 100 %`);
      }
      await zoom(1);
      // Where 400 % left it, a control may stand half below what stays at the top.
      await window.evaluate(() => {
        scrollTo(0, 0);
      });
      for (const { name, media } of themes) {
        await window.emulateMedia({ ...media, reducedMotion: 'reduce' });
        await drawn?.(scene, name);
        note(await axeFindings(window, name === 'light' ? 'all' : 'colours'), `${scene} ${name}`);
      }
    },
    all: () => [...findings].map(([finding, where]) => `${finding} (${where.join(', ')})`),
  };
}
