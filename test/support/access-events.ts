import { z } from 'zod';
import type { Answer } from './access-book.ts';

/** One event as the service would tell it; a test may leave out, null or twist what it likes. */
export type DoorEventScript = Readonly<Record<string, unknown>>;

export interface AccessEvents {
  /** What happened at the doors, told from now on. Later ones are newer, unless they say their own time. */
  happen(...events: readonly DoorEventScript[]): void;
  /** How many events a page holds at most, whatever was asked for. */
  pageSize(count: number): void;
  list(body: unknown): Answer;
}

const utcTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
const listRequest = z.strictObject({
  from_date: utcTime.optional(),
  to_date: utcTime.optional(),
  systems: z.array(z.string()).min(1).optional(),
  include_access_granted: z.boolean().optional(),
  include_access_denied: z.boolean().optional(),
  limit: z.number().int().min(1).max(1000).optional(),
  continuation_key: z.string().min(1).optional(),
});

/** /events/list, strict: what the documentation does not allow is a 400, and so is a continuation key it never gave. */
export function createAccessEvents(): AccessEvents {
  const told: DoorEventScript[] = [];
  const givenKeys = new Map<string, number>();
  let mostPerPage = 1000;

  const timeOf = (event: DoorEventScript): number => Date.parse(String(event['event_time']));
  const isAsked = (event: DoorEventScript, request: z.infer<typeof listRequest>): boolean =>
    !(timeOf(event) < Date.parse(request.from_date ?? '')) &&
    !(timeOf(event) > Date.parse(request.to_date ?? '')) &&
    (request.systems?.includes(String(event['system_id'])) ?? true) &&
    !(event['category'] === 'accessgranted' && request.include_access_granted === false) &&
    !(event['category'] === 'accessdenied' && request.include_access_denied === false);

  return {
    happen(...events) {
      for (const event of events) {
        told.push({
          event_time: utc(Date.now()),
          sequence_id: told.length + 1,
          category: 'accessdenied',
          system_id: 'Head office',
          door_name: 'Main entrance',
          ...event,
        });
      }
    },
    pageSize(count) {
      mostPerPage = count;
    },
    list(body) {
      const parsed = listRequest.safeParse(body);
      if (!parsed.success) return { status: 400, body: { error: z.prettifyError(parsed.error) } };
      const request = parsed.data;
      const start = request.continuation_key === undefined ? 0 : givenKeys.get(request.continuation_key);
      if (start === undefined) return { status: 400, body: { error: 'unknown continuation key' } };

      const asked = told.filter((event) => isAsked(event, request)).toReversed();
      const end = start + Math.min(request.limit ?? 1000, mostPerPage);
      const key = `page-${givenKeys.size + 1}`;
      if (end < asked.length) givenKeys.set(key, end);
      return {
        status: 200,
        body: {
          least_sync_time: utc(Date.now()),
          has_more: end < asked.length,
          continuation_key: end < asked.length ? key : null,
          events: asked.slice(start, end),
        },
      };
    },
  };
}

const utc = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
