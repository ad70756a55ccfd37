import type { AccessLevel } from '../../contract/access-levels.ts';
import type { ColumnUse } from '../../contract/list-reading.ts';
import { isPersonId } from '../../contract/person-id.ts';
import type { ListReading, RowProblem } from '../../contract/people-list.ts';
import { localOf, utcOf } from '../enrollment/local-time.ts';
import { personNameOf } from '../enrollment/person-name.ts';
import { isPin } from '../../contract/pin-rule.ts';
import type { CsvRow } from './csv.ts';
import {
  isExcelError,
  isExcelNumber,
  isUtcTime,
  localTimeOf,
  plainCellOf,
  splitName,
} from './list-values.ts';

/** What a row says of a person; empty where it says nothing. Times as in the form. */
export interface RowPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly pin: string;
  /** Of somebody the service knows already. */
  readonly personId: string;
  readonly accessLevelIds: readonly string[];
}

export interface RowRules {
  readonly reading: ListReading;
  readonly levels: readonly AccessLevel[];
  readonly nowMs: number;
  readonly zone: string;
}

export type CheckedRow =
  | { readonly kind: 'person'; readonly person: RowPerson }
  | { readonly kind: 'bad'; readonly problems: readonly RowProblem[] };

const LONGEST_SHOWN = 60;

type Note = (kind: RowProblem['kind'], column: ColumnUse, text: string) => void;

/** One row → a person, or every reason why not. */
export function checkRow(row: CsvRow, rules: RowRules): CheckedRow {
  const { columns } = rules.reading;
  const problems: RowProblem[] = [];
  const note: Note = (kind, column, text) => {
    problems.push({ kind, column, text: text.slice(0, LONGEST_SHOWN), ofLine: null });
  };
  const cellOf = (use: ColumnUse): string => {
    const index = columns.indexOf(use);
    return index === -1 ? '' : plainCellOf(row.cells[index] ?? '');
  };

  if (row.isOpen) note('open-quote', 'ignored', row.cells.at(-1) ?? '');
  else if (row.cells.every((cell) => cell.trim() === '')) note('empty', 'ignored', '');
  else if (row.cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    note('extra-cells', 'ignored', row.cells.slice(columns.length).join(' '));
  if (problems.length > 0) return { kind: 'bad', problems };

  for (const use of columns) {
    if (use === 'ignored') continue;
    if (isExcelError(cellOf(use))) note('excel-error', use, cellOf(use));
    else if (isExcelNumber(cellOf(use))) note('excel-number', use, cellOf(use));
  }
  if (problems.length > 0) return { kind: 'bad', problems };

  const personId = cellOf('personId');
  const person = {
    ...namesOf(cellOf, note),
    ...timesOf(cellOf, rules, note),
    pin: pinOf(cellOf('pin'), rules.reading.restorePinZeros, note),
    personId,
    accessLevelIds: levelsOf(cellOf('accessLevels'), rules.levels, note),
  };
  if (personId !== '' && !isPersonId(personId)) note('bad-person-id', 'personId', personId);
  return problems.length > 0 ? { kind: 'bad', problems } : { kind: 'person', person };
}

function namesOf(
  cellOf: (use: ColumnUse) => string,
  note: Note,
): { readonly firstName: string; readonly lastName: string } {
  const whole = splitName(cellOf('name'));
  const read = (use: 'firstName' | 'lastName'): string => {
    const text = cellOf(use) === '' ? whole[use] : cellOf(use);
    const name = personNameOf(text);
    if (name.kind === 'name') return name.name;
    note(name.problem === 'too-long' ? 'name-too-long' : 'name-bad-character', use, text);
    return '?';
  };
  const names = { firstName: read('firstName'), lastName: read('lastName') };
  if (names.firstName === '' && names.lastName === '' && cellOf('personId') === '')
    note('no-name', 'ignored', '');
  return names;
}

function timesOf(
  cellOf: (use: ColumnUse) => string,
  { reading, nowMs, zone }: RowRules,
  note: Note,
): { readonly validFrom: string; readonly validTo: string } {
  const read = (use: 'validFrom' | 'validTo', side: 'start' | 'end') => {
    const text = cellOf(use);
    if (text === '') return { local: '', atMs: null };
    // What the desk exports of its submissions is UTC.
    const local = isUtcTime(text) ? localOf(text, zone) : (localTimeOf(text, side, reading.dateOrder) ?? '');
    const time = utcOf(local, zone, side);
    if (time.kind === 'time') return { local, atMs: Date.parse(time.utc) };
    note(time.problem === 'skipped-hour' ? 'skipped-hour' : 'bad-date', use, text);
    return { local: '', atMs: null };
  };
  const from = read('validFrom', 'start');
  const to = read('validTo', 'end');
  if (to.atMs !== null && to.atMs <= nowMs) note('ends-in-past', 'validTo', cellOf('validTo'));
  else if (from.atMs !== null && to.atMs !== null && to.atMs <= from.atMs)
    note('ends-before-start', 'validTo', cellOf('validTo'));
  return { validFrom: from.local, validTo: to.local };
}

function pinOf(text: string, restoresZeros: boolean, note: Note): string {
  if (text === '' || isPin(text)) return text;
  const isShort = /^\d{1,3}$/.test(text);
  if (isShort && restoresZeros) return text.padStart(4, '0');
  note(isShort ? 'pin-lost-zeros' : 'bad-pin', 'pin', text);
  return '';
}

/** By name or id; several in one cell stand apart by a comma, a semicolon or a bar. */
function levelsOf(cell: string, levels: readonly AccessLevel[], note: Note): readonly string[] {
  if (cell === '') return [];
  const whole = levelsNamed(cell, levels);
  const parts = whole.length > 0 ? [cell] : cell.split(/[,;|]/).map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .flatMap((part) => {
      const named = levelsNamed(part, levels);
      if (named.length === 0) note('unknown-level', 'accessLevels', part);
      if (named.length > 1) note('ambiguous-level', 'accessLevels', part);
      return named.map(({ id }) => id);
    });
}

function levelsNamed(text: string, levels: readonly AccessLevel[]): readonly AccessLevel[] {
  const sought = text.toLowerCase();
  return levels.filter(({ id, name }) => id.toLowerCase() === sought || name.toLowerCase() === sought);
}
