import { z } from 'zod';
import { readerStatusSchema } from './reader.ts';
import { freshStartSchema, lostSecretsSchema } from './recovery.ts';
import { localeSchema, settingsViewSchema } from './settings.ts';
import { submissionViewSchema } from './submission.ts';

/** What the last call to the service met. */
export const networkStatusSchema = z.enum([
  'not-tried',
  'connected',
  'no-connection',
  'proxy-refused',
  'tls-problem',
  'unexpected-answer',
  'busy',
]);
export type NetworkStatus = z.infer<typeof networkStatusSchema>;

/** `paused`: nothing is sent, and no attempt is used, until a key is there. */
export const outboxStatusSchema = z.object({
  waitingCount: z.number(),
  attentionCount: z.number(),
  paused: z.enum(['no-key', 'key-refused']).nullable(),
  /** Writing to disk failed last time; nothing new is accepted until it works. */
  storage: z.enum(['ok', 'disk-full', 'read-only', 'storage-failed']),
});
export type OutboxStatus = z.infer<typeof outboxStatusSchema>;

export const deskStatusSchema = z.object({
  /** Of two, the larger is the newer: answers and reports reach the window by different ways. */
  revision: z.number(),
  reader: readerStatusSchema,
  network: networkStatusSchema,
  outbox: outboxStatusSchema,
});
export type DeskStatus = z.infer<typeof deskStatusSchema>;

export const practiceBehaviourSchema = z.enum([
  'normal',
  'offline',
  'portal-page',
  'busy',
  'refuses-key',
  'refuses-card',
]);
export type PracticeBehaviour = z.infer<typeof practiceBehaviourSchema>;

export const modeSchema = z.enum(['live', 'practice']);
export type Mode = z.infer<typeof modeSchema>;

/** A settings file that could not be read was set aside under this name. */
const settingsSetAsideSchema = z.object({
  name: z.string(),
  /** What in it could not be read; null where it is no JSON. */
  field: z.string().nullable(),
});
export type SettingsSetAside = z.infer<typeof settingsSetAsideSchema>;

export const deskViewSchema = z.object({
  mode: modeSchema,
  version: z.string(),
  locale: localeSchema,
  status: deskStatusSchema,
  settings: settingsViewSchema,
  practiceBehaviour: practiceBehaviourSchema,
  /** Nothing was set up yet, or the set-up was begun and not ended. */
  isGuideOpen: z.boolean(),
  /** What fixes the settings that are fixed; null without a policy. */
  policyPath: z.string().nullable(),
  /** Deliveries that changed somebody else's key and that nobody has been told of yet. */
  unseenAlerts: z.array(submissionViewSchema),
  settingsSetAside: settingsSetAsideSchema.nullable(),
  /** Null when everything that lies here opens. */
  lostSecrets: lostSecretsSchema.nullable(),
  /** Null when none was made in this run. */
  freshStart: freshStartSchema.nullable(),
});
export type DeskView = z.infer<typeof deskViewSchema>;
