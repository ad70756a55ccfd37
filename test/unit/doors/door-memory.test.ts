import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SeenTap } from '../../../main/doors/door-events.ts';
import { KEPT_COUNT, KEPT_MS, remembered } from '../../../main/doors/door-memory.ts';

const NOW_MS = Date.UTC(2026, 0, 15, 12);
const tapAt = (id: string, atMs: number | null, over: Partial<SeenTap> = {}): SeenTap => ({
  id,
  sequence: 0,
  atMs,
  heardAtMs: NOW_MS,
  door: '',
  meaning: { kind: 'other', type: '', category: '' },
  person: '',
  subject: '',
  keyId: null,
  card: { kind: 'none' },
  ...over,
});
const idsOf = (taps: readonly SeenTap[]): readonly string[] => taps.map(({ id }) => id);

test('the newest comes first, whatever order they came in', () => {
  const taps = remembered([tapAt('b', NOW_MS - 2)], [tapAt('c', NOW_MS - 3), tapAt('a', NOW_MS - 1)], NOW_MS);

  expect(idsOf(taps)).toEqual(['a', 'b', 'c']);
});

test('within one second the later number comes first', () => {
  const [first, second] = [tapAt('z', NOW_MS, { sequence: 9 }), tapAt('a', NOW_MS, { sequence: 10 })];

  expect(idsOf(remembered([], [first, second], NOW_MS))).toEqual(['a', 'z']);
  expect(idsOf(remembered([second], [first], NOW_MS))).toEqual(['a', 'z']);
});

test('a tap heard of twice is one, as it was told last', () => {
  const taps = remembered([tapAt('a', NOW_MS)], [tapAt('a', NOW_MS, { person: 'Bo' })], NOW_MS);

  expect(taps).toMatchObject([{ id: 'a', person: 'Bo' }]);
});

test('a day later it is gone, and so is one without a time a day after it was heard of', () => {
  const told = tapAt('told', NOW_MS - 1);
  const timeless = tapAt('timeless', null);
  const heardAgain = { ...timeless, heardAtMs: NOW_MS + KEPT_MS };

  expect(idsOf(remembered([told, timeless], [], NOW_MS + KEPT_MS - 1))).toEqual(['timeless']);
  expect(remembered([timeless], [heardAgain], NOW_MS + KEPT_MS)).toEqual([]);
});

test('of more than a hundred the newest stay', () => {
  const old = Array.from({ length: 80 }, (_, index) => tapAt(`old-${index}`, NOW_MS - 1_000 - index));
  const fresh = Array.from({ length: 80 }, (_, index) => tapAt(`new-${index}`, NOW_MS - index));
  const taps = remembered(remembered([], old, NOW_MS), fresh, NOW_MS);

  expect(taps).toHaveLength(KEPT_COUNT);
  expect(idsOf(taps).slice(79, 81)).toEqual(['new-79', 'old-0']);
  expect(idsOf(taps).at(-1)).toBe('old-19');
});

test('it never holds more than a hundred, nothing twice, and no order but by time', () => {
  const someTap = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: -KEPT_MS, max: 0 }));
  fc.assert(
    fc.property(fc.array(fc.array(someTap, { maxLength: 200 }), { maxLength: 5 }), (pages) => {
      let taps: readonly SeenTap[] = [];
      for (const page of pages) {
        const more = page.map(([id, agoMs]) => tapAt(String(id), NOW_MS + agoMs));
        taps = remembered(taps, more, NOW_MS);
      }

      expect(taps.length).toBeLessThanOrEqual(KEPT_COUNT);
      expect(new Set(idsOf(taps)).size).toBe(taps.length);
      expect(taps).toEqual(taps.toSorted((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0)));
    }),
  );
});
