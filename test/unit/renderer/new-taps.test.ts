import { expect, test } from 'vitest';
import type { DeniedTap, DoorTray } from '../../../contract/doors.ts';
import { newsAfter, noNews, type TapNews } from '../../../renderer/doors/new-taps.ts';

const tap = (id: string): DeniedTap => ({
  id,
  atMs: 0,
  door: '',
  meaning: { kind: 'denied', reason: 'unknown-key' },
  holder: '',
  subject: '',
  card: { kind: 'none' },
  fix: { kind: 'none' },
});
const trayOf = (ids: string, askedAtMs: number | null = 1): DoorTray => ({
  standing: { kind: 'watching' },
  askedAtMs,
  reportedAtMs: null,
  isCatchingUp: false,
  taps: [...ids].map(tap),
});
const after = (...trays: readonly DoorTray[]): TapNews => trays.reduce(newsAfter, noNews);
const said = ({ taps, round }: TapNews) => [taps.map(({ id }) => id).join(''), round];

test('what was there before anybody looked is no news, however late the doors answer', () => {
  expect(said(after(trayOf('', null), trayOf('ba')))).toEqual(['', 0]);
});

test('a new tap is news once, also when it goes and comes again', () => {
  expect(said(after(trayOf('a'), trayOf('ba')))).toEqual(['b', 1]);
  expect(said(after(trayOf('a'), trayOf('ba'), trayOf('ba'), trayOf('a'), trayOf('ba')))).toEqual(['b', 1]);
  expect(said(after(trayOf('a'), trayOf('ba'), trayOf('dcba')))).toEqual(['dc', 2]);
});

test('another service’s taps are no news of this one', () => {
  expect(said(after(trayOf('a'), trayOf('ba'), trayOf('', null), trayOf('xy')))).toEqual(['', 1]);
});
