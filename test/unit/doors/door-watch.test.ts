import { describe, expect, it, test } from 'vitest';
import type { NetworkStatus } from '../../../contract/desk.ts';
import type { DoorTray } from '../../../contract/doors.ts';
import type { ReplyKind } from '../../../main/api/reply-kind.ts';
import { MOST_PAGES } from '../../../main/doors/door-sweep.ts';
import { createDoorWatch } from '../../../main/doors/door-watch.ts';
import type { EventPage } from '../../../main/doors/event-page.ts';
import { deniedTapOf, isTapOf } from '../../../main/doors/tray-view.ts';
import { parseIdentification, sameCardKey } from '../../../main/reader/identification.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const HOUR_MS = 3_600_000;
const OVERLAP_MS = 10 * 60_000;
const offline: ReplyKind<EventPage> = { kind: 'no-connection', cause: 'offline' };
const refusedKey: ReplyKind<EventPage> = { kind: 'key-refused', status: 401 };

interface Call {
  readonly apiKey: string;
  readonly fromMs: number;
  readonly continuationKey: string | null;
  readonly answer: (reply: ReplyKind<EventPage>) => Promise<void>;
}

function newTray() {
  const clock = new ManualClock();
  const calls: Call[] = [];
  const state: { apiKey: string | null; pause: 'key-refused' | null } = { apiKey: 'key-1', pause: null };
  const told: { trays: DoorTray[]; refused: string[]; network: NetworkStatus[] } = {
    trays: [],
    refused: [],
    network: [],
  };
  const watch = createDoorWatch({
    apiKey: () => state.apiKey,
    pause: () => state.pause,
    askPage: (apiKey, fromMs, continuationKey) =>
      new Promise((resolve) => {
        const answer = async (reply: ReplyKind<EventPage>): Promise<void> => {
          resolve(reply);
          // The watch goes on from an answer in promises alone: all of them come before this.
          await new Promise(setImmediate);
          clock.advance(0);
        };
        calls.push({ apiKey, fromMs, continuationKey, answer });
      }),
    viewOf: (tap) => deniedTapOf(tap, 'hexadecimal', { knownKey: () => null, keyOfCard: () => null }),
    clock,
    onChanged: (tray) => told.trays.push(tray),
    onKeyRefused: (apiKey) => {
      told.refused.push(apiKey);
      if (apiKey === state.apiKey) state.pause = 'key-refused';
    },
    onNetwork: (status) => told.network.push(status),
  });

  /** An event so long ago; `sequence` names it. */
  const event = (sequence: number, agoMs = 0) => ({
    event_time: new Date(clock.nowMs() - agoMs).toISOString(),
    sequence_id: sequence,
    system_id: 'House A',
    category: 'accessdenied',
    type: 201,
  });
  const page = (events: readonly unknown[], rest: Partial<EventPage> = {}): ReplyKind<EventPage> => ({
    kind: 'accepted',
    value: { events, leastSyncMs: null, continuationKey: null, ...rest },
  });
  const lastCall = (): Call => {
    const call = calls.at(-1);
    if (!call) throw new Error('nothing was asked');
    return call;
  };
  const sequences = (): readonly unknown[] =>
    (told.trays.at(-1)?.taps ?? []).map(({ id }) => Number((JSON.parse(id) as string[])[1]));
  return { watch, clock, calls, state, told, event, page, lastCall, sequences };
}

/** A tray just opened, whose first look is under way. */
function openTray() {
  const tray = newTray();
  tray.watch.open();
  tray.clock.advance(0);
  expect(tray.calls).toHaveLength(1);
  return tray;
}

test('what is erased is dropped at once: by the card, in whatever form, by the key, and by the name the service told', async () => {
  const { watch, event, page, lastCall, told, sequences } = openTray();
  const onCard = { ...event(1), key: { type: 'card', identification: '0x0102030405' } };
  const byName = { ...event(2), person: { first_name: 'Anna', last_name: 'Ek' } };
  const byKey = { ...event(4), key_id: 'their-key' };
  await lastCall().answer(page([onCard, byName, event(3), byKey]));
  expect(sequences()).toHaveLength(4);

  const card = parseIdentification('0x0102030405');
  const cardKeys = new Set(card.kind === 'card' ? [sameCardKey(card.csns)] : []);
  const keyIds = new Set(['their-key']);
  watch.forgetTaps((tap) => isTapOf(tap, { cardKeys, keyIds, isName: (name) => name === 'Anna Ek' }));

  expect(sequences()).toEqual([3]);
  expect(told.trays.at(-1)?.taps).toHaveLength(1);
});

