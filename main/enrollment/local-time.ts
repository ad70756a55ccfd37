import { Temporal } from 'temporal-polyfill';

export type UtcTime =
  | { readonly kind: 'time'; readonly utc: string }
  | { readonly kind: 'problem'; readonly problem: 'not-a-time' | 'skipped-hour' };

/**
 * Local wall time as `datetime-local` writes it → UTC as the API writes it (`2020-09-01T00:00:00Z`). An hour that
 * happens twice (clocks go back) means the first one for a start and the second for an end: validity is never
 * shorter than what was typed. An hour that is skipped is refused.
 */
export function utcOf(localText: string, zone: string, side: 'start' | 'end'): UtcTime {
  const text = localText.trim();
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(text))
    return { kind: 'problem', problem: 'not-a-time' };
  try {
    const wallTime = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    const zoned = wallTime.toZonedDateTime(zone, { disambiguation: side === 'start' ? 'earlier' : 'later' });
    if (!zoned.toPlainDateTime().equals(wallTime)) return { kind: 'problem', problem: 'skipped-hour' };
    return { kind: 'time', utc: zoned.toInstant().toString({ smallestUnit: 'second' }) };
  } catch {
    return { kind: 'problem', problem: 'not-a-time' }; // 30 February: Temporal refuses by throwing.
  }
}

/** The other way, for editing: empty text for no time. */
export function localOf(utc: string | null, zone: string): string {
  if (utc === null) return '';
  return Temporal.Instant.from(utc)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** The first time after `fromMs`, and not after `toMs`, at which the clocks go forward or back, with the day it happens on. */
export function clockChangeBetween(
  fromMs: number,
  toMs: number,
  zone: string,
): { readonly direction: 'forward' | 'back'; readonly day: string } | null {
  const from = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone);
  const change = from.getTimeZoneTransition('next');
  if (!change || change.epochMilliseconds > toMs) return null;
  const isForward = change.offsetNanoseconds > change.subtract({ seconds: 1 }).offsetNanoseconds;
  return { direction: isForward ? 'forward' : 'back', day: change.toPlainDate().toString() };
}

export function systemTimeZone(): string {
  return Temporal.Now.timeZoneId();
}
