import { describe, expect, it, onTestFinished, test } from 'vitest';
import { createIntservClient } from '../../main/api/intserv-client.ts';
import { seenTapOf } from '../../main/doors/door-events.ts';
import { sweepDoors } from '../../main/doors/door-sweep.ts';
import { askEventPage, PAGE_LIMIT, readEventPage } from '../../main/doors/event-page.ts';
import { PRACTICE_API_KEY, startPracticeApi } from '../../main/practice/practice-api.ts';
import { openAccessService } from '../support/access-service.ts';

const STARTED_MS = Date.UTC(2026, 0, 15, 12);
const HOUR_MS = 3_600_000;

async function practice() {
  const clock = { nowMs: STARTED_MS };
  const api = await startPracticeApi(() => clock.nowMs);
  onTestFinished(() => api.close());
  const client = createIntservClient(api.baseUrl, fetch);
  return {
    clock,
    client,
    page: (fromMs: number) => askEventPage(client, PRACTICE_API_KEY, fromMs, null),
    raw: (body: object) => client.listEvents(PRACTICE_API_KEY, body),
  };
}

describe('the practice service’s doors', () => {
  test('tell denied taps only, the newest first, and a new one while somebody looks', async () => {
    const { clock, page } = await practice();
    const first = await page(STARTED_MS - HOUR_MS);
    expect(first).toMatchObject({
      kind: 'accepted',
      value: {
        continuationKey: null,
        leastSyncMs: STARTED_MS,
        events: [{ type: 201 }, { type: 202 }, { type: 205 }, { type: 207 }],
      },
    });

    clock.nowMs += 20_000;
    expect(await page(STARTED_MS)).toMatchObject({ value: { events: [{ type: 201, sequence_id: 6 }] } });
  });

  test('tell of every page what the next one is asked with', async () => {
    const { raw } = await practice();
    const types: unknown[] = [];
    let next: object | null = { limit: 2, include_access_granted: false };
    while (next) {
      const answer = await raw(next);
      const page = JSON.parse(answer.kind === 'reply' ? answer.body : '') as {
        events: { type: number }[];
        has_more: boolean;
        continuation_key: string;
      };
      types.push(...page.events.map(({ type }) => type));
      next = page.has_more ? { ...next, continuation_key: page.continuation_key } : null;
    }

    expect(types).toEqual([201, 202, 205, 207]);
  });

  it.each([
    ['a field it does not know', { since: '2026-01-15T00:00:00Z' }],
    ['a time with a fraction', { from_date: '2026-01-15T00:00:00.000Z' }],
    ['a time that is a number', { to_date: 5 }],
    ['one system that is no list', { systems: 'House A' }],
    ['more than a thousand', { limit: 1001 }],
    ['none at all', { limit: 0 }],
    ['a word for yes', { include_access_denied: 'true' }],
    ['a continuation key it never gave', { continuation_key: 'guess' }],
  ])('refuse %s', async (_, body) => {
    expect(await (await practice()).raw(body)).toMatchObject({ kind: 'reply', status: 400 });
  });

  test('tell of one system when asked for it', async () => {
    const { raw } = await practice();
    const answer = await raw({ systems: ['House B'], include_access_granted: false });

    expect(answer).toMatchObject({ status: 200, body: expect.stringMatching(/"type":205/) as string });
    expect(answer).toMatchObject({ body: expect.not.stringContaining('House A') as string });
  });
});

test('a day with more than a thousand denied taps is read to its end', async () => {
  const service = await openAccessService('key');
  onTestFinished(() => service.close());
  const count = 2 * PAGE_LIMIT + 100;
  service.doors.happen(...Array.from({ length: count }, () => ({ type: 206 })));
  const client = createIntservClient(service.baseUrl, fetch);

  const { taps, pageCount, end } = await sweepDoors({
    askPage: (continuationKey) => askEventPage(client, 'key', Date.now() - HOUR_MS, continuationKey),
    nowMs: () => STARTED_MS,
    isWanted: () => true,
  });

  expect([new Set(taps.map(({ id }) => id)).size, pageCount]).toEqual([count, 3]);
  expect(end).toMatchObject({ kind: 'read', isCut: false });
});

describe('an answer that is not quite the documented one', () => {
  it.each([
    ['nothing but events', { events: [] }],
    ['nulls', { events: [], least_sync_time: null, has_more: null, continuation_key: null }],
    ['other shapes', { events: [], least_sync_time: 5, has_more: 'yes', continuation_key: 7 }],
    ['no more, and a key all the same', { events: [], has_more: false, continuation_key: 'k' }],
    ['more, and no key', { events: [], has_more: true }],
  ])('with %s is the last page', (_, body) => {
    expect(readEventPage(body)).toEqual({ events: [], leastSyncMs: null, continuationKey: null });
  });

  test('a full page with a key goes on even where nothing is said of more', () => {
    const events = Array.from({ length: PAGE_LIMIT }, () => ({}));

    expect(readEventPage({ events, continuation_key: 'k' })?.continuationKey).toBe('k');
  });

  it.each([[null], ['events'], [{ events: {} }], [{}], [[]]])('%j is no page', (body) => {
    expect(readEventPage(body)).toBeNull();
  });

  test('an event of another shape takes none of its page with it', () => {
    const events = [{ type: 201, sequence_id: 1 }, 'gone', null, { type: { a: 1 }, person: 'Bo' }];

    expect(events.map((event) => seenTapOf(event, STARTED_MS)?.meaning.kind ?? null)).toEqual([
      'denied',
      null,
      null,
      'other',
    ]);
  });
});
