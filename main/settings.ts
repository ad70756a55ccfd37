import { existsSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import ElectronStore from 'electron-store';
import { z } from 'zod';
import { numberFormatSchema } from '../contract/card.ts';
import { modeSchema, type SettingsSetAside } from '../contract/desk.ts';
import { readerProfileSchema } from '../contract/reader.ts';
import {
  apiBaseUrlSchema,
  codeLengthSchema,
  localeSchema,
  organisationSchema,
  retentionDaysSchema,
  soundVolumeSchema,
} from '../contract/settings.ts';
import { templatesSchema } from '../contract/template.ts';
import { readPlainly } from './plain-faults.ts';

const boundsSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  maximized: z.boolean(),
});
export type SavedBounds = z.infer<typeof boundsSchema>;

/** What the settings file holds; absent is not chosen. Nothing secret, nothing that may not be lost. */
const savedSettingsSchema = z.object({
  mode: modeSchema.optional(),
  /** Whether the set-up guide opens with the desk; absent until it was first opened or left. */
  guide: z.enum(['open', 'closed']).optional(),
  apiBaseUrl: apiBaseUrlSchema.optional(),
  reader: readerProfileSchema.nullable().optional(),
  numberFormat: numberFormatSchema.optional(),
  locale: localeSchema.nullable().optional(),
  retentionDays: retentionDaysSchema.nullable().optional(),
  templates: templatesSchema.optional(),
  organisation: organisationSchema.optional(),
  soundVolume: soundVolumeSchema.optional(),
  codeLength: codeLengthSchema.optional(),
  window: boundsSchema.optional(),
});
export type SavedSettings = z.infer<typeof savedSettingsSchema>;

export interface Settings {
  read(): SavedSettings;
  /** Throws when the file cannot be written. */
  change(change: Partial<SavedSettings>): void;
  /** Null when there was no unreadable file. */
  readonly setAside: SettingsSetAside | null;
}

const FILE_NAME = 'settings';

/** An unreadable file is never overwritten: it is renamed, and the desk starts with defaults and says so. */
export function openSettings(directory: string, nowMs: () => number): Settings {
  const opened = tryOpen(directory);
  if (opened.kind === 'open') return { ...opened, setAside: null };
  const path = join(directory, `${FILE_NAME}.json`);
  const aside = join(directory, `${FILE_NAME}.unreadable-${String(nowMs())}.json`);
  if (existsSync(path)) renameSync(path, aside);
  const fresh = tryOpen(directory);
  if (fresh.kind !== 'open') throw new Error('the settings file cannot be opened');
  return { ...fresh, setAside: { name: basename(aside), field: opened.field } };
}

type Opened =
  | ({ readonly kind: 'open' } & Omit<Settings, 'setAside'>)
  | ({ readonly kind: 'unreadable' } & Pick<SettingsSetAside, 'field'>);

function tryOpen(directory: string): Opened {
  try {
    const store = new ElectronStore({
      cwd: directory,
      name: FILE_NAME,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
    });
    const read = readPlainly(savedSettingsSchema, store.store);
    if (read.kind === 'faults') return { kind: 'unreadable', field: read.field };
    let current = read.value;
    return {
      kind: 'open',
      read: () => current,
      change(change) {
        const next = { ...current, ...change };
        store.store = next;
        current = next;
      },
    };
  } catch {
    return { kind: 'unreadable', field: null }; // conf throws a SyntaxError on a file that is not JSON.
  }
}
