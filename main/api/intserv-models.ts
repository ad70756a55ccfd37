import { z } from 'zod';

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
  valid_from_date: z.string().nullish().catch(null),
  valid_to_date: z.string().nullish().catch(null),
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

/** Body of POST /accesskeys/add for a new card. Absent means: not asked for. */
export interface AddBody {
  readonly key: { readonly identification: string; readonly type: 'proximity' };
  readonly pin?: string;
  readonly valid_from_date?: string;
  readonly valid_to_date?: string;
  readonly access_levels?: readonly string[];
  readonly person?: { readonly first_name?: string; readonly last_name?: string };
}

/** Body of POST /accesskeys/remove. */
export interface RemoveBody {
  readonly id: string;
}

/** Body of POST /accesskeys/status. */
export interface StatusBody {
  readonly id: string;
}
