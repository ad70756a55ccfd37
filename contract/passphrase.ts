import { z } from 'zod';

/** What keeps the secrets over a restart. `passphrase-not-given`: one was set, and the desk was started without it. */
export const secretsKeptBySchema = z.enum(['keychain', 'passphrase', 'passphrase-not-given', 'nothing']);
export type SecretsKeptBy = z.infer<typeof secretsKeptBySchema>;

/** Longer than anybody types, and short enough to be no load. */
export const passphraseSchema = z.strictObject({ passphrase: z.string().max(1000) });

export const unlockOutcomeSchema = z.enum([
  'unlocked',
  'wrong',
  /** The file is not what Tapdesk wrote: no passphrase opens it. */
  'damaged',
  /** Nothing is asked for any more. */
  'not-locked',
]);
export type UnlockOutcome = z.infer<typeof unlockOutcomeSchema>;

export const setPassphraseOutcomeSchema = z.enum([
  'set',
  'too-short',
  /** A keychain keeps the secrets, or this is practice: there is nothing a passphrase would protect. */
  'not-needed',
  'not-saved',
]);
export type SetPassphraseOutcome = z.infer<typeof setPassphraseOutcomeSchema>;
