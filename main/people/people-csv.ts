import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ColumnUse } from '../../contract/list-reading.ts';
import { MOST_PEOPLE, type ListReading, type RowProblem } from '../../contract/people-list.ts';
import { csvRows, guessDelimiter, type CsvRow } from './csv.ts';
import { guessColumns, looksLikeHeader, withoutSecond } from './columns.ts';
import type { FileText } from './file-text.ts';
import { slashOrderOf } from './list-values.ts';
import { checkRow, type CheckedRow, type RowPerson, type RowRules } from './people-row.ts';
import { fullName } from '../store/submission-record.ts';

export interface BadRow {
  readonly row: CsvRow;
  readonly problems: readonly RowProblem[];
}

export interface ReadPeople {
  readonly headings: readonly string[];
  readonly firstRows: readonly BadRow[];
  readonly people: readonly RowPerson[];
  readonly badRows: readonly BadRow[];
  readonly hasAmbiguousDates: boolean;
}

export type PeopleOutcome =
  { readonly kind: 'read'; readonly read: ReadPeople } | { readonly kind: 'too-many' | 'empty' };

const SHOWN_FIRST = 8;
/** A few milliseconds of work: taps and the window are answered in between. */
const ROWS_AT_A_TIME = 50;
const GUESSED_FROM_ROWS = 200;

/** How a text is probably meant; every guess can be corrected. */
export function guessReading(
  { text, encoding }: Extract<FileText, { kind: 'text' }>,
  told: Partial<Pick<ListReading, 'delimiter' | 'hasHeader'>> = {},
): ListReading {
  const delimiter = told.delimiter ?? guessDelimiter(text);
  const rows: CsvRow[] = [];
  for (const row of csvRows(text, delimiter)) {
    rows.push(row);
    if (rows.length === GUESSED_FROM_ROWS) break;
  }
  const firstCells = rows[0]?.cells ?? [];
  const hasHeader = told.hasHeader ?? looksLikeHeader(firstCells);
  const columnCount = hasHeader ? firstCells.length : Math.max(1, ...rows.map(({ cells }) => cells.length));
  const orders = rows.flatMap(({ cells }) => cells.map(slashOrderOf));
  return {
    encoding,
    delimiter,
    hasHeader,
    columns: [...guessColumns(firstCells, hasHeader, columnCount)],
    dateOrder: orders.includes('month-first') && !orders.includes('day-first') ? 'month-first' : 'day-first',
    restorePinZeros: false,
  };
}

/**
 * Every row of the text, as a person or with the reasons why it is left out. It is read a little at a time; what is
 * longer than the longest list is not read to its end.
 */
export async function readPeople(text: string, rules: RowRules): Promise<PeopleOutcome> {
  const reading = { ...rules.reading, columns: [...withoutSecond(rules.reading.columns)] };
  const checkOne = createRowCheck({ ...rules, reading });
  const firstRows: BadRow[] = [];
  const people: RowPerson[] = [];
  const badRows: BadRow[] = [];
  let headings: readonly string[] | null = reading.hasHeader ? null : [];
  let hasAmbiguousDates = false;
  let rowCount = 0;
  for (const row of csvRows(text, reading.delimiter)) {
    if (headings === null) {
      headings = row.cells;
      continue;
    }
    rowCount += 1;
    if (rowCount > MOST_PEOPLE) return { kind: 'too-many' };
    const checked = checkOne(row);
    const problems = checked.kind === 'bad' ? checked.problems : [];
    if (checked.kind === 'person') people.push(checked.person);
    else badRows.push({ row, problems });
    if (firstRows.length < SHOWN_FIRST) firstRows.push({ row, problems });
    hasAmbiguousDates ||= reading.columns.some((use, index) => isAmbiguous(use, row.cells[index]));
    if (rowCount % ROWS_AT_A_TIME === 0) await nextTurn();
  }
  if (rowCount === 0) return { kind: 'empty' };
  return { kind: 'read', read: { headings: headings ?? [], firstRows, people, badRows, hasAmbiguousDates } };
}

function isAmbiguous(use: ColumnUse, cell = ''): boolean {
  return (use === 'validFrom' || use === 'validTo') && slashOrderOf(cell) === 'either';
}

/** A row that says of a person what an earlier one said is that row once more. */
function createRowCheck(rules: RowRules): (row: CsvRow) => CheckedRow {
  const lineOf = new Map<string, number>();
  return (row) => {
    const checked = checkRow(row, rules);
    if (checked.kind === 'bad') return checked;
    const { person } = checked;
    const same = JSON.stringify(person).toLowerCase();
    const ofLine = lineOf.get(same);
    if (ofLine === undefined) {
      lineOf.set(same, row.line);
      return checked;
    }
    const text = fullName(person);
    return { kind: 'bad', problems: [{ kind: 'duplicate', column: 'ignored', text, ofLine }] };
  };
}
