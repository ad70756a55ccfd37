import { z } from 'zod';
import { cardNumberProblemSchema } from './card.ts';
import { keyRefSchema } from './held-card.ts';

/** Why a door stayed closed, in the service's documented types 201 to 207. */
export const deniedReasonSchema = z.enum([
  'unknown-key',
  'outside-validity',
  'blacklisted',
  'disabled',
  'no-pin',
  'not-authorized',
  'outside-schedule',
]);
export type DeniedReason = z.infer<typeof deniedReasonSchema>;

/** `other`: a type or a category nobody has told this desk of, as the service has it; empty where it said none. */
export const tapMeaningSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('denied'), reason: deniedReasonSchema }),
  z.object({ kind: z.literal('other'), type: z.string(), category: z.string() }),
]);
export type TapMeaning = z.infer<typeof tapMeaningSchema>;

/** What would open the door next time. `cardNumber` is as this desk writes it; a known code is named by its key's id. */
export const doorFixSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enroll'), cardNumber: z.string() }),
  /** The doors' number is not a card's own: it has to be read by a reader that shows all of it. */
  z.object({ kind: z.literal('tap-here'), problem: cardNumberProblemSchema }),
  z.object({ kind: z.literal('extend-validity'), key: keyRefSchema }),
  z.object({ kind: z.literal('set-pin'), key: keyRefSchema }),
  z.object({ kind: z.literal('change-levels'), key: keyRefSchema }),
  /** Registered by now: the door has not heard of it yet. */
  z.object({ kind: z.literal('registered-since'), key: keyRefSchema }),
  /** Saved here, and still on its way to the service. */
  z.object({ kind: z.literal('on-its-way'), key: keyRefSchema }),
  /** The card has got another key since, which may be somebody else's: nothing of that one is changed for this tap. */
  z.object({ kind: z.literal('another-key') }),
  /** This desk does not know the card: whoever registered it has to change it. */
  z.object({ kind: z.literal('elsewhere') }),
  /** Not told is which key it was, and so not known who registered it. */
  z.object({ kind: z.literal('which-key') }),
  z.object({ kind: z.literal('none') }),
]);
export type DoorFix = z.infer<typeof doorFixSchema>;

export const deniedTapSchema = z.object({
  id: z.string(),
  /** Null where the door told no time that can be read. */
  atMs: z.number().nullable(),
  /** Empty where the service named no door. */
  door: z.string(),
  meaning: tapMeaningSchema,
  /** Empty where neither the service nor this desk knows it. */
  holder: z.string(),
  /** The service's own word for who or what it was, where there is neither holder nor card; empty otherwise. */
  subject: z.string(),
  /** `code`: digits typed at the door, which are not shown. */
  card: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('number'), number: z.string() }),
    z.object({ kind: z.literal('code') }),
    z.object({ kind: z.literal('none') }),
  ]),
  fix: doorFixSchema,
});
export type DeniedTap = z.infer<typeof deniedTapSchema>;

/** `asking`: the first answer is on its way. `paused`: as sending is, until a key is there. */
export const trayStandingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asking') }),
  z.object({ kind: z.literal('watching') }),
  z.object({ kind: z.literal('paused'), reason: z.enum(['no-key', 'key-refused']) }),
  z.object({
    kind: z.literal('cannot-ask'),
    cause: z.enum(['no-connection', 'tls', 'unexpected-answer', 'busy', 'refused']),
    /** The service's own, or the name of the failure; empty where there are none. */
    words: z.string(),
  }),
]);
export type TrayStanding = z.infer<typeof trayStandingSchema>;

/** Denied taps of the last day, newest first. Kept in memory only. */
export const doorTraySchema = z.object({
  standing: trayStandingSchema,
  /** When the service last answered; null when it has not yet. */
  askedAtMs: z.number().nullable(),
  /** Every door has told its taps up to then; null where the service does not say. */
  reportedAtMs: z.number().nullable(),
  /** There was more than one look may read: newer taps may follow. */
  isCatchingUp: z.boolean(),
  taps: z.array(deniedTapSchema),
});
export type DoorTray = z.infer<typeof doorTraySchema>;
