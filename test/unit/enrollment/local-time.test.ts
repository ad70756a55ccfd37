import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localOf, utcOf } from '../../../main/enrollment/local-time.ts';

const STOCKHOLM = 'Europe/Stockholm';
const start = (text: string) => utcOf(text, STOCKHOLM, 'start');
const end = (text: string) => utcOf(text, STOCKHOLM, 'end');

describe('local time to UTC', () => {
  it.each([
    ['2026-01-15T08:00', '2026-01-15T07:00:00Z'],
    ['2026-07-15T08:00', '2026-07-15T06:00:00Z'],
    ['2026-07-15T00:01', '2026-07-14T22:01:00Z'],
    ['2028-02-29T00:00', '2028-02-28T23:00:00Z'],
    ['2026-12-31T23:59', '2026-12-31T22:59:00Z'],
    ['2026-03-29T01:59', '2026-03-29T00:59:00Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00Z'],
  ])('%s is %s', (local, utc) => {
    expect(start(local)).toEqual({ kind: 'time', utc });
    expect(end(local)).toEqual({ kind: 'time', utc });
  });

  it('refuses an hour that the clocks skip', () => {
    for (const skipped of ['2026-03-29T02:00', '2026-03-29T02:30', '2026-03-29T02:59']) {
      expect(start(skipped)).toEqual({ kind: 'problem', problem: 'skipped-hour' });
    }
  });

  it('takes an hour that comes twice so that validity is not cut short', () => {
    expect(start('2026-10-25T02:30')).toEqual({ kind: 'time', utc: '2026-10-25T00:30:00Z' });
    expect(end('2026-10-25T02:30')).toEqual({ kind: 'time', utc: '2026-10-25T01:30:00Z' });
  });

  it.each([
    '2026-02-29T08:00',
    '2026-13-01T08:00',
    '2026-01-15',
    '2026-01-15T24:00',
    'tomorrow',
    '20260115T0800',
    '2026-01-15T08:00Z',
  ])('does not take %s for a time', (text) => {
    expect(start(text)).toEqual({ kind: 'problem', problem: 'not-a-time' });
  });

  it('comes back as it was typed, for every time that happens once', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (date) => {
          const local = date.toISOString().slice(0, 16);
          const utc = end(local);
          fc.pre(utc.kind === 'time');
          expect(localOf(utc.utc, STOCKHOLM)).toBe(local);
        },
      ),
    );
  });
});
