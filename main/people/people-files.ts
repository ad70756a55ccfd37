import type { AccessLevel } from '../../contract/access-levels.ts';
import type { ListReading, RowProblem } from '../../contract/people-list.ts';
import { columnName, rowReason } from '../../contract/row-reasons.ts';
import type { Locale } from '../../contract/settings.ts';
import type { ListRow } from '../store/list-store.ts';
import { csvOf, delimiterOf } from '../submissions-csv.ts';
import type { ReadPeople } from './people-csv.ts';

const reasonHeading: Readonly<Record<Locale, string>> = { en: 'Reason', sv: 'Orsak' };

/**
 * The rows that are left out, as they stood in the file and as it divides them, each with the reasons behind it: to be mended and
 * read again, so with their PINs.
 */
export function badRowsCsv(read: ReadPeople, reading: ListReading, locale: Locale): string {
  const { headings, badRows } = read;
  const width = badRows.reduce(
    (widest, { row }) => Math.max(widest, row.cells.length),
    Math.max(headings.length, reading.columns.length),
  );
  const wide = (cells: readonly string[]): readonly string[] =>
    Array.from({ length: width }, (_, index) => cells[index] ?? '');
  const reasons = (problems: readonly RowProblem[]): string =>
    problems.map((problem) => rowReason(problem, locale)).join(' ');
  return csvOf(
    [
      ...(reading.hasHeader ? [[...wide(headings), reasonHeading[locale]]] : []),
      ...badRows.map(({ row, problems }) => [...wide(row.cells), reasons(problems)]),
    ],
    reading.delimiter,
  );
}

const columns = ['firstName', 'lastName', 'validFrom', 'validTo', 'accessLevels', 'personId'] as const;

/** Who has no card yet, for another day. No PINs. */
export function peopleLeftCsv(
  rows: readonly ListRow[],
  levels: readonly AccessLevel[],
  locale: Locale,
): string {
  const levelName = (id: string): string => levels.find((level) => level.id === id)?.name ?? id;
  const cellsOf = ({ person }: ListRow): readonly string[] => [
    person.firstName,
    person.lastName,
    written(person.validFrom, 'T00:00'),
    written(person.validTo, 'T23:59:59'),
    person.accessLevelIds.map(levelName).join('; '),
    person.personId,
  ];
  const headings = columns.map((column) => columnName(column, locale));
  return csvOf([headings, ...rows.map(cellsOf)], delimiterOf(locale));
}

/** As the reader of lists takes a day alone, so that the day comes out of it again. */
function written(local: string, ofDayAlone: string): string {
  return local.endsWith(ofDayAlone) ? local.slice(0, -ofDayAlone.length) : local.replace('T', ' ');
}
