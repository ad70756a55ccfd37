import { z } from 'zod';
import { numberFormatSchema, technologySchema } from '../../contract/card.ts';
import { modeSchema, networkStatusSchema, outboxStatusSchema } from '../../contract/desk.ts';
import { secretsKeptBySchema } from '../../contract/passphrase.ts';
import {
  checksumSchema,
  crcOrderSchema,
  readerFormatSchema,
  transformSchema,
  type ReaderProfile,
} from '../../contract/reader.ts';
import { KEYBOARD_PATH } from '../../contract/reader-formats.ts';
import { readerPresets } from '../../contract/reader-presets.ts';
import { localeSchema, settingNameSchema } from '../../contract/settings.ts';
import { logLineSchema, versionSchema } from './log-lines.ts';
import { tracedFrameSchema } from './reader-trace.ts';

const presetIds = readerPresets.map(({ id }) => id);

/**
 * Everything a diagnostics file may hold: counts, times, versions, and words this program chose. Nothing in it has a type
 * that a key, a PIN, a name, a card's number or an address would fit.
 */
const diagnosticsSchema = z.strictObject({
  tapdesk: versionSchema,
  electron: versionSchema,
  chromium: versionSchema,
  node: versionSchema,
  platform: z.enum(['linux', 'win32', 'darwin', 'other']),
  architecture: z.enum(['x64', 'arm64', 'other']),
  madeAtMs: z.int(),
  mode: modeSchema,
  locale: localeSchema,
  settings: z.strictObject({
    address: z.enum(['usual', 'other', 'this-computer']),
    reader: z
      .strictObject({
        port: z.enum(['keyboard', 'serial']),
        isFoundByUsb: z.boolean(),
        baudRate: z.int(),
        format: readerFormatSchema,
        preset: z.enum([...presetIds, 'by-hand']),
        technology: technologySchema.nullable(),
        transform: transformSchema.nullable(),
        checksum: checksumSchema.nullable(),
        crc: crcOrderSchema.nullable(),
        hasFirstKey: z.boolean(),
        parts: z.array(technologySchema),
      })
      .nullable(),
    numberFormat: numberFormatSchema,
    retentionDays: z.int().nullable(),
    templateCount: z.int(),
    locked: z.array(settingNameSchema),
    hasPolicy: z.boolean(),
    isApiKeyPresent: z.boolean(),
    secretsKeptBy: secretsKeptBySchema,
  }),
  network: networkStatusSchema,
  outbox: outboxStatusSchema,
  readerTrace: z.array(tracedFrameSchema),
  log: z.array(logLineSchema),
  logLinesLeftOut: z.int(),
});
export type Diagnostics = z.infer<typeof diagnosticsSchema>;

/** The file's text. What does not fit the schema is an error of ours: it throws, and nothing is shown or saved. */
export function diagnosticsText(diagnostics: Diagnostics): string {
  return `${JSON.stringify(diagnosticsSchema.parse(diagnostics), null, 2)}\n`;
}

export function describeReader(reader: ReaderProfile | null): Diagnostics['settings']['reader'] {
  if (reader === null) return null;
  return {
    port: reader.path === KEYBOARD_PATH ? 'keyboard' : 'serial',
    isFoundByUsb: reader.usb !== undefined,
    baudRate: reader.baudRate,
    format: reader.format,
    preset: presetIds.find((id) => id === reader.preset) ?? 'by-hand',
    technology: reader.technology ?? null,
    transform: reader.transform ?? null,
    checksum: reader.checksum ?? null,
    crc: reader.crc ?? null,
    hasFirstKey: reader.prefixKey !== undefined,
    parts: [...(reader.parts ?? [])],
  };
}

export function describeAddress(address: string, usual: string): Diagnostics['settings']['address'] {
  if (address === usual) return 'usual';
  return new URL(address).protocol === 'http:' ? 'this-computer' : 'other';
}

/** Only versions of the plain kind; "1.2.3-beta+abc" would let any text in behind it. */
export function plainVersion(version: string): string {
  return /^\d{1,4}(\.\d{1,6}){1,3}/.exec(version)?.[0] ?? '0.0';
}
