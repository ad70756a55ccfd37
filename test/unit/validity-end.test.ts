import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, isDay, localDayOf } from '../../contract/validity-end.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const dayNumber = (text: string): number => Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000;

describe('the end a rule means', () => {
  it.each([
    [{ kind: 'today' }, '2026-11-24', '2026-11-24T23:59'],
    [{ kind: 'this-week' }, '2026-11-24', '2026-11-29T23:59'],
    [{ kind: 'this-week' }, '2026-11-29', '2026-11-29T23:59'],
    [{ kind: 'this-week' }, '2026-12-28', '2027-01-03T23:59'],
    [{ kind: 'days', count: 1 }, '2028-02-28', '2028-02-29T23:59'],
    [{ kind: 'months', count: 3 }, '2026-11-24', '2027-02-24T23:59'],
    [{ kind: 'months', count: 3 }, '2026-11-30', '2027-02-28T23:59'],
    [{ kind: 'months', count: 12 }, '2028-02-29', '2029-02-28T23:59'],
    [{ kind: 'until', day: '2026-08-31' }, '2026-08-01', '2026-08-31T23:59'],
    [{ kind: 'no-end' }, '2026-08-01', ''],
  ] as const)('%j on %s is %s', (rule, today, end) => {
    expect(endOf(rule, today)).toBe(end);
  });

  it('is a real day, never before today, and this week ends on a Sunday within seven days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (today, count) => {
        const week = endOf({ kind: 'this-week' }, today);
        expect(new Date(`${week.slice(0, 10)}T00:00:00Z`).getUTCDay()).toBe(0);
        expect(dayNumber(week) - dayNumber(today)).toBeLessThan(7);
        for (const end of [
          week,
          endOf({ kind: 'days', count }, today),
          endOf({ kind: 'months', count }, today),
        ]) {
          expect(isDay(end.slice(0, 10))).toBe(true);
          expect(dayNumber(end)).toBeGreaterThanOrEqual(dayNumber(today));
        }
      }),
    );
  });

  it('of months falls in the month so many later, on the same date or the last one there is', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (today, count) => {
        const end = endOf({ kind: 'months', count }, today);
        const monthOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(monthOf(end) - monthOf(today)).toBe(count);
        const isLast = endOf({ kind: 'days', count: 1 }, end.slice(0, 10)).slice(8, 10) === '01';
        expect(end.slice(8, 10) === today.slice(8, 10) || isLast).toBe(true);
      }),
    );
  });
});

it('knows the days there are', () => {
  expect(['2028-02-29', '2026-12-31'].every(isDay)).toBe(true);
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '', 'tomorrow'].some(isDay)).toBe(false);
  expect(localDayOf(new Date(2026, 0, 2, 23, 59))).toBe('2026-01-02');
});