describe('when the doors are asked', () => {
  test('nothing is asked before the tray is opened, nor after it is closed', async () => {
    const { watch, clock, calls, lastCall, page } = newTray();
    watch.tryAgain();
    clock.advance(HOUR_MS);
    expect(calls).toHaveLength(0);

    watch.open();
    clock.advance(0);
    await lastCall().answer(page([]));
    watch.close();
    expect(clock.waitingCount).toBe(0);
    watch.tryAgain();
    clock.advance(HOUR_MS);
    expect(calls).toHaveLength(1);
  });

  test('the first look takes the last day, and the next comes five seconds after its answer', async () => {
    const { clock, calls, lastCall, page } = openTray();
    const openedMs = clock.nowMs();
    expect(lastCall()).toMatchObject({ fromMs: openedMs - 24 * HOUR_MS, continuationKey: null });
    clock.advance(HOUR_MS);
    expect(calls).toHaveLength(1);

    await lastCall().answer(page([]));
    clock.advance(4_999);
    expect(calls).toHaveLength(1);
    clock.advance(1);
    expect(calls).toHaveLength(2);
    expect(lastCall().fromMs).toBe(openedMs - OVERLAP_MS);
  });

  test('a door that has not reported for hours is asked from where it was heard of last', async () => {
    const { clock, told, lastCall, page } = openTray();
    const leastSyncMs = clock.nowMs() - 3 * HOUR_MS;
    await lastCall().answer(page([], { leastSyncMs }));
    clock.advance(5_000);

    expect(told.trays.at(-1)).toMatchObject({ reportedAtMs: leastSyncMs, askedAtMs: clock.nowMs() - 5_000 });
    expect(lastCall().fromMs).toBe(leastSyncMs - OVERLAP_MS);
  });

  test('what came while the tray was closed is there when it is opened again', async () => {
    const { watch, clock, event, lastCall, page, told } = openTray();
    watch.close();
    await lastCall().answer(page([event(1)]));
    expect(told.trays).toEqual([]);

    clock.advance(HOUR_MS);
    expect(watch.open()).toMatchObject({ taps: [{ id: '["House A","1"]' }] });
  });
});

describe('page after page', () => {
  test('a look follows the continuation key to the last page, and asks less often for it', async () => {
    const { clock, calls, event, lastCall, page, sequences } = openTray();
    await lastCall().answer(page([event(1, 3_000), event(2, 2_000)], { continuationKey: 'more' }));
    expect(calls.map(({ continuationKey }) => continuationKey)).toEqual([null, 'more']);
    await lastCall().answer(page([event(2, 2_000), event(3, 1_000)]));

    expect(sequences()).toEqual([3, 2, 1]);
    clock.advance(9_999);
    expect(calls).toHaveLength(2);
    clock.advance(1);
    expect(calls).toHaveLength(3);
  });

  test('a service that never says "no more" is left after ten pages, and the next look goes on there', async () => {
    const { clock, calls, event, lastCall, page, told } = openTray();
    for (let pages = 1; pages <= MOST_PAGES; pages += 1)
      await lastCall().answer(page([event(pages, HOUR_MS)], { continuationKey: `after-${pages}` }));
    expect([calls.length, told.trays.at(-1)?.isCatchingUp]).toEqual([MOST_PAGES, true]);
    const readToMs = clock.nowMs() - HOUR_MS;

    clock.advance(5_000 * MOST_PAGES);
    expect(lastCall()).toMatchObject({ fromMs: readToMs, continuationKey: null });
    await lastCall().answer(page([event(77)]));
    expect(told.trays.at(-1)?.isCatchingUp).toBe(false);
  });

  test('a continuation key that comes again ends the look', async () => {
    const { calls, event, lastCall, page, told } = openTray();
    await lastCall().answer(page([event(1)], { continuationKey: 'round' }));
    await lastCall().answer(page([event(2)], { continuationKey: 'round' }));

    expect([calls.length, told.trays.at(-1)?.isCatchingUp]).toEqual([2, false]);
  });

  test('what was read before a page failed is shown, and the whole is read again', async () => {
    const { clock, event, lastCall, page, sequences, told } = openTray();
    const { fromMs } = lastCall();
    await lastCall().answer(page([event(1)], { continuationKey: 'more' }));
    await lastCall().answer(offline);

    expect(sequences()).toEqual([1]);
    expect(told.trays.at(-1)?.standing).toMatchObject({ kind: 'cannot-ask' });
    clock.advance(5_000);
    expect(lastCall()).toMatchObject({ fromMs: fromMs + 5_000, continuationKey: null });
  });

  test('closing the tray ends a look after the page that is under way', async () => {
    const { watch, calls, event, lastCall, page } = openTray();
    watch.close();
    await lastCall().answer(page([event(1)], { continuationKey: 'more' }));

    expect(calls).toHaveLength(1);
  });
});

