import type { NumberFormat } from '../contract/card.ts';
import type { Mode } from '../contract/desk.ts';
import { USUAL_CODE_LENGTH } from '../contract/key-text.ts';
import type { ReaderProfile } from '../contract/reader.ts';
import {
  apiAddressProblem,
  apiBaseUrlSchema,
  type ApiAddressProblem,
  type Locale,
  type SettingName,
  type SettingsChange,
} from '../contract/settings.ts';
import type { SoundVolume } from '../contract/sound.ts';
import type { Template } from '../contract/template-rules.ts';
import type { Policy } from './policy.ts';
import type { SavedSettings } from './settings.ts';

export const DEFAULT_API_BASE_URL = 'https://api.intserv.se/v1';

export interface DeskSettings {
  readonly apiBaseUrl: string;
  readonly reader: ReaderProfile | null;
  readonly numberFormat: NumberFormat;
  readonly locale: Locale | null;
  /** Null: kept until erased. */
  readonly retentionDays: number | null;
  readonly templates: readonly Template[];
  /** On receipts; empty for none. */
  readonly organisation: string;
  readonly soundVolume: SoundVolume;
  readonly codeLength: number;
  readonly locked: readonly SettingName[];
}

/** What holds: the policy before what was saved here, and that before the defaults. */
export function deskSettingsOf(saved: SavedSettings, policy: Policy, mode: Mode): DeskSettings {
  const fixed: Record<SettingName, unknown> = {
    apiBaseUrl: mode === 'practice' || policy.apiBaseUrl,
    reader: mode === 'practice' || policy.reader,
    numberFormat: policy.identificationFormat,
    locale: policy.locale,
    retentionDays: policy.retentionDays,
    organisation: policy.organisation,
    templates: mode === 'practice' || policy.templates,
    soundVolume: false,
    codeLength: policy.codeLength,
  };
  return {
    apiBaseUrl: policy.apiBaseUrl ?? saved.apiBaseUrl ?? DEFAULT_API_BASE_URL,
    reader: policy.reader ?? saved.reader ?? null,
    numberFormat: policy.identificationFormat ?? saved.numberFormat ?? 'hexadecimal',
    locale: policy.locale ?? saved.locale ?? null,
    retentionDays: policy.retentionDays ?? saved.retentionDays ?? null,
    templates: policy.templates ?? saved.templates ?? [],
    organisation: policy.organisation ?? saved.organisation ?? '',
    soundVolume: saved.soundVolume ?? 'normal',
    codeLength: policy.codeLength ?? saved.codeLength ?? USUAL_CODE_LENGTH,
    locked: (Object.keys(fixed) as SettingName[]).filter((name) => Boolean(fixed[name])),
  };
}

export type CheckedChange =
  | { readonly kind: 'change'; readonly change: Partial<SavedSettings> }
  | {
      readonly kind: 'refused';
      readonly field: SettingName;
      readonly problem: 'locked' | ApiAddressProblem;
    };

export function checkChange(change: SettingsChange, locked: readonly SettingName[]): CheckedChange {
  const given = (Object.keys(change) as SettingName[]).filter((name) => change[name] !== undefined);
  const lockedField = given.find((name) => locked.includes(name));
  if (lockedField) return { kind: 'refused', field: lockedField, problem: 'locked' };

  const { apiBaseUrl, ...others } = change;
  if (apiBaseUrl === undefined) return { kind: 'change', change: definedOf(others) };
  const problem = apiAddressProblem(apiBaseUrl.trim());
  if (problem !== null) return { kind: 'refused', field: 'apiBaseUrl', problem };
  return { kind: 'change', change: { ...definedOf(others), apiBaseUrl: apiBaseUrlSchema.parse(apiBaseUrl) } };
}

function definedOf(change: Omit<SettingsChange, 'apiBaseUrl'>): Partial<SavedSettings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** For the change log: what was set and to what; of the longer ones only that they were. */
export function toldSettings(change: Partial<SavedSettings>): string {
  return Object.entries(change)
    .map(([name, value]) => (typeof value === 'object' && value !== null ? name : `${name}=${String(value)}`))
    .join(' ');
}
