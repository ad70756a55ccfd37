import { z } from 'zod';
import { numberFormatSchema } from './card.ts';
import { LONGEST_GENERATED_CODE, SHORTEST_GENERATED_CODE } from './key-text.ts';
import { secretsKeptBySchema } from './passphrase.ts';
import { readerProfileSchema } from './reader.ts';
import { LONGEST_RETENTION_DAYS } from './retention.ts';
import { soundVolumes } from './sound.ts';
import { templatesSchema } from './template.ts';

export const localeSchema = z.enum(['en', 'sv']);
export type Locale = z.infer<typeof localeSchema>;

/** `more-than-address`: a name or a password goes before the server, or something comes after the path. */
const apiAddressProblemSchema = z.enum(['not-https', 'more-than-address']);
export type ApiAddressProblem = z.infer<typeof apiAddressProblemSchema>;

const apiAddressFaults: Readonly<Record<ApiAddressProblem, string>> = {
  'not-https': 'must be https (http only for this computer)',
  'more-than-address': 'must end with its path: no ? or #, no user name, no password',
};

/** Where the integration API key travels: https, or http to this computer only. */
export const apiBaseUrlSchema = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const problem = apiAddressProblem(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: apiAddressFaults[problem] });
  })
  .transform((text) => text.replace(/\/+$/, ''));

/** Null for an address that may be used. */
export function apiAddressProblem(text: string): ApiAddressProblem | null {
  if (!URL.canParse(text)) return 'not-https';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    return 'not-https';
  const isMore = url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '';
  return isMore ? 'more-than-address' : null;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Stands on receipts; empty for none. */
export const organisationSchema = z.string().trim().max(80);

export const soundVolumeSchema = z.enum(soundVolumes);

/** Digits of a generated code: as many as the site's keypads take. */
export const codeLengthSchema = z.int().min(SHORTEST_GENERATED_CODE).max(LONGEST_GENERATED_CODE);

export const retentionDaysSchema = z.int().min(1).max(LONGEST_RETENTION_DAYS);

/** What an operator may set. An absent field stays as it is. */
export const settingsChangeSchema = z.strictObject({
  apiBaseUrl: z.string().max(2000).optional(),
  reader: readerProfileSchema.nullable().optional(),
  numberFormat: numberFormatSchema.optional(),
  locale: localeSchema.nullable().optional(),
  /** Null: kept until erased. */
  retentionDays: retentionDaysSchema.nullable().optional(),
  templates: templatesSchema.optional(),
  organisation: organisationSchema.optional(),
  soundVolume: soundVolumeSchema.optional(),
  codeLength: codeLengthSchema.optional(),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

export const settingNameSchema = z.enum([
  'apiBaseUrl',
  'reader',
  'numberFormat',
  'locale',
  'retentionDays',
  'templates',
  'organisation',
  'soundVolume',
  'codeLength',
]);
export type SettingName = z.infer<typeof settingNameSchema>;

export const settingsViewSchema = z.object({
  apiBaseUrl: z.string(),
  reader: readerProfileSchema.nullable(),
  numberFormat: numberFormatSchema,
  /** Null: the system's language. */
  locale: localeSchema.nullable(),
  /** Null: the register is kept until somebody erases it. */
  retentionDays: z.number().nullable(),
  templates: templatesSchema,
  organisation: z.string(),
  soundVolume: soundVolumeSchema,
  codeLength: codeLengthSchema,
  /** Fixed by the policy, or by practice mode: shown, not changeable. */
  locked: z.array(settingNameSchema),
  apiKeyPresent: z.boolean(),
  /** By nothing, or under a passphrase that was not given: a key lives until the desk is closed. */
  secretsKeptBy: secretsKeptBySchema,
});
export type SettingsView = z.infer<typeof settingsViewSchema>;

export const saveSettingsOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), settings: settingsViewSchema }),
  z.object({
    kind: z.literal('refused'),
    field: settingNameSchema,
    problem: z.enum(['locked', ...apiAddressProblemSchema.options]),
  }),
  z.object({ kind: z.literal('not-saved') }),
]);
export type SaveSettingsOutcome = z.infer<typeof saveSettingsOutcomeSchema>;

export const saveApiKeyOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saved'),
    kept: z.enum(['for-good', 'this-run-only']),
    /** What the service said to it; `no-answer` and `unexpected-answer` leave it unchecked. */
    check: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('accepted'), levelCount: z.number() }),
      z.object({ kind: z.literal('no-answer') }),
      z.object({ kind: z.literal('unexpected-answer'), status: z.number() }),
    ]),
  }),
  /** The service refused it; the key kept before, if any, stays. */
  z.object({ kind: z.literal('refused'), status: z.number() }),
  z.object({ kind: z.literal('unusable'), problem: z.enum(['empty', 'bad-character']) }),
  z.object({ kind: z.literal('not-saved') }),
  /** The address was changed, or another key saved, while the service was asked. */
  z.object({ kind: z.literal('outdated') }),
]);
export type SaveApiKeyOutcome = z.infer<typeof saveApiKeyOutcomeSchema>;
