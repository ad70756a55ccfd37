/**
 * How long the service asks to wait, in milliseconds: seconds, or a date, which is taken against the service's
 * own `Date` so that neither clock matters. Null when there is no usable wish; never negative.
 */
export function retryAfterMs(retryAfter: string | null, date: string | null): number | null {
  const text = retryAfter?.trim() ?? '';
  if (/^\d{1,12}$/.test(text)) return Number(text) * 1000;
  // Date.parse takes nearly anything; an HTTP date has letters and a time.
  if (!/^[A-Za-z]{3,9},? .*\d{2}:\d{2}:\d{2}/.test(text)) return null;
  const untilMs = Date.parse(text);
  const sentMs = Date.parse(date ?? '');
  if (Number.isNaN(untilMs) || Number.isNaN(sentMs)) return null;
  return Math.max(0, untilMs - sentMs);
}
