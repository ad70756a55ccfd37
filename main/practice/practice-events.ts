import { z } from 'zod';
import { readPlainly } from '../plain-faults.ts';
import { aRequest } from './a-request.ts';
import type { PracticeLevel } from './practice-doors.ts';

const utcTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'is not a UTC time');

/** Exactly what the documentation allows: a field it does not know is refused. */
const eventsBodySchema = z.strictObject({
  from_date: utcTime.optional(),
  to_date: utcTime.optional(),
  systems: z.array(z.string()).optional(),
  include_access_granted: z.boolean().optional(),
  include_access_denied: z.boolean().optional(),
  limit: z.int().min(1).max(1000).optional(),
  continuation_key: z.string().optional(),
});

interface PracticeEvent {
  readonly event_time: string;
  readonly sequence_id: number;
  readonly category: 'accessdenied' | 'accessgranted';
  readonly type: number;
  readonly system_id: string;
  readonly door_name: string;
  readonly key_id: null;
  readonly key: { readonly identification: string; readonly type: 'proximity' };
  readonly person: { readonly first_name: string; readonly last_name: string } | null;
  readonly subject: null;
}

interface EventsReply {
  readonly least_sync_time: string;
  readonly has_more: boolean;
  readonly continuation_key: string | null;
  readonly events: readonly PracticeEvent[];
}

type EventsOutcome =
  | { readonly kind: 'done'; readonly reply: EventsReply }
  | { readonly kind: 'refused'; readonly message: string };

const MINUTE_MS = 60_000;

/** What happened at the doors; `afterStartMs` is long enough to see one come in. */
const happened = [
  { afterStartMs: -50 * MINUTE_MS, type: 207, level: 1, card: '0004293885218', visitor: '2107' },
  { afterStartMs: -22 * MINUTE_MS, type: 205, level: 3, card: '0004293885301', visitor: '2115' },
  { afterStartMs: -21 * MINUTE_MS, type: 103, level: 3, card: '0004293885301', visitor: '2115' },
  { afterStartMs: -9 * MINUTE_MS, type: 202, level: 0, card: '0004293885467', visitor: '2098' },
  { afterStartMs: -2 * MINUTE_MS, type: 201, level: 0, card: '0004293885774', visitor: null },
  { afterStartMs: 20_000, type: 201, level: 4, card: '0004293886016', visitor: null },
] as const;

/** The doors' own diary, as /events/list answers it: the newest first. */
export function createPracticeEvents(
  levels: readonly PracticeLevel[],
  nowMs: () => number,
): (body: unknown) => EventsOutcome {
  const startedAtMs = nowMs();
  const diary = happened.map((entry, index) => ({
    atMs: startedAtMs + entry.afterStartMs,
    event: eventOf(entry, index + 1, startedAtMs, levels),
  }));

  return (input) => {
    const read = readPlainly(eventsBodySchema, input, aRequest);
    if (read.kind === 'faults') return { kind: 'refused', message: read.sentences };
    const body = read.value;
    const start = startOf(body.continuation_key);
    if (start === null) return { kind: 'refused', message: 'The continuation key is not known' };

    const limit = body.limit ?? 1000;
    const told = diary
      .filter(({ atMs, event }) => atMs <= nowMs() && isAsked(body, atMs, event))
      .map(({ event }) => event)
      .toReversed();
    const hasMore = told.length > start + limit;
    return {
      kind: 'done',
      reply: {
        least_sync_time: textOf(nowMs()),
        has_more: hasMore,
        continuation_key: hasMore ? `after-${start + limit}` : null,
        events: told.slice(start, start + limit),
      },
    };
  };
}

function isAsked(body: z.infer<typeof eventsBodySchema>, atMs: number, event: PracticeEvent): boolean {
  const isIncluded =
    event.category === 'accessgranted' ? body.include_access_granted : body.include_access_denied;
  return (
    isIncluded !== false &&
    (body.systems === undefined || body.systems.includes(event.system_id)) &&
    atMs >= Date.parse(body.from_date ?? '1970-01-01T00:00:00Z') &&
    (body.to_date === undefined || atMs <= Date.parse(body.to_date))
  );
}

function startOf(continuationKey: string | undefined): number | null {
  if (continuationKey === undefined) return 0;
  const [, start] = /^after-(\d{1,9})$/.exec(continuationKey) ?? [];
  return start === undefined ? null : Number(start);
}

function eventOf(
  { afterStartMs, type, level, card, visitor }: (typeof happened)[number],
  sequence: number,
  startedAtMs: number,
  levels: readonly PracticeLevel[],
): PracticeEvent {
  return {
    event_time: textOf(startedAtMs + afterStartMs),
    sequence_id: sequence,
    category: type < 200 ? 'accessgranted' : 'accessdenied',
    type,
    system_id: levels[level]?.system_id ?? '',
    door_name: levels[level]?.name ?? '',
    key_id: null,
    key: { identification: card, type: 'proximity' },
    person: visitor === null ? null : { first_name: 'Visitor', last_name: visitor },
    subject: null,
  };
}

const textOf = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
