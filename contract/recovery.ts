import { z } from 'zod';

/** What lies in the data folder and does not open here, because its keychain or passphrase is not. */
export const lostSecretsSchema = z.object({
  unreadableCount: z.number(),
  /** A key was saved, and has to be entered again. */
  apiKey: z.boolean(),
});
export type LostSecrets = z.infer<typeof lostSecretsSchema>;

export const exportOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exported'), readableCount: z.number(), unreadableCount: z.number() }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('not-saved') }),
]);
export type ExportOutcome = z.infer<typeof exportOutcomeSchema>;

/** What came of a fresh start in this run: where the old files are, or that they stayed in use. */
export const freshStartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), keptAs: z.array(z.string()) }),
  z.object({ kind: z.literal('failed') }),
]);
export type FreshStart = z.infer<typeof freshStartSchema>;
