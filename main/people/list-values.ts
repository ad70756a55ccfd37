import type { ListReading } from '../../contract/people-list.ts';

type DateOrder = ListReading['dateOrder'];

/** 1.23E+12: digits are gone for good, whatever is done with it. */
export function isExcelNumber(text: string): boolean {
  return /^[+-]?\d+(?:[.,]\d+)?E[+-]?\d+$/i.test(text.trim());
}

/** #### where a column was too narrow, and the errors of formulas. */
export function isExcelError(text: string): boolean {
  return /^#(?:#+|N\/A|SAKNAS!?|NAME\?|NAMN\?|REF!|REFERENS!|VALUE!|VÄRDEFEL!|DIV\/0!|DIVISION\/0!|NUM!|NULL!)$/i.test(
    text.trim(),
  );
}

const DAY_MS = 86_400_000;
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
/** Day numbers from 1980 to 2100: a year or a house number is none. */
const FIRST_DAY_NUMBER = 29_221;
const LAST_DAY_NUMBER = 73_415;

const dayFirst = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T](\d{1,2})[:.](\d{2})(?::\d{2})?)?$/;
const yearFirst = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?:[ T](\d{1,2})[:.](\d{2})(?::\d{2})?(?:\.\d+)?)?$/;
const allDigits = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * A date as people and spreadsheets write it → the text of a `datetime-local` field, or null. A day alone begins at
 * midnight, and as an end it lasts until its last second. Whether there is such a day is not looked at.
 */
export function localTimeOf(text: string, side: 'start' | 'end', order: DateOrder): string | null {
  const trimmed = text.trim();
  const dayNumber = dayNumberOf(trimmed);
  if (dayNumber !== null) return ofDayNumber(dayNumber, side);

  const early = yearFirst.exec(trimmed);
  if (early) return joined(early[1], early[3], early[4], early[5], early[6], side);
  const digits = allDigits.exec(trimmed);
  if (digits) return joined(digits[1], digits[2], digits[3], undefined, undefined, side);
  const late = dayFirst.exec(trimmed);
  if (!late) return null;
  // Only slashes are ever month first.
  const isMonthFirst = late[2] === '/' && order === 'month-first';
  const [day, month] = isMonthFirst ? [late[3], late[1]] : [late[1], late[3]];
  return joined(late[4], month, day, late[5], late[6], side);
}

/** As the service writes times. */
export function isUtcTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** 05/06/2026 says nothing, 31/08/2026 and 08/31/2026 do. */
export function slashOrderOf(text: string): DateOrder | 'either' | null {
  const match = dayFirst.exec(text.trim());
  if (match?.[2] !== '/') return null;
  if (Number(match[1]) > 12) return 'day-first';
  return Number(match[3]) > 12 ? 'month-first' : 'either';
}

function joined(
  year = '',
  month = '',
  day = '',
  hour: string | undefined,
  minute: string | undefined,
  side: 'start' | 'end',
): string {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour !== undefined && minute !== undefined) return `${date}T${hour.padStart(2, '0')}:${minute}`;
  return side === 'start' ? `${date}T00:00` : `${date}T23:59:59`;
}

function dayNumberOf(text: string): number | null {
  if (!/^\d{5}(?:[.,]\d+)?$/.test(text)) return null;
  const number = Number(text.replace(',', '.'));
  return number >= FIRST_DAY_NUMBER && number <= LAST_DAY_NUMBER ? number : null;
}

function ofDayNumber(dayNumber: number, side: 'start' | 'end'): string {
  const minutes = Math.round(dayNumber * 24 * 60);
  const text = new Date(EXCEL_EPOCH_MS + minutes * 60_000).toISOString();
  const isDayAlone = (minutes * 60_000) % DAY_MS === 0;
  return isDayAlone && side === 'end' ? `${text.slice(0, 10)}T23:59:59` : text.slice(0, 16);
}

/** Last word last, or `Last, First`. */
export function splitName(text: string): { readonly firstName: string; readonly lastName: string } {
  const name = text.trim().replace(/\s+/g, ' ');
  const comma = name.indexOf(',');
  if (comma !== -1) return { firstName: name.slice(comma + 1).trim(), lastName: name.slice(0, comma).trim() };
  const blank = name.lastIndexOf(' ');
  return blank === -1
    ? { firstName: name, lastName: '' }
    : { firstName: name.slice(0, blank), lastName: name.slice(blank + 1) };
}

/** A formula is a text like any other; the apostrophe that keeps an exported one from running goes again. */
export function plainCellOf(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r])/, '').trim();
}
