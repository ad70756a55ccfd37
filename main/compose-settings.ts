import type { Mode } from '../contract/desk.ts';
import type { NumberFormat } from '../contract/card.ts';
import type { Locale, SettingsView } from '../contract/settings.ts';
import type { IntservClient } from './api/intserv-client.ts';
import { deskSettingsOf, type DeskSettings } from './desk-settings.ts';
import { localeOf } from './locale.ts';
import type { Policy } from './policy.ts';
import type { Practice } from './practice/start-practice.ts';
import type { Vault } from './secrets/vault.ts';
import type { Settings } from './settings.ts';

interface SettingsSources {
  readonly mode: Mode;
  readonly policy: Policy;
  readonly settings: Settings;
  readonly systemLanguages: readonly string[];
  readonly fetch: typeof globalThis.fetch;
  readonly vault: Pick<Vault, 'apiKey' | 'keptBy'>;
  readonly practice: Practice | null;
}

/** What holds now. Asked each time it is needed, so that a change holds at once. */
export interface SettingsNow {
  current(): DeskSettings;
  numberFormat(): NumberFormat;
  locale(): Locale;
  /** Where the API key may be sent. */
  origin(): string;
  apiKey(): string | null;
  /** Read when something is asked for the first time: the start needs no HTTP. */
  client(): Promise<IntservClient>;
  view(): SettingsView;
}

export function composeSettings(sources: SettingsSources): SettingsNow {
  const { mode, policy, settings, vault, practice } = sources;

  function current(): DeskSettings {
    const held = deskSettingsOf(settings.read(), policy, mode);
    if (practice === null) return held;
    const { apiBaseUrl, reader, templates } = practice;
    return { ...held, apiBaseUrl, reader: reader.profile, templates };
  }
  const origin = (): string => new URL(current().apiBaseUrl).origin;
  const apiKey = (): string | null => practice?.apiKey ?? vault.apiKey(origin());

  return {
    current,
    numberFormat: () => current().numberFormat,
    locale: () => localeOf(current().locale, sources.systemLanguages),
    origin,
    apiKey,
    client: async () =>
      (await import('./api/intserv-client.ts')).createIntservClient(current().apiBaseUrl, sources.fetch),
    view: () => ({
      ...current(),
      locked: [...current().locked],
      templates: [...current().templates],
      apiKeyPresent: apiKey() !== null,
      secretsKeptBy: vault.keptBy(),
    }),
  };
}
