import { shownKeyText } from '../contract/key-text.ts';
import type { SubmissionRecord } from './store/submission-record.ts';

const HEADINGS = [
  'id',
  'readable',
  'task',
  'state',
  'created',
  'settled',
  'first name',
  'last name',
  'card number',
  'valid from',
  'valid to',
];

/**
 * What can be read of the submissions, for a spreadsheet (RFC 4180, UTF-8 with its mark); of the others, that they are
 * there. Times are UTC. No PIN, no code, and no cell that a spreadsheet would run as a formula.
 */
export function submissionsCsv(records: readonly SubmissionRecord[]): string {
  return csvOf([HEADINGS, ...records.map(cellsOf)]);
}

/** Rows of cells → the text of a file, whatever stands in the cells. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map(quoted).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cellsOf({ row, contents }: SubmissionRecord): readonly string[] {
  const request = contents?.request ?? null;
  const validity = request?.kind === 'add' ? request : null;
  return [
    row.id,
    request ? 'yes' : 'no',
    request?.kind ?? '',
    row.state,
    timeOf(row.created_at_ms),
    row.settled_at_ms === null ? '' : timeOf(row.settled_at_ms),
    request?.firstName ?? '',
    request?.lastName ?? '',
    request ? shownKeyText(request.identification) : '',
    validity?.validFrom ?? '',
    validity?.validTo ?? '',
  ];
}

const timeOf = (ms: number): string => new Date(ms).toISOString();

function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
