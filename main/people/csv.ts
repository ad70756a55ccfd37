import type { Delimiter } from '../../contract/list-reading.ts';

export interface CsvRow {
  /** The line of the text it begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Its last quote is never closed, so that it may have swallowed what follows. */
  readonly isOpen: boolean;
}

/**
 * RFC 4180, and what programs really write: any of the three line ends, blanks kept, a quote inside an unquoted cell is
 * itself. Lines without any character are no rows, nor is Excel's own first line, `sep=;`.
 */
export function* csvRows(text: string, delimiter: Delimiter): Generator<CsvRow> {
  const separatorLine = /^sep=[,;\t|](?:\r\n|\r|\n|$)/i.exec(text)?.[0] ?? '';
  let line = separatorLine === '' ? 1 : 2;
  let at = separatorLine.length;
  while (at < text.length) {
    const row = readRow(text, at, delimiter);
    const { cells } = row;
    if (cells.length > 1 || cells[0] !== '' || row.wasQuoted) yield { line, cells, isOpen: row.isOpen };
    line += row.lineCount;
    at = row.end;
  }
}

interface ReadRow {
  readonly cells: readonly string[];
  readonly end: number;
  readonly lineCount: number;
  readonly isOpen: boolean;
  readonly wasQuoted: boolean;
}

function readRow(text: string, start: number, delimiter: Delimiter): ReadRow {
  const cells: string[] = [];
  let at = start;
  let lineCount = 1;
  let wasQuoted = false;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
    cells.push(cell.text);
    wasQuoted ||= cell.text === '' && text[at] === '"';
    lineCount += cell.lineCount;
    at = cell.end;
    if (text[at] !== delimiter || cell.isOpen)
      return { cells, end: afterLineEnd(text, at), lineCount, isOpen: cell.isOpen, wasQuoted };
    at += 1;
  }
}

interface ReadCell {
  readonly text: string;
  readonly end: number;
  /** Line ends inside it. */
  readonly lineCount: number;
  readonly isOpen: boolean;
}

function plainCell(text: string, start: number, delimiter: Delimiter): ReadCell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(start, end), end, lineCount: 0, isOpen: false };
}

function quotedCell(text: string, start: number, delimiter: Delimiter): ReadCell {
  let end = start + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end === -1) {
      const rest = text.slice(start + 1);
      return { text: rest, end: text.length, lineCount: lineEnds(rest), isOpen: true };
    }
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const quoted = text.slice(start + 1, end).replaceAll('""', '"');
  // What stands between the closing quote and the delimiter belongs to the cell, as spreadsheets have it.
  const tail = plainCell(text, end + 1, delimiter);
  return { ...tail, text: quoted + tail.text, lineCount: lineEnds(quoted) };
}

function afterLineEnd(text: string, at: number): number {
  if (text[at] === '\r' && text[at + 1] === '\n') return at + 2;
  return at + 1;
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

const delimiters: readonly Delimiter[] = [';', '\t', ',', '|'];
const LOOKED_AT_ROWS = 30;
const LOOKED_AT_CHARACTERS = 20_000;

/** The one Excel's own first line names, else the delimiter that gives the first rows the most columns, alike in each. */
export function guessDelimiter(text: string): Delimiter {
  const told = /^sep=([,;\t|])(?=\r|\n|$)/i.exec(text)?.[1];
  if (told !== undefined) return told as Delimiter;
  const start = text.slice(0, LOOKED_AT_CHARACTERS);
  const scores = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(start, delimiter) }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function scoreOf(text: string, delimiter: Delimiter): number {
  const counts: number[] = [];
  for (const { cells } of csvRows(text, delimiter)) {
    counts.push(cells.length);
    if (counts.length === LOOKED_AT_ROWS) break;
  }
  const [first = 1] = counts;
  if (first === 1) return Math.max(0, ...counts.map((count) => (count > 1 ? 0.1 : 0)));
  const alike = counts.filter((count) => count === first).length;
  return (alike / counts.length) * 100 + first;
}
