import type { IntservClient } from '../api/intserv-client.ts';
import { eventsReplySchema, type EventsBody } from '../api/intserv-models.ts';
import { replyKindOf, type ReplyKind } from '../api/reply-kind.ts';
import { timeOf } from './door-events.ts';

/** Some 4,000 characters an event still fit the longest answer the client reads. */
export const PAGE_LIMIT = 500;

export interface EventPage {
  readonly events: readonly unknown[];
  /** Every door has told what it knows up to then; null where that is not said. */
  readonly leastSyncMs: number | null;
  /** Null on the last page. */
  readonly continuationKey: string | null;
}

/** Asks for one page of denied taps: the first since `fromMs`, or the one that `continuationKey` continues with. */
export async function askEventPage(
  client: Pick<IntservClient, 'listEvents'>,
  apiKey: string,
  fromMs: number,
  continuationKey: string | null,
): Promise<ReplyKind<EventPage>> {
  const body: EventsBody = {
    from_date: new Date(fromMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    include_access_granted: false,
    include_access_denied: true,
    limit: PAGE_LIMIT,
    ...(continuationKey === null ? {} : { continuation_key: continuationKey }),
  };
  return replyKindOf(await client.listEvents(apiKey, body), readEventPage);
}

export function readEventPage(body: unknown): EventPage | null {
  const parsed = eventsReplySchema.safeParse(body);
  if (!parsed.success) return null;
  const { events, least_sync_time, has_more, continuation_key } = parsed.data;
  // A full page says by itself that there may be more.
  const hasMore = has_more ?? events.length >= PAGE_LIMIT;
  return {
    events,
    leastSyncMs: timeOf(least_sync_time),
    continuationKey: hasMore && continuation_key != null && continuation_key !== '' ? continuation_key : null,
  };
}
