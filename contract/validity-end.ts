/** How a template, or a button, says when validity ends. */
export type EndRule =
  | { readonly kind: 'today' }
  /** Until Sunday. */
  | { readonly kind: 'this-week' }
  | { readonly kind: 'days'; readonly count: number }
  | { readonly kind: 'months'; readonly count: number }
  /** `2026-08-31`, that day included. */
  | { readonly kind: 'until'; readonly day: string }
  | { readonly kind: 'no-end' };

/**
 * The end a rule means on the day it is chosen, as the field writes it: the last minute of the last day, empty for no end.
 * Days and months are added to today; a month that is too short ends with its own last day.
 */
export function endOf(rule: EndRule, today: string): string {
  switch (rule.kind) {
    case 'no-end':
      return '';
    case 'today':
      return lastMinuteOf(today);
    case 'this-week':
      return lastMinuteOf(dayAfter(today, (7 - weekdayOf(today)) % 7));
    case 'days':
      return lastMinuteOf(dayAfter(today, rule.count));
    case 'months':
      return lastMinuteOf(monthsAfter(today, rule.count));
    case 'until':
      return lastMinuteOf(rule.day);
  }
}

/** Whether there is such a day: the 29th of February only in a leap year. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text === dayAfter(text, 0);
}

/** The day of the calendar on this computer. */
export function localDayOf(now: Date): string {
  return textOf(now.getFullYear(), now.getMonth(), now.getDate());
}

export function dayAfter(day: string, count: number): string {
  const [year, month, date] = partsOf(day);
  return textOf(year, month, date + count);
}

function lastMinuteOf(day: string): string {
  return `${day}T23:59`;
}

function monthsAfter(day: string, count: number): string {
  const [year, month, date] = partsOf(day);
  const lastOfMonth = new Date(Date.UTC(year, month + count + 1, 0)).getUTCDate();
  return textOf(year, month + count, Math.min(date, lastOfMonth));
}

/** 1 is Monday, 7 is Sunday. */
function weekdayOf(day: string): number {
  const [year, month, date] = partsOf(day);
  return new Date(Date.UTC(year, month, date)).getUTCDay() || 7;
}

function partsOf(day: string): readonly [year: number, monthIndex: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))];
}

/** Days and months beyond their end roll over, as in a calendar. Empty where there is no such day. */
function textOf(year: number, monthIndex: number, date: number): string {
  const time = new Date(Date.UTC(year, monthIndex, date));
  return Number.isNaN(time.valueOf()) ? '' : time.toISOString().slice(0, 10);
}
