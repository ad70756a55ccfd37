import { z } from 'zod';

/** A time without its offset may be anybody's: it counts as not told. */
const instant = z.iso.datetime({ offset: true }).nullish().catch(null);

/** Reply models: tolerant of extra, absent and null fields, strict about what the desk relies on. */
const accessKeyValueSchema = z.object({ identification: z.string(), type: z.string().nullish() });

export const addReplySchema = z.object({
  // Not z.uuid(): the service's ids may carry version bits of no RFC.
  id: z.guid(),
  key: accessKeyValueSchema.nullish(),
  person: z
    .object({ id: z.string().nullish(), first_name: z.string().nullish(), last_name: z.string().nullish() })
    .nullish(),
  // Good to know, not relied on: odd values here must not make a delivery unknown.
  valid_from_date: instant,
  valid_to_date: instant,
  access_levels: z.array(z.string()).nullish().catch(null),
});
export type AddReply = z.infer<typeof addReplySchema>;

const systemSchema = z.object({ system_id: z.string(), error_type: z.string().nullish().catch(null) });
/** A list of another shape says nothing; the status alone is worth having. */
const systemsSchema = z.array(systemSchema).nullish().catch(null);

export const keyStatusReplySchema = z.object({
  id: z.string().nullish(),
  status: z.string().min(1),
  systems_where_applied: systemsSchema,
  systems_where_pending: systemsSchema,
  systems_where_failed: systemsSchema,
});
export type KeyStatusReply = z.infer<typeof keyStatusReplySchema>;

export const accessLevelsReplySchema = z.object({
  levels: z.array(z.object({ id: z.guid(), name: z.string().nullish(), system_id: z.string().nullish() })),
});

const wordSchema = z.string().nullish().catch(null);

/** One event; what is odd about it makes it say less, never makes it disappear. */
export const doorEventSchema = z.object({
  event_time: wordSchema,
  sequence_id: z.union([z.string(), z.number()]).nullish().catch(null),
  category: wordSchema,
  type: z.union([z.string(), z.number()]).nullish().catch(null),
  system_id: wordSchema,
  door_name: wordSchema,
  key_id: wordSchema,
  key: z.object({ identification: wordSchema, type: wordSchema }).nullish().catch(null),
  person: z.object({ first_name: wordSchema, last_name: wordSchema }).nullish().catch(null),
  // The documentation does not say what it holds.
  subject: wordSchema,
});
export type DoorEvent = z.infer<typeof doorEventSchema>;

export const eventsReplySchema = z.object({
  least_sync_time: wordSchema,
  has_more: z.boolean().nullish().catch(null),
  continuation_key: wordSchema,
  events: z.array(z.unknown()),
});

/** Body of POST /events/list. */
export interface EventsBody {
  readonly from_date?: string;
  readonly include_access_granted?: boolean;
  readonly include_access_denied?: boolean;
  /** At most 1000. */
  readonly limit?: number;
  /** Of the page before. */
  readonly continuation_key?: string;
}

/** Body of POST /accesskeys/add for a new card. Absent means: not asked for. */
export interface AddBody {
  readonly key: { readonly identification: string; readonly type: 'proximity' | 'code' };
  readonly pin?: string;
  readonly valid_from_date?: string;
  readonly valid_to_date?: string;
  readonly access_levels?: readonly string[];
  readonly person?: { readonly id: string } | { readonly first_name?: string; readonly last_name?: string };
}

/** Body of POST /accesskeys/add for a key that is there. A PIN that is absent stays, `null` takes it away. */
export interface UpdateBody {
  readonly id: string;
  readonly pin?: string | null;
  readonly valid_from_date?: string;
  readonly valid_to_date?: string;
  readonly access_levels?: readonly string[];
}

/** Body of POST /accesskeys/remove. */
export interface RemoveBody {
  readonly id: string;
}

/** Body of POST /accesskeys/status. */
export interface StatusBody {
  readonly id: string;
}
