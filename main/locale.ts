import type { Locale } from '../contract/settings.ts';

/** The first of the system's languages the desk speaks, unless one was chosen. */
export function localeOf(chosen: Locale | null, systemLanguages: readonly string[]): Locale {
  if (chosen) return chosen;
  const spoken = systemLanguages
    .map((language) => language.toLowerCase().split('-')[0])
    .find((language) => language === 'sv' || language === 'en');
  return spoken === 'sv' ? 'sv' : 'en';
}
