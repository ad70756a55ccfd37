import type { ValidityFacts, ValidityNote } from '../../contract/validity.ts';

/** Validity in words. */
export interface ValidityWording {
  /** Over the buttons. */
  readonly presets: string;
  readonly preset: Readonly<Record<'today' | 'this-week' | 'no-end' | 'day', string>>;
  readonly lastDay: string;
  readonly sentence: (facts: ValidityFacts) => string;
  readonly note: (note: ValidityNote, today: string) => string;
}

/** A day or a time the desk gives as local text, in a language's own words; the year only where it is not this one. */
export interface LocalDates {
  readonly day: (day: string, today: string) => string;
  readonly time: (at: string, today: string) => string;
}

export function localDatesOf(locale: string): LocalDates {
  const part = (day: string, options: Intl.DateTimeFormatOptions): string =>
    // The text is local already: UTC keeps it as it stands.
    new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { ...options, timeZone: 'UTC' }).replace('.', '');
  const dayOf = (day: string, today: string): string => {
    const year = day.slice(0, 4);
    const named = [
      part(day, { weekday: 'short' }),
      String(Number(day.slice(8, 10))),
      part(day, { month: 'short' }),
    ];
    return [...named, ...(year === today.slice(0, 4) ? [] : [String(Number(year))])].join(' ');
  };
  return {
    day: dayOf,
    time: (at, today) => `${dayOf(at.slice(0, 10), today)}, ${at.slice(11, 16)}`,
  };
}