describe('when the service cannot be asked', () => {
  it.each<[string, ReplyKind<EventPage>, unknown]>([
    ['no connection', offline, { cause: 'no-connection', words: '' }],
    ['no trust', { kind: 'tls', words: 'ERR_CERT' }, { cause: 'tls', words: 'ERR_CERT' }],
    ['a portal', { kind: 'unexpected-answer', status: 200 }, { cause: 'unexpected-answer', words: '' }],
    ['a busy service', { kind: 'busy', status: 503, retryAfterMs: null }, { cause: 'busy', words: '' }],
    ['a refusal', { kind: 'refused', status: 400, words: 'No' }, { cause: 'refused', words: 'No' }],
  ])('%s is told, what is known stays, and it is asked again by itself', async (_, reply, standing) => {
    const { clock, calls, event, lastCall, page, told, sequences } = openTray();
    await lastCall().answer(page([event(1)]));
    clock.advance(5_000);
    await lastCall().answer(reply);
    expect(told.trays.at(-1)?.standing).toEqual({ kind: 'cannot-ask', ...(standing as object) });
    expect(sequences()).toEqual([1]);

    clock.advance(5_000);
    await lastCall().answer(page([]));
    expect([calls.length, told.trays.at(-1)?.standing.kind]).toEqual([3, 'watching']);
  });

  test('a service that stays away is asked once a minute, until the network returns', async () => {
    const { watch, clock, calls, lastCall } = openTray();
    for (let looks = 0; looks < 8; looks += 1) {
      await lastCall().answer(offline);
      clock.advance(60_000);
    }
    expect(calls).toHaveLength(9);
    await lastCall().answer(offline);
    clock.advance(59_999);
    expect(calls).toHaveLength(9);

    watch.tryAgain();
    clock.advance(0);
    expect(calls).toHaveLength(10);
  });

  test('"come back in two minutes" is heeded', async () => {
    const { clock, calls, lastCall } = openTray();
    await lastCall().answer({ kind: 'busy', status: 429, retryAfterMs: 120_000 });
    clock.advance(119_999);
    expect(calls).toHaveLength(1);
    clock.advance(1);
    expect(calls).toHaveLength(2);
  });

  test('a refused key pauses the desk and the tray, until another one is there', async () => {
    const { watch, clock, calls, lastCall, state, told, page } = openTray();
    await lastCall().answer(refusedKey);
    expect([told.refused, told.trays.at(-1)?.standing]).toEqual([
      ['key-1'],
      { kind: 'paused', reason: 'key-refused' },
    ]);
    clock.advance(HOUR_MS);
    expect(calls).toHaveLength(1);

    [state.apiKey, state.pause] = ['key-2', null];
    watch.tryAgain();
    clock.advance(0);
    await lastCall().answer(page([]));
    expect([lastCall().apiKey, told.trays.at(-1)?.standing.kind]).toEqual(['key-2', 'watching']);
  });

  test('a key that may not ask the doors pauses nothing, and the tray says so', async () => {
    const { clock, calls, lastCall, told } = openTray();
    await lastCall().answer({ kind: 'key-refused', status: 403 });
    expect([told.refused, told.trays.at(-1)?.standing]).toEqual([
      [],
      { kind: 'cannot-ask', cause: 'refused', words: '' },
    ]);
    clock.advance(5_000);
    expect(calls).toHaveLength(2);
  });

  test('a key that was replaced while it was refused pauses nothing', async () => {
    const { lastCall, state, calls } = openTray();
    state.apiKey = 'key-2';
    await lastCall().answer(refusedKey);

    expect([calls.length, lastCall().apiKey]).toEqual([2, 'key-2']);
  });

  test('without a key nothing is asked, and that is said', () => {
    const { watch, clock, calls, state, told } = newTray();
    state.apiKey = null;
    watch.open();
    clock.advance(HOUR_MS);

    expect(calls).toHaveLength(0);
    expect(told.trays.at(-1)?.standing).toEqual({ kind: 'paused', reason: 'no-key' });
  });
});

test('another service’s taps are none of this one’s, not even those on their way', async () => {
  const { watch, clock, event, lastCall, page, told, calls } = openTray();
  await lastCall().answer(page([event(1)]));
  clock.advance(5_000);
  watch.forget();
  await lastCall().answer(page([event(2)]));

  expect(told.trays.at(-1)).toMatchObject({ taps: [], standing: { kind: 'asking' } });
  expect([calls.length, lastCall().fromMs]).toEqual([3, clock.nowMs() - 24 * HOUR_MS]);
});
