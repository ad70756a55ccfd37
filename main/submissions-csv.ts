import { shownKeyText } from '../contract/key-text.ts';
import type { Delimiter } from '../contract/list-reading.ts';
import type { Locale } from '../contract/settings.ts';
import { recordWords, type RecordWords } from './record/record-words.ts';
import type { SubmissionRecord } from './store/submission-record.ts';

/**
 * What can be read of the submissions, for a spreadsheet (RFC 4180, UTF-8 with its mark); of the others, that they are
 * there. Times are UTC. No PIN, no code, and no cell that a spreadsheet would run as a formula.
 */
export function submissionsCsv(records: readonly SubmissionRecord[], locale: Locale): string {
  const words = recordWords[locale];
  return csvOf(
    [words.submissionHeadings, ...records.map((record) => cellsOf(record, words))],
    delimiterOf(locale),
  );
}

/** A spreadsheet takes a file apart where its own language does: Swedish has its comma in numbers. */
export function delimiterOf(locale: Locale): Delimiter {
  return locale === 'sv' ? ';' : ',';
}

/** Rows of cells → the text of a file, whatever stands in the cells. */
export function csvOf(rows: readonly (readonly string[])[], delimiter: Delimiter): string {
  const lines = rows.map((cells) => cells.map(quoted).join(delimiter));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cellsOf({ row, contents }: SubmissionRecord, words: RecordWords): readonly string[] {
  const request = contents?.request ?? null;
  const validity = request?.kind === 'add' ? request : null;
  return [
    row.id,
    words.yesNo[request ? 'yes' : 'no'],
    request ? words.task[request.kind] : '',
    words.state[row.state],
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
  return /[",;|\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
